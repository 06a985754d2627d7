package io.credits.purchase;

import io.credits.rating.HostText;
import io.credits.tax.FreeText;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says of a payment: as an answer, in a notification or when asked again.
 *
 * @param state how it stands
 * @param taken the money taken; needed for SUCCEEDED, otherwise null
 * @param code the gateway's reason for a failure, for example {@code card_declined}, or null
 * @param next where the buyer goes on after REQUIRES_ACTION, for example an address, or null
 */
public record PaymentReport(
        PaymentState state,
        @Nullable Money taken,
        @Nullable String code,
        @Nullable String next) {

    /** The code of a payment that the gateway, asked again, has never heard of. */
    public static final String NEVER_RECEIVED = "never_received";

    private static final int MAX_TEXT = 2_000;

    /**
     * Checks that a success names the money taken.
     *
     * @param state how it stands
     * @param taken the money taken; needed for SUCCEEDED, otherwise null
     * @param code the gateway's reason for a failure, for example {@code card_declined}, or null
     * @param next where the buyer goes on after REQUIRES_ACTION, for example an address, or null
     * throws @throws IllegalArgumentException if it does not, the code looks like a card number, or a text is too long or
     *     holds what some database would change (see {@link HostText})
     */
    public PaymentReport {
        if (state == PaymentState.SUCCEEDED && taken == null) {
            throw new IllegalArgumentException("taken: wanted the money taken by a payment that succeeded, found none");
        }
        if (code != null) {
            FreeText.require("code", code, MAX_TEXT);
        }
        if (next != null) {
            HostText.require("next", next, MAX_TEXT);
        }
    }

    /**
     * Reports that the money was taken.
     *
     * @param taken how much, in which currency
     * @return the report
     */
    public static PaymentReport succeeded(Money taken) {
        return new PaymentReport(PaymentState.SUCCEEDED, taken, null, null);
    }

    /**
     * Reports that the money was not taken.
     *
     * @param code the gateway's reason
     * @return the report
     */
    public static PaymentReport failed(String code) {
        return new PaymentReport(PaymentState.FAILED, null, code, null);
    }

    /**
     * Reports that the gateway is at work.
     *
     * @return the report
     */
    public static PaymentReport pending() {
        return new PaymentReport(PaymentState.PENDING, null, null, null);
    }

    /**
     * Reports that the buyer must do something first.
     *
     * @param next where the buyer goes on
     * @return the report
     */
    public static PaymentReport requiresAction(String next) {
        return new PaymentReport(PaymentState.REQUIRES_ACTION, null, null, next);
    }

    /** Shows state and code; the address of the next step may hold a secret. */
    @Override
    public String toString() {
        return "PaymentReport[" + state + (code == null ? "" : ", " + code) + "]";
    }
}
