package io.credits.report;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page that an account's owner looks at: what is left, what comes next, what was used for what [R27].
 *
 * <p>The three views of consumption count the same usage: the days sum to the features and to the channels.
 *
 * @param account the account
 * @param at when it was looked at
 * @param available what can be spent now
 * @param next the next refresh, or null without one
 * @param plan the plan, or null without one
 * @param upgrades the plans of a higher rank, each with its quote
 * @param period what the period came to
 * @param before what the period of the same length just before it came to
 * @param daily consumption day by day
 * @param channels consumption by channel, the largest first
 * @param features consumption by feature, the largest first
 */
public record Dashboard(
        AccountId account,
        Instant at,
        AvailableCredits available,
        @Nullable RefreshOutlook next,
        @Nullable CurrentPlan plan,
        List<UpgradeOption> upgrades,
        PeriodTotals period,
        PeriodTotals before,
        UsageSeries daily,
        List<ChannelUsage> channels,
        List<FeatureUsage> features) {

    /** Credits that lapse within so many days are shown as expiring unless asked otherwise. */
    public static final int DEFAULT_EXPIRING_DAYS = 7;

    /**
     * Creates the page with copies of the lists.
     *
     * @param account the account
     * @param at when it was looked at
     * @param available what can be spent now
     * @param next the next refresh, or null without one
     * @param plan the plan, or null without one
     * @param upgrades the plans of a higher rank, each with its quote
     * @param period what the period came to
     * @param before what the period of the same length just before it came to
     * @param daily consumption day by day
     * @param channels consumption by channel, the largest first
     * @param features consumption by feature, the largest first
     */
    public Dashboard {
        upgrades = List.copyOf(upgrades);
        channels = List.copyOf(channels);
        features = List.copyOf(features);
    }

    /**
     * Returns the first day of the period that a period is compared with.
     *
     * @param from the first day of the period
     * @param to the last day of the period, included
     * @return the day that begins as many days before it
     */
    public static LocalDate comparedFrom(LocalDate from, LocalDate to) {
        return from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /**
     * Makes the page.
     *
     * @param account the account with everything that time owes until the instant
     * @param at the instant
     * @param usage usage from {@link #comparedFrom} of the period on, to its last day
     * @param from the first day of the period
     * @param onSale the plans on sale
     * @param expiringDays how many days ahead credits count as expiring
     * @return the page
     */
    public static Dashboard of(
            Account account, Instant at, DailyUsage usage, LocalDate from, List<Plan> onSale, int expiringDays) {
        CurrencyUnit currency = account.terms().currency();
        DailyUsage wanted = usage.between(from, usage.to());
        DailyUsage earlier = usage.between(usage.from(), from.minusDays(1));
        return new Dashboard(
                account.id(),
                at,
                AvailableCredits.of(account, at, expiringDays),
                RefreshOutlook.of(account).orElse(null),
                CurrentPlan.of(account).orElse(null),
                UpgradeOption.of(account, at, onSale),
                wanted.totals(currency),
                earlier.totals(currency),
                wanted.series(),
                wanted.byChannel(currency),
                wanted.byFeature(currency));
    }

    /**
     * Compares the period with the one before it.
     *
     * @return by how many per cent more (or, negative, less) was used, half up to one decimal; empty if nothing was used
     *     before
     */
    public Optional<BigDecimal> changePercent() {
        if (before.credits().isZero()) {
            return Optional.empty();
        }
        BigDecimal more = period.credits().minus(before.credits()).toBigDecimal();
        return Optional.of(more.movePointRight(2).divide(before.credits().toBigDecimal(), 1, RoundingMode.HALF_UP));
    }
}
