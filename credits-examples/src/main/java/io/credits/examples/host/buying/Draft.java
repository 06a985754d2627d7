package io.credits.examples.host.buying;

import io.credits.amount.Credits;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.QuoteId;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A purchase on its way through the three steps, kept in the buyer's session.
 *
 * @param credits how many
 * @param recurrence how often
 * @param method the token from the provider, or null before the second step
 * @param billing who buys, as typed
 * @param quote the price review that was last asked to be paid, or null
 */
record Draft(
        Credits credits,
        Recurrence recurrence,
        @Nullable PaymentMethodToken method,
        BillingForm billing,
        @Nullable QuoteId quote) {

    private static final Credits USUAL = Credits.of(5_000);

    static Draft of(HttpSession session, String workspace) {
        return session.getAttribute(name(workspace)) instanceof Draft draft
                ? draft
                : new Draft(USUAL, Recurrence.ONE_TIME, null, BillingForm.EMPTY, null);
    }

    void keep(HttpSession session, String workspace) {
        session.setAttribute(name(workspace), this);
    }

    static void forget(HttpSession session, String workspace) {
        session.removeAttribute(name(workspace));
    }

    Draft with(Credits amount, Recurrence often) {
        return new Draft(amount, often, method, billing, quote);
    }

    Draft paidWith(PaymentMethodToken token) {
        return new Draft(credits, recurrence, token, billing, quote);
    }

    Draft billedTo(BillingForm form) {
        return new Draft(credits, recurrence, method, form, quote);
    }

    Draft quotedAs(@Nullable QuoteId id) {
        return new Draft(credits, recurrence, method, billing, id);
    }

    private static String name(String workspace) {
        return "draft:" + workspace;
    }
}
