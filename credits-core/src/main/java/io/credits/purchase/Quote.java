package io.credits.purchase;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.plan.PriceBreakdown;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.tax.BillingDetails;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The immutable review of a price: what is quoted is charged, whatever changes meanwhile [R20].
 *
 * <p>The discounts name their rule and the version of the price list that gave them. Subtotal less discounts plus taxes is
 * the total to the last minor unit; of a price with the tax in it, subtotal less discounts is the total.
 *
 * @param id the quote's name
 * @param account who is to be credited
 * @param price unit price, subtotal, discounts and what they leave
 * @param billing who buys, as given, or null
 * @param supplier who sells, as it was then, or null
 * @param inclusive whether the price has the tax in it
 * @param tax taxable amount, taxes and total
 * @param at when it was made
 * @param validUntil the first instant at which it is refused
 * @param creditsValid for how long the credits last, counted on the local calendar, or null for ever
 */
public record Quote(
        QuoteId id,
        AccountId account,
        PriceBreakdown price,
        @Nullable BillingDetails billing,
        @Nullable Supplier supplier,
        boolean inclusive,
        TaxAssessment tax,
        Instant at,
        Instant validUntil,
        @Nullable Period creditsValid) {

    /**
     * Checks that the taxes are those of the price.
     *
     * @param id the quote's name
     * @param account who is to be credited
     * @param price unit price, subtotal, discounts and what they leave
     * @param billing who buys, as given, or null
     * @param supplier who sells, as it was then, or null
     * @param inclusive whether the price has the tax in it
     * @param tax taxable amount, taxes and total
     * @param at when it was made
     * @param validUntil the first instant at which it is refused
     * @param creditsValid for how long the credits last, counted on the local calendar, or null for ever
     * throws @throws IllegalArgumentException if the assessed amount is not what the discounts leave
     */
    public Quote {
        Money assessed = inclusive ? tax.total() : tax.taxable();
        if (!assessed.equals(price.taxable())) {
            throw new IllegalArgumentException("tax: wanted one on " + price.taxable() + ", found one on " + assessed);
        }
    }

    /**
     * Makes a quote from a price and its taxes.
     *
     * @param request what is to be bought
     * @param version the price-list version
     * @param supplier who sells, or null
     * @param tax the taxes of what the version's discounts leave
     * @param at when it is made
     * @return the quote, valid for as long as the version says
     * @throws io.credits.amount.InvalidAmountException if the credits are outside the version's limits, or cost nothing
     *     after rounding without a discount of 100 %
     */
    public static Quote of(
            QuoteRequest request,
            PriceListVersion version,
            @Nullable Supplier supplier,
            TaxAssessment tax,
            Instant at) {
        return new Quote(
                request.id(),
                request.account(),
                version.price(request.credits(), request.recurrence()),
                request.billing(),
                supplier,
                request.taxInclusive(),
                tax,
                at,
                at.plus(version.quoteValid()),
                version.creditsValid());
    }

    /**
     * Returns how many credits it is for.
     *
     * @return more than 0
     */
    public Credits credits() {
        return price.credits();
    }

    /**
     * Returns how often they are bought.
     *
     * @return the commitment
     */
    public Recurrence recurrence() {
        return price.recurrence();
    }

    /**
     * Returns what is charged.
     *
     * @return the total with tax
     */
    public Money total() {
        return tax.total();
    }

    /**
     * Returns the quote without the buyer's name, address and registration.
     *
     * @return a quote that is otherwise the same
     */
    public Quote erased() {
        return billing == null
                ? this
                : new Quote(
                        id, account, price, billing.erased(), supplier, inclusive, tax, at, validUntil, creditsValid);
    }

    /**
     * Tells whether the quote is refused at an instant.
     *
     * @param now the instant
     * @return true from {@link #validUntil()} on
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(validUntil);
    }

    /**
     * Returns the command that credits a purchase of this quote, safe to repeat.
     *
     * @param purchase the purchase, which names the grant
     * @param paidAt when the money was taken, from which the credits' validity counts
     * @param zone the account's zone
     * @return the command; its cost basis is the taxable amount ÷ the credits
     */
    public GrantCredits grant(PurchaseId purchase, Instant paidAt, ZoneId zone) {
        GrantCredits command = GrantCredits.of(
                        account, IdempotencyKey.of("purchase:" + purchase), credits(), GrantKind.PURCHASED)
                .named(GrantId.of(purchase.value()))
                .withCostBasis(CostBasis.of(tax.taxable(), credits()));
        if (creditsValid == null) {
            return command;
        }
        return command.expiringAt(LocalDateTime.ofInstant(paidAt, zone)
                .plus(creditsValid)
                .atZone(zone)
                .toInstant());
    }

    /** Shows names and amounts only. */
    @Override
    public String toString() {
        return "Quote[" + id + ", " + account + ", " + credits() + ", " + recurrence() + ", " + total() + "]";
    }

    /**
     * Tells how many credits a part of the total bought.
     *
     * @param part positive money in the quote's currency
     * @return the credits in proportion, rounded down to a micro
     * @throws IllegalArgumentException if the part is not positive or in another currency, or the total is zero
     */
    public Credits creditsFor(Money part) {
        boolean sound = part.isPositive()
                && total().isPositive()
                && part.getCurrencyUnit().equals(total().getCurrencyUnit());
        if (!sound) {
            throw new IllegalArgumentException("amount: wanted a part of " + total() + ", found " + part);
        }
        BigDecimal micros = BigDecimal.valueOf(credits().micros())
                .multiply(part.getAmount())
                .divide(total().getAmount(), 0, RoundingMode.DOWN);
        return Credits.ofMicros(micros.longValueExact());
    }
}
