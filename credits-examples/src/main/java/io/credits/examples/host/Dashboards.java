package io.credits.examples.host;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.examples.host.DashboardView.BalanceView;
import io.credits.examples.host.DashboardView.Day;
import io.credits.examples.host.DashboardView.FeatureLine;
import io.credits.examples.host.DashboardView.Share;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Usage;
import io.credits.plan.Plan;
import io.credits.spi.Catalog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes dashboards out of the library's reports. */
@Component
class Dashboards {

    static final Duration SOON = Duration.ofDays(7);
    private static final int LOW_DAYS = 7;

    private final CreditLedger ledger;
    private final UsageBook book;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Names names;

    Dashboards(CreditLedger ledger, UsageBook book, Catalog catalog, InstantSource clock, Names names) {
        this.ledger = ledger;
        this.book = book;
        this.catalog = catalog;
        this.clock = clock;
        this.names = names;
    }

    LocalDate today(AccountId id) {
        return LocalDate.ofInstant(clock.instant(), ledger.account(id).zone());
    }

    Standing standing(AccountId id) {
        Account account = ledger.account(id);
        LocalDate today = today(id);
        Credits available = ledger.balance(id).available();
        Credits week = sum(book.read(id, today.minusDays(7), today.minusDays(1)));
        if (!week.isPositive()) {
            return new Standing(available, !available.isPositive() && account.sequence() > 0, null);
        }
        int days = available
                .toBigDecimal()
                .multiply(BigDecimal.valueOf(7))
                .divide(week.toBigDecimal(), 0, RoundingMode.DOWN)
                .intValue();
        return new Standing(available, days < LOW_DAYS, days == 0 ? "less than a day" : "about " + days + " days");
    }

    DashboardView read(AccountId id, LocalDate from, LocalDate to) {
        Account account = ledger.account(id);
        int length = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        List<Usage> usage = book.read(id, from, to);
        Map<LocalDate, Credits> daily = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            daily.put(day, Credits.ZERO);
        }
        usage.forEach(each -> daily.merge(each.day(), each.credits(), Credits::plus));
        Plan plan = account.plan().orElse(null);
        return new DashboardView(
                from,
                to,
                account.zone(),
                balance(id),
                ledger.nextRefresh(id).orElse(null),
                plan,
                upgrades(plan),
                daily.entrySet().stream()
                        .map(each -> new Day(each.getKey(), each.getValue()))
                        .toList(),
                sum(usage),
                sum(book.read(id, from.minusDays(length), from.minusDays(1))),
                money(usage),
                channels(usage),
                features(usage));
    }

    List<Plan> upgrades(@Nullable Plan current) {
        int rank = current == null ? Integer.MIN_VALUE : current.rank();
        return catalog.plans().stream()
                .filter(each -> each.rank() > rank)
                .sorted(Comparator.comparingInt(Plan::rank))
                .toList();
    }

    private BalanceView balance(AccountId id) {
        var now = ledger.balance(id);
        Account account = ledger.account(id);
        Credits scoped = Credits.ZERO;
        Credits expiring = Credits.ZERO;
        for (var grant : account.grants()) {
            if (!grant.isUsable(now.at())) {
                continue;
            }
            scoped = grant.scope().isAnything() ? scoped : scoped.plus(grant.free());
            boolean soon = grant.expiresAt() != null
                    && !grant.expiresAt().isAfter(now.at().plus(SOON));
            expiring = soon ? expiring.plus(grant.free()) : expiring;
        }
        return new BalanceView(now.available(), now.held(), scoped, expiring);
    }

    private List<Share> channels(List<Usage> usage) {
        Map<String, Credits> sums = new HashMap<>();
        usage.forEach(each -> sums.merge(Names.channelKey(each.channel()), each.credits(), Credits::plus));
        BigDecimal total = sum(usage).toBigDecimal();
        List<Share> shares = new ArrayList<>();
        sums.forEach((channel, credits) -> shares.add(new Share(
                channel,
                names.channel(channel),
                credits,
                total.signum() == 0
                        ? BigDecimal.ZERO
                        : credits.toBigDecimal()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(total, 2, RoundingMode.HALF_UP))));
        shares.sort(Comparator.comparing(Share::credits).reversed().thenComparing(Share::id));
        return shares;
    }

    private List<FeatureLine> features(List<Usage> usage) {
        Map<String, List<Usage>> parts = new HashMap<>();
        usage.forEach(each -> parts.computeIfAbsent(
                        each.feature() == null ? "unassigned" : each.feature().value(), key -> new ArrayList<>())
                .add(each));
        List<FeatureLine> lines = new ArrayList<>();
        parts.forEach((feature, part) -> {
            BigDecimal quantity = part.stream().map(Usage::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            Credits credits = sum(part);
            BigDecimal perUnit = quantity.signum() == 0
                    ? BigDecimal.ZERO
                    : credits.toBigDecimal().divide(quantity, 4, RoundingMode.HALF_UP);
            lines.add(new FeatureLine(
                    feature, names.feature(feature), names.unit(feature), quantity, credits, perUnit, money(part)));
        });
        lines.sort(Comparator.comparing(FeatureLine::credits).reversed().thenComparing(FeatureLine::id));
        return lines;
    }

    private Money money(List<Usage> usage) {
        BigDecimal exact = usage.stream().map(Usage::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.of(catalog.terms().currency(), exact, RoundingMode.HALF_UP);
    }

    private static Credits sum(List<Usage> usage) {
        return usage.stream().map(Usage::credits).reduce(Credits.ZERO, Credits::plus);
    }
}
