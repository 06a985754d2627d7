package io.credits.examples.host;

import io.credits.ledger.CreditRejectedException;
import io.credits.spi.LedgerStoreException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Refusals as pages: what happened, and where to go from here. */
@ControllerAdvice(annotations = HostPage.class)
@Order(10)
class PageErrors {

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied, HttpServletResponse response) {
        return page(response, 403, "This is not open to you", String.valueOf(denied.getMessage()));
    }

    @ExceptionHandler
    ModelAndView refused(CreditRejectedException refused, HttpServletResponse response) {
        int status = ApiProblems.of(refused.rejection()).getStatus();
        return page(response, status, "That did not work", Refusals.sentence(refused.rejection()));
    }

    @ExceptionHandler
    ModelAndView invalid(IllegalArgumentException refused, HttpServletResponse response) {
        return page(response, 400, "That is not something we understand", "Please go back and check what was typed.");
    }

    @ExceptionHandler
    ModelAndView unreachable(LedgerStoreException lost, HttpServletResponse response) {
        return page(response, 503, "We cannot reach our database", "Nothing is lost. Please try again in a moment.");
    }

    private static ModelAndView page(HttpServletResponse response, int status, String title, String text) {
        response.setStatus(status);
        return new ModelAndView("error")
                .addObject("status", status)
                .addObject("title", title)
                .addObject("text", text);
    }
}
