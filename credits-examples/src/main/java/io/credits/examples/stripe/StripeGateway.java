package io.credits.examples.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentSearchParams;
import io.credits.ledger.AccountId;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.SignedNotification;
import io.credits.spi.PaymentGateway;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Takes money through Stripe's PaymentIntents, by Stripe's own Java library.
 *
 * <p>Every charge is one confirmed PaymentIntent under our idempotency key, which names the account too, since two accounts
 * may have purchases of one name. A buyer who is present may be sent to the bank; standing purchases and top-ups charge off
 * session, for which the payment method must be saved with the account's customer. An answer of Stripe about the card or the
 * request is a report; anything else, a lost connection, a time-out, an error on Stripe's side or too many requests, is an
 * exception, and the payment is looked for later.
 *
 * <p>Safe for use by several threads.
 */
public final class StripeGateway implements PaymentGateway {

    /** The code of a payment that Stripe cannot take to the last minor unit; it was not asked for. */
    public static final String AMOUNT_NOT_CHARGEABLE = "amount_not_chargeable";

    private final StripeClient stripe;
    private final String webhookSecret;
    private final String returnUrl;
    private final Function<AccountId, Optional<String>> customers;

    /**
     * Creates the gateway.
     *
     * @param stripe Stripe's client with the secret key and the time-outs
     * @param webhookSecret what Stripe signs its notifications to this endpoint with
     * @param returnUrl where buyers come back to from their bank
     * @param customers the Stripe customer of an account; empty if it has none and pays with a new card each time
     */
    @SuppressWarnings("exports") // an application that uses this has Stripe's library
    public StripeGateway(
            StripeClient stripe,
            String webhookSecret,
            String returnUrl,
            Function<AccountId, Optional<String>> customers) {
        this.stripe = stripe;
        this.webhookSecret = webhookSecret;
        this.returnUrl = returnUrl;
        this.customers = customers;
    }

    @Override
    public PaymentReport charge(ChargeRequest request) {
        OptionalLong amount = StripeAmount.of(request.amount());
        if (amount.isEmpty()) {
            return PaymentReport.failed(AMOUNT_NOT_CHARGEABLE);
        }
        RequestOptions options = RequestOptions.builder()
                .setIdempotencyKey(StripeMetadata.key(request))
                .build();
        try {
            return StripeReports.of(stripe.v1().paymentIntents().create(intent(request, amount.getAsLong()), options));
        } catch (CardException declined) {
            return PaymentReport.failed(StripeReports.code(declined.getStripeError()));
        } catch (IdempotencyException other) {
            throw new StripeUnavailableException(other);
        } catch (InvalidRequestException refused) {
            return refused(refused);
        } catch (StripeException lost) {
            throw new StripeUnavailableException(lost);
        }
    }

    /**
     * Looks the payment up: among the customer's own, which Stripe lists as they are now, or by search, which may lag a minute
     * behind (the library's grace is longer) and then is read again by its id.
     */
    @Override
    public Optional<PaymentReport> find(ChargeRequest request) {
        if (StripeAmount.of(request.amount()).isEmpty()) {
            return Optional.of(PaymentReport.failed(AMOUNT_NOT_CHARGEABLE));
        }
        String key = StripeMetadata.key(request);
        try {
            Optional<String> customer = customers.apply(request.account());
            Optional<PaymentIntent> found = customer.isPresent() ? listed(customer.get(), key) : searched(key);
            return found.map(StripeReports::of);
        } catch (StripeException lost) {
            throw new StripeUnavailableException(lost);
        }
    }

    @Override
    public Optional<PaymentNotification> read(SignedNotification notification, Instant now) {
        try {
            return StripeEvents.payment(notification, webhookSecret, now);
        } catch (SignatureVerificationException untrusted) {
            throw StripeEvents.untrusted(notification, webhookSecret);
        }
    }

    private PaymentIntentCreateParams intent(ChargeRequest request, long amount) {
        PaymentIntentCreateParams.Builder intent = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(request.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                .setPaymentMethod(request.method().token())
                .addPaymentMethodType("card")
                .setConfirm(true)
                .putAllMetadata(StripeMetadata.of(request));
        Optional<String> customer = customers.apply(request.account());
        customer.ifPresent(intent::setCustomer);
        if (!request.buyerPresent()) {
            return intent.setOffSession(true).build();
        }
        if (customer.isPresent()) {
            // So that standing purchases and top-ups may charge the card later, without its owner.
            intent.setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION);
        }
        if (request.buyerMustAct()) {
            intent.setPaymentMethodOptions(PaymentIntentCreateParams.PaymentMethodOptions.builder()
                    .setCard(PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                            .setRequestThreeDSecure(
                                    PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestThreeDSecure.CHALLENGE)
                            .build())
                    .build());
        }
        return intent.setReturnUrl(returnUrl).build();
    }

    private Optional<PaymentIntent> listed(String customer, String key) throws StripeException {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCustomer(customer)
                .setLimit(100L)
                .build();
        for (PaymentIntent each : stripe.v1().paymentIntents().list(params).autoPagingIterable()) {
            if (StripeMetadata.hasKey(each, key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Optional<PaymentIntent> searched(String key) throws StripeException {
        var found = stripe.v1()
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder()
                        .setQuery(StripeMetadata.query(key))
                        .build())
                .getData();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(stripe.v1().paymentIntents().retrieve(found.get(0).getId()));
    }

    /** A request that Stripe understood and refused takes no money; one that runs still has no answer. */
    private static PaymentReport refused(InvalidRequestException refused) {
        int status = refused.getStatusCode() == null ? 0 : refused.getStatusCode();
        if (status != StripeUnavailableException.BAD_REQUEST && status != StripeUnavailableException.NOT_FOUND) {
            throw new StripeUnavailableException(refused);
        }
        return PaymentReport.failed(StripeReports.code(refused.getStripeError()));
    }
}
