package io.credits.examples.host.buying;

import io.credits.CreditPurchases;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Refusals;
import io.credits.examples.host.Workspace;
import io.credits.ledger.Outcome;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.spi.PurchaseStore;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The third step: who buys, the final price, and the payment itself. */
@HostPage
@RequestMapping("/w/{workspace}/buy/confirm")
class ConfirmPages {

    private final CreditPurchases purchases;
    private final PurchaseStore store;
    private final InstantSource clock;
    private final PriceReview review;

    ConfirmPages(CreditPurchases purchases, PurchaseStore store, InstantSource clock, PriceReview review) {
        this.purchases = purchases;
        this.store = store;
        this.clock = clock;
        this.review = review;
    }

    @GetMapping
    String confirm(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, HttpSession session, Model model) {
        Draft draft = Draft.of(session, workspace.id());
        if (draft.method() == null) {
            return "redirect:/w/" + workspace.id() + "/buy/payment";
        }
        return page(model, draft, Map.of(), null);
    }

    @PostMapping
    String pay(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            BillingForm billing,
            @RequestParam String total,
            HttpSession session,
            Model model) {
        Draft draft = Draft.of(session, workspace.id()).billedTo(billing);
        draft.keep(session, workspace.id());
        if (draft.method() == null) {
            return "redirect:/w/" + workspace.id() + "/buy/payment";
        }
        Map<String, String> faults = billing.faultsAtTheEnd();
        if (!faults.isEmpty()) {
            return page(model, draft, faults, null);
        }
        Quote quote = quote(workspace, draft);
        draft = draft.quotedAs(quote.id());
        draft.keep(session, workspace.id());
        if (!quote.total().getAmount().toPlainString().equals(total)) {
            return page(
                    model, draft, Map.of(), "The price has changed with what you typed. Please look at it once more.");
        }
        Outcome<Purchase> outcome = purchases.tryPurchase(workspace.account(), quote.id(), null, draft.method());
        if (outcome.rejection().isPresent()) {
            return page(
                    model,
                    draft.quotedAs(null),
                    Map.of(),
                    Refusals.sentence(outcome.rejection().get()));
        }
        return Onward.from(workspace, outcome.orElseThrow());
    }

    /** The same request is the same quote, so that paying again after a decline is a further attempt, not a second purchase. */
    private Quote quote(Workspace workspace, Draft draft) {
        QuoteRequest wanted = QuoteRequest.of(
                        workspace.account(),
                        draft.quote() == null ? newId() : draft.quote(),
                        draft.credits(),
                        draft.recurrence())
                .billedTo(draft.billing().details());
        Outcome<Quote> earlier = purchases.tryQuote(wanted);
        if (earlier.rejection().isEmpty() && isUsable(earlier.orElseThrow())) {
            return earlier.orElseThrow();
        }
        return purchases.quote(new QuoteRequest(
                wanted.account(), newId(), wanted.credits(), wanted.recurrence(), wanted.billing(), false));
    }

    private boolean isUsable(Quote quote) {
        return !quote.isExpired(clock.instant())
                && store.purchase(quote.account(), PurchaseId.of(quote.id().value()))
                        .map(purchase -> purchase.paidAt() == null)
                        .orElse(true);
    }

    private String page(Model model, Draft draft, Map<String, String> faults, @Nullable String notice) {
        model.addAttribute("draft", draft);
        model.addAttribute("billing", draft.billing());
        model.addAttribute(
                "price",
                review.of(draft.credits(), draft.recurrence(), draft.billing().details()));
        model.addAttribute("often", PriceReview.often(draft.recurrence()));
        model.addAttribute("states", review.states());
        model.addAttribute("countries", Countries.NAMES);
        model.addAttribute("faults", new LinkedHashMap<>(faults));
        model.addAttribute("notice", notice);
        return "buy-confirm";
    }

    private static QuoteId newId() {
        return QuoteId.of("order-" + UUID.randomUUID());
    }
}
