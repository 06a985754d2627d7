package io.credits.examples.host;

import io.credits.amount.InvalidAmountException;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.Members;
import io.credits.ledger.Rejection;
import io.credits.spi.LedgerStoreException;
import io.credits.tax.InvalidBillingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals as problem+json (RFC 9457): {@code code} is the library's public name of the reason, its amounts stand beside it. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ApiProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail rejected(CreditRejectedException refused) {
        return of(refused.rejection());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidAmountException refused) {
        return problem(HttpStatus.BAD_REQUEST, refused.reason().name(), refused.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidArgumentException refused) {
        return problem(HttpStatus.BAD_REQUEST, refused.code().name(), refused.getMessage());
    }

    /** Names the field, never what was typed into it. */
    @ExceptionHandler
    ProblemDetail invalid(InvalidBillingException refused) {
        ProblemDetail problem =
                problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason().name(), refused.getMessage());
        problem.setProperty("field", refused.field());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException refused) {
        return problem(HttpStatus.BAD_REQUEST, "INVALID_ARGUMENT", refused.getMessage());
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied) {
        return problem(HttpStatus.FORBIDDEN, "ACCESS_DENIED", denied.getMessage());
    }

    /** The database is away: the same request with the same key may simply be sent again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreachable(LedgerStoreException lost) {
        ProblemDetail problem =
                problem(HttpStatus.SERVICE_UNAVAILABLE, "STORE_UNAVAILABLE", "Try again with the same key.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(problem);
    }

    static ProblemDetail of(Rejection rejection) {
        ProblemDetail problem = problem(status(rejection), rejection.code().name(), Refusals.sentence(rejection));
        rejection.describe(new Members() {
            @Override
            public Members put(String name, @Nullable Object value) {
                problem.setProperty(name, value == null ? null : value.toString());
                return this;
            }
        });
        return problem;
    }

    /** 402 is what a client shows a "buy credits" button for. */
    private static HttpStatus status(Rejection rejection) {
        return switch (rejection.code()) {
            case INSUFFICIENT_CREDITS, ALL_ON_HOLD, OUT_OF_SCOPE -> HttpStatus.PAYMENT_REQUIRED;
            case NOT_FOUND, UNKNOWN_FEATURE -> HttpStatus.NOT_FOUND;
            case IDEMPOTENCY_CONFLICT, PAYMENT_IN_PROGRESS, QUOTE_EXPIRED, ACCOUNT_CLOSED, ACCOUNT_FROZEN ->
                HttpStatus.CONFLICT;
            case ENTRY_ARCHIVED -> HttpStatus.GONE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static ProblemDetail problem(HttpStatus status, String code, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(
                code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
        problem.setDetail(detail);
        problem.setProperty("code", code);
        return problem;
    }
}
