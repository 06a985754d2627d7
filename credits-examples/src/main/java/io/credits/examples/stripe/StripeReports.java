package io.credits.examples.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.RetryPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Stripe's words for a payment mean here. */
final class StripeReports {

    /** The code of a payment of which Stripe tells no reason. */
    private static final String DECLINED = "card_declined";

    /** What {@link RetryPolicy} never tries again. */
    private static final String NEVER_AGAIN = "do_not_try_again";

    private StripeReports() {}

    static PaymentReport of(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" ->
                PaymentReport.succeeded(StripeAmount.read(intent.getAmountReceived(), intent.getCurrency()));
            case "processing", "requires_capture" -> PaymentReport.pending();
            case "requires_action" -> PaymentReport.requiresAction(next(intent));
            case "canceled" -> PaymentReport.failed("canceled");
            default ->
                intent.getLastPaymentError() == null
                        // Created, and not yet confirmed: Stripe is at work.
                        ? PaymentReport.pending()
                        : PaymentReport.failed(code(intent.getLastPaymentError()));
        };
    }

    /**
     * Returns why a payment was declined: Stripe's advice never to try again before the issuer's own word, before Stripe's
     * code. Off session a card that wants its owner is a decline too: {@code authentication_required}.
     */
    static String code(@Nullable StripeError error) {
        if (error == null) {
            return DECLINED;
        }
        if (NEVER_AGAIN.equals(error.getAdviceCode())) {
            return Optional.ofNullable(error.getDeclineCode())
                    .filter(StripeReports::isFinalInItself)
                    .orElse(NEVER_AGAIN);
        }
        return Optional.ofNullable(error.getDeclineCode())
                .or(() -> Optional.ofNullable(error.getCode()))
                .orElse(DECLINED);
    }

    private static boolean isFinalInItself(String declineCode) {
        return RetryPolicy.DEFAULT.neverRetry().contains(declineCode);
    }

    /** The bank's page if the buyer is sent there, otherwise the secret with which the host's own page goes on. */
    private static String next(PaymentIntent intent) {
        return Optional.ofNullable(intent.getNextAction())
                .map(PaymentIntent.NextAction::getRedirectToUrl)
                .map(PaymentIntent.NextAction.RedirectToUrl::getUrl)
                .orElseGet(intent::getClientSecret);
    }
}
