package io.credits.examples.host.buying;

import io.credits.CreditLedger;
import io.credits.CreditPurchases;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Refusals;
import io.credits.examples.host.Workspace;
import io.credits.examples.standing.StandingChange;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was bought, how a payment stands, the receipt, and what is bought again and again. */
@HostPage
@RequestMapping("/w/{workspace}/purchases")
class PurchasePages {

    private static final int PAGE = 25;
    private static final int MOST_STANDING = 100;

    private final CreditPurchases purchases;
    private final CreditLedger ledger;
    private final PriceReview review;

    PurchasePages(CreditPurchases purchases, CreditLedger ledger, PriceReview review) {
        this.purchases = purchases;
        this.ledger = ledger;
        this.review = review;
    }

    @GetMapping
    String all(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        PurchaseId last = before == null ? null : PurchaseId.of(before);
        // One more than is shown tells whether there are older ones.
        List<Purchase> found = purchases.list(workspace.account(), last, PAGE + 1);
        List<Purchase> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("purchases", shown);
        model.addAttribute("older", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
        model.addAttribute("latest", before != null);
        model.addAttribute("standings", purchases.automatic().list(workspace.account(), null, MOST_STANDING));
        model.addAttribute("zone", ledger.account(workspace.account()).zone());
        return "purchases";
    }

    /** Back from the bank. The notification may have been faster, or may never come: asking settles it either way. */
    @GetMapping("/return")
    String comeBack(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, @RequestParam String id) {
        Purchase asked = purchases.confirm(workspace.account(), PurchaseId.of(id));
        String page = asked.state() == PaymentState.SUCCEEDED ? "receipt" : "one";
        return "redirect:/w/" + workspace.id() + "/purchases/" + page + "?id=" + Onward.escaped(id);
    }

    @GetMapping("/one")
    String one(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, @RequestParam String id, Model model) {
        Purchase purchase = purchases.find(workspace.account(), PurchaseId.of(id));
        if (purchase.state() == PaymentState.SUCCEEDED) {
            return "redirect:/w/" + workspace.id() + "/purchases/receipt?id=" + Onward.escaped(id);
        }
        model.addAttribute("purchase", purchase);
        model.addAttribute(
                "price", review.lines(purchase.quote().price(), purchase.quote().tax()));
        String code = purchase.lastAttempt().code();
        model.addAttribute("decline", Refusals.decline(code == null ? "" : code));
        return "purchase";
    }

    @GetMapping("/receipt")
    String receipt(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String id,
            HttpSession session,
            Model model) {
        Purchase purchase = purchases.find(workspace.account(), PurchaseId.of(id));
        if (purchase.quote().id().equals(Draft.of(session, workspace.id()).quote())) {
            Draft.forget(session, workspace.id());
            model.addAttribute("fresh", true);
        }
        model.addAttribute("purchase", purchase);
        model.addAttribute("receipt", purchases.receipt(workspace.account(), purchase.id()));
        return "receipt";
    }

    /** The receipt itself, as the library draws it: framed by our page, printed and kept from a window of its own. */
    @GetMapping(path = "/receipt/document", produces = "text/html;charset=utf-8")
    @ResponseBody
    String document(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String id,
            HttpServletResponse response) {
        // It brings its style with it, has no script, and may stand in a frame of our own pages.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
        return purchases.receipt(workspace.account(), PurchaseId.of(id)).toHtml();
    }

    @PostMapping("/standing")
    String change(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String id,
            @RequestParam StandingChange change) {
        change.of(purchases.automatic(), workspace.account(), PurchaseId.of(id)).orElseThrow();
        return "redirect:/w/" + workspace.id() + "/purchases";
    }
}
