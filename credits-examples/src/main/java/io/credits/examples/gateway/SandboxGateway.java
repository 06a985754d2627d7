package io.credits.examples.gateway;

import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.SignedNotification;
import io.credits.spi.PaymentGateway;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A payment gateway without money that answers as told, at its worst too.
 *
 * <p>It keeps its own books by idempotency key, as a real gateway does: a key that was seen before is answered from them.
 * An answer that is lost is an exception. What it tells by itself it signs. Safe for use by several threads.
 */
public final class SandboxGateway implements PaymentGateway {

    /** How a new payment is answered. */
    public enum Answer {
        /** The money is taken. */
        SUCCEEDED,
        /** The payment is declined. */
        FAILED,
        /** The buyer must act first. */
        REQUIRES_ACTION,
        /** The gateway is at work. */
        PENDING,
        /** The answer is lost after the money was taken. */
        TIMEOUT_THEN_SUCCEEDED,
        /** The answer is lost after the payment was declined. */
        TIMEOUT_THEN_FAILED,
        /** The answer is lost while the gateway is at work. */
        TIMEOUT_THEN_PENDING,
        /** The request is lost; the gateway never hears of it. */
        TIMEOUT_THEN_NOTHING,
        /** One minor unit too much is taken. */
        WRONG_AMOUNT,
        /** The number is right and the currency is not. */
        WRONG_CURRENCY
    }

    /** What notifications are signed with unless another secret is given. */
    public static final String DEFAULT_SECRET = "sandbox-secret";

    private static final String DECLINED = "card_declined";

    private final Map<String, PaymentReport> books = new HashMap<>();
    private Answer answer = Answer.SUCCEEDED;
    private String code = DECLINED;
    private int times = Integer.MAX_VALUE;
    private final SandboxSignature signature;
    private boolean told;

    /** Creates a gateway that takes every payment until told otherwise. */
    public SandboxGateway() {
        this(DEFAULT_SECRET);
    }

    /**
     * Creates a gateway that takes every payment until told otherwise.
     *
     * @param secret what its notifications are signed with; known to the gateway and its customer only
     */
    public SandboxGateway(String secret) {
        this.signature = new SandboxSignature(secret);
    }

    /**
     * Tells how payments are answered from now on. Payments that are open come to the same end when asked about again.
     *
     * @param next the answer
     * @param reason the code of a failure
     * @param count for how many payments; afterwards they succeed again
     */
    public synchronized void answering(Answer next, String reason, int count) {
        answer = next;
        code = reason;
        times = count;
        told = true;
    }

    /**
     * Brings a payment to another state in the books, as if time or the buyer did; a payment that succeeded stays so.
     *
     * @param key the idempotency key
     * @param report how it stands from now on
     */
    public synchronized void becomes(String key, PaymentReport report) {
        PaymentReport before = books.get(key);
        if (before == null || before.state() != PaymentState.SUCCEEDED) {
            books.put(key, report);
        }
    }

    @Override
    public synchronized PaymentReport charge(ChargeRequest request) {
        PaymentReport known = books.get(request.key());
        if (known != null) {
            return known;
        }
        String reason = code;
        Answer told = next();
        Answer now = told == Answer.SUCCEEDED && request.buyerMustAct() ? Answer.REQUIRES_ACTION : told;
        if (now == Answer.TIMEOUT_THEN_NOTHING) {
            throw new IllegalStateException("sandbox: the request was lost");
        }
        books.put(request.key(), report(now, request.amount(), reason));
        if (now.name().startsWith("TIMEOUT")) {
            throw new IllegalStateException("sandbox: the answer was lost");
        }
        return books.get(request.key());
    }

    @Override
    public synchronized Optional<PaymentReport> find(ChargeRequest request) {
        PaymentReport known = books.get(request.key());
        boolean settles = known != null
                && known.state().isOpen()
                && told
                && (answer == Answer.SUCCEEDED || answer == Answer.FAILED);
        if (settles) {
            books.put(request.key(), report(answer, request.amount(), code));
        }
        return Optional.ofNullable(books.get(request.key()));
    }

    /**
     * Writes a notification as the gateway sends it to its customer.
     *
     * @param told what it tells
     * @param at when it is signed
     * @return the notification, signed
     */
    public SignedNotification send(PaymentNotification told, Instant at) {
        return signature.sign(SandboxNotice.write(told), at);
    }

    @Override
    public Optional<PaymentNotification> read(SignedNotification notification, Instant now) {
        signature.check(notification, now);
        return SandboxNotice.read(notification.body());
    }

    private Answer next() {
        Answer now = times > 0 ? answer : Answer.SUCCEEDED;
        if (times > 0 && times < Integer.MAX_VALUE) {
            times--;
        }
        if (times == 0) {
            answering(Answer.SUCCEEDED, DECLINED, Integer.MAX_VALUE);
            told = false;
        }
        return now;
    }

    private static PaymentReport report(Answer now, Money amount, String reason) {
        return switch (now) {
            case FAILED, TIMEOUT_THEN_FAILED -> PaymentReport.failed(reason);
            case PENDING, TIMEOUT_THEN_PENDING -> PaymentReport.pending();
            case REQUIRES_ACTION -> PaymentReport.requiresAction("https://gateway.example/act");
            case WRONG_AMOUNT -> PaymentReport.succeeded(amount.plus(Money.ofMinor(amount.getCurrencyUnit(), 1)));
            case WRONG_CURRENCY -> PaymentReport.succeeded(other(amount));
            default -> PaymentReport.succeeded(amount);
        };
    }

    private static Money other(Money amount) {
        CurrencyUnit currency = CurrencyUnit.of(amount.getCurrencyUnit().equals(CurrencyUnit.USD) ? "EUR" : "USD");
        return Money.ofMinor(currency, amount.getAmountMinorLong());
    }
}
