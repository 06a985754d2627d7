package io.credits.report;

import io.credits.amount.Credits;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * What a period came to.
 *
 * @param from the first local day
 * @param to the last local day, included
 * @param credits credits used, debt included
 * @param spend the money that these credits had cost, half up to the minor unit
 * @param events how many debits
 */
public record PeriodTotals(LocalDate from, LocalDate to, Credits credits, Money spend, long events) {}
