package io.credits.tax;

import io.credits.amount.Percentage;
import org.joda.money.Money;

/**
 * One tax of a sale.
 *
 * @param name the tax, for example {@code CGST}
 * @param rate its rate on the taxable amount
 * @param amount the tax, rounded half up to the currency's minor unit by itself [R3]
 */
public record TaxLine(String name, Percentage rate, Money amount) {}
