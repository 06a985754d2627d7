package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.plan.Recurrence;
import io.credits.tax.BillingDetails;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer chooses before the price is told.
 *
 * @param account who is to be credited
 * @param id the quote's name; the same request under the same name answers the same quote
 * @param credits how many
 * @param recurrence how often
 * @param billing who buys, or null
 * @param taxInclusive whether the price list's prices have the tax in them
 */
public record QuoteRequest(
        AccountId account,
        QuoteId id,
        Credits credits,
        Recurrence recurrence,
        @Nullable BillingDetails billing,
        boolean taxInclusive) {

    /**
     * Asks for a purchase at prices without tax.
     *
     * @param account who is to be credited
     * @param id the quote's name
     * @param credits how many
     * @param recurrence how often
     * @return the request, without billing details
     */
    public static QuoteRequest of(AccountId account, QuoteId id, Credits credits, Recurrence recurrence) {
        return new QuoteRequest(account, id, credits, recurrence, null, false);
    }

    /**
     * Returns the request with billing details.
     *
     * @param buyer who buys
     * @return a request that is otherwise the same
     */
    public QuoteRequest billedTo(@Nullable BillingDetails buyer) {
        return new QuoteRequest(account, id, credits, recurrence, buyer, taxInclusive);
    }

    /**
     * Returns the request without the buyer's name, address and registration.
     *
     * @return a request that is otherwise the same
     */
    public QuoteRequest erased() {
        return billing == null ? this : billedTo(billing.erased());
    }

    /**
     * Returns the request at prices that have the tax in them.
     *
     * @return a request that is otherwise the same
     */
    public QuoteRequest withTaxInPrice() {
        return new QuoteRequest(account, id, credits, recurrence, billing, true);
    }

    /**
     * Names what differs from an earlier quote of the same name.
     *
     * @param earlier the quote
     * @return the first member that differs, or null if the quote answers this request
     */
    public @Nullable String firstDifference(Quote earlier) {
        if (!credits.equals(earlier.credits())) {
            return "credits";
        }
        if (recurrence != earlier.recurrence()) {
            return "recurrence";
        }
        boolean sameBuyer = billing == null ? earlier.billing() == null : billing.equals(earlier.billing());
        if (!sameBuyer) {
            return "billing";
        }
        return taxInclusive == earlier.inclusive() ? null : "taxInclusive";
    }
}
