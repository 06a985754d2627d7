package io.credits.tax;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a tax rule is asked: who sells what to whom.
 *
 * @param supplier who sells, or null if the catalogue names nobody
 * @param billing who buys, or null if not told
 * @param amount the price after discounts, with or without tax in it
 * @param inclusive whether the price has the tax in it already
 * @param at when it is sold
 */
public record TaxQuestion(
        @Nullable Supplier supplier, @Nullable BillingDetails billing, Money amount, boolean inclusive, Instant at) {}
