package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountEntry;
import io.credits.ledger.Grant;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Line;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry;
import io.credits.report.AvailableCredits;
import io.credits.report.ChannelUsage;
import io.credits.report.DailyUsage;
import io.credits.report.Dashboard;
import io.credits.report.FeatureUsage;
import io.credits.report.Statement;
import io.credits.report.StatementLine;
import io.credits.report.UsageSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every report sums to, recomputed from the entries of random lives with late usage, reversals and other zones. */
class ReportLawsTest {

    private static final int TRIES = 60;

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    @Provide
    Arbitrary<List<Step>> steps() {
        return new ModelAgreementTest().steps();
    }

    @Provide
    Arbitrary<ModelAgreementTest.Begin> begins() {
        return new ModelAgreementTest().begins();
    }

    /** What one entry used, worked out from the entries alone. */
    private record Used(LocalDate day, String feature, String channel, BigDecimal credits, BigDecimal money) {}

    private static List<LedgerEntry> entries(Twin twin) {
        List<LedgerEntry> all = new ArrayList<>();
        List<LedgerEntry> page = twin.ledger.entries(Drive.ACCOUNT, 0, 1000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = twin.ledger.entries(Drive.ACCOUNT, all.size(), 1000);
        }
        return all;
    }

    private static List<Used> recomputed(Twin twin) {
        List<Used> used = new ArrayList<>();
        Map<Long, Grant> grants = new HashMap<>();
        Map<Long, Used> originals = new HashMap<>();
        ZoneId zone = twin.ledger.account(Drive.ACCOUNT).opening().request().zone();
        for (LedgerEntry entry : entries(twin)) {
            if (entry.issued() != null) {
                grants.put(entry.seq(), entry.issued());
            }
            if (entry instanceof AccountEntry.ZoneChanged changed) {
                zone = changed.command().zone();
            } else if (entry instanceof Reversed reversed) {
                Used original = originals.get(reversed.of());
                List<Line> returned = reversed.burned()
                        .subList(reversed.repayments(), reversed.burned().size());
                used.add(new Used(
                        original.day(),
                        original.feature(),
                        original.channel(),
                        reversed.reversed().toBigDecimal().negate(),
                        worth(returned, grants).negate()));
            } else if (entry instanceof UsageEntry usage) {
                Instant when = usage instanceof UsageEntry.Consumed consumed
                                && consumed.command().occurredAt() != null
                        ? consumed.command().occurredAt()
                        : entry.at();
                Used one = new Used(
                        LocalDate.ofInstant(when, zone),
                        usage.feature() == null ? "unassigned" : usage.feature().value(),
                        usage.channel() == null ? "unassigned" : usage.channel().value(),
                        usage.charged().toBigDecimal(),
                        worth(usage.burned(), grants));
                used.add(one);
                originals.put(entry.seq(), one);
            }
        }
        return used;
    }

    private static BigDecimal worth(List<Line> lines, Map<Long, Grant> grants) {
        BigDecimal worth = BigDecimal.ZERO;
        for (Line line : lines) {
            Grant grant = grants.get(line.number());
            if (grant.costBasis() != null) {
                worth = worth.add(grant.costBasis().valueOf(line.credits(), 12, RoundingMode.HALF_EVEN));
            }
        }
        return worth;
    }

    private static CreditReports reports(Twin twin) {
        return CreditReports.of(twin.store, twin.catalog, () -> twin.clock);
    }

    @Property(tries = TRIES)
    void shouldSumToTheEntriesInEveryView(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        Map<String, BigDecimal> byDay = new TreeMap<>();
        Map<String, BigDecimal> byFeature = new TreeMap<>();
        Map<String, BigDecimal> byChannel = new TreeMap<>();
        BigDecimal credits = BigDecimal.ZERO;
        BigDecimal money = BigDecimal.ZERO;
        for (Used used : recomputed(twin)) {
            byDay.merge(used.day().toString(), used.credits(), BigDecimal::add);
            byFeature.merge(used.feature(), used.credits(), BigDecimal::add);
            byChannel.merge(used.channel(), used.credits(), BigDecimal::add);
            credits = credits.add(used.credits());
            money = money.add(used.money());
        }
        LocalDate last = LocalDate.ofInstant(twin.clock, ZoneId.of("Z")).plusDays(400);
        Dashboard page = reports(twin)
                .dashboard(
                        Drive.ACCOUNT, FIRST, last.isAfter(LocalDate.of(2032, 1, 1)) ? LocalDate.of(2032, 1, 1) : last);
        Map<String, BigDecimal> days = new TreeMap<>();
        page.daily()
                .days()
                .forEach(day -> days.put(day.day().toString(), day.credits().toBigDecimal()));
        Map<String, BigDecimal> features = new TreeMap<>();
        page.features().forEach(line -> features.put(line.name(), line.credits().toBigDecimal()));
        Map<String, BigDecimal> channels = new TreeMap<>();
        page.channels()
                .forEach(slice -> channels.put(slice.name(), slice.credits().toBigDecimal()));
        assertSame(days, byDay);
        assertSame(features, byFeature);
        assertSame(channels, byChannel);
        assertThat(page.period().credits().toBigDecimal()).isEqualByComparingTo(credits);
        assertThat(page.daily().total()).isEqualTo(page.period().credits());
        assertThat(page.period().spend().getAmount()).isEqualByComparingTo(money.setScale(2, RoundingMode.HALF_UP));
        assertSharesSum(page);
    }

    private static void assertSame(Map<String, BigDecimal> found, Map<String, BigDecimal> wanted) {
        found.values().removeIf(credits -> credits.signum() == 0);
        wanted.values().removeIf(credits -> credits.signum() == 0);
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, credits) -> assertThat(found.get(name)).as(name).isEqualByComparingTo(credits));
    }

    private static void assertSharesSum(Dashboard page) {
        BigDecimal whole = page.period().credits().isZero() ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        assertThat(page.features().stream().map(line -> line.share().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        assertThat(page.channels().stream()
                        .map(slice -> slice.share().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        assertThat(page.features().stream()
                        .map(line -> line.spend().getAmount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(page.period().spend().getAmount());
        assertThat(page.channels().stream()
                        .map(slice -> slice.spend().getAmount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(page.period().spend().getAmount());
        assertThat(page.features()).isSortedAccordingTo((a, b) -> b.credits().compareTo(a.credits()));
        assertThat(page.channels()).isSortedAccordingTo((a, b) -> b.credits().compareTo(a.credits()));
        assertThat(page.features())
                .noneMatch(line -> line.credits().isNegative() || line.spend().isNegative());
    }

    @Property(tries = TRIES)
    void shouldSumPartsOfAPeriodToTheWhole(
            @ForAll("begins") ModelAgreementTest.Begin begin,
            @ForAll("steps") List<Step> steps,
            @ForAll("days") int cut) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        LocalDate middle = FIRST.plusDays(cut);
        LocalDate end = FIRST.plusDays(3_000);
        DailyUsage whole = reports(twin).usage(Drive.ACCOUNT, FIRST, end);
        DailyUsage before = reports(twin).usage(Drive.ACCOUNT, FIRST, middle);
        DailyUsage after = reports(twin).usage(Drive.ACCOUNT, middle.plusDays(1), end);
        assertThat(before.total().plus(after.total())).isEqualTo(whole.total());
        assertThat(whole.between(FIRST, middle)).isEqualTo(before);
        assertThat(whole.between(middle.plusDays(1), end)).isEqualTo(after);
        List<UsageSeries.Day> joined = new ArrayList<>(before.series().days());
        joined.addAll(after.series().days());
        assertThat(joined).isEqualTo(whole.series().days());
        assertThat(whole.byFeature(twin.catalog.terms().currency()).stream()
                        .map(FeatureUsage::credits)
                        .reduce(Credits.ZERO, Credits::plus))
                .isEqualTo(whole.byChannel(twin.catalog.terms().currency()).stream()
                        .map(ChannelUsage::credits)
                        .reduce(Credits.ZERO, Credits::plus));
    }

    @Provide
    Arbitrary<Integer> days() {
        return net.jqwik.api.Arbitraries.integers().between(300, 1_500);
    }

    @Property(tries = TRIES)
    void shouldSplitWhatIsAvailableAndForeseeTheRefresh(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Lives.live(begin, steps, (twin, command, outcome) -> {
            Account account = twin.ledger.account(Drive.ACCOUNT);
            Instant now = account.nowBy(twin.clock);
            Dashboard page = reports(twin).dashboard(Drive.ACCOUNT, FIRST, FIRST);
            AvailableCredits split = page.available();
            assertThat(split.available())
                    .isEqualTo(twin.ledger.balance(Drive.ACCOUNT).available());
            assertThat(split.spendable().plus(split.scoped())).isEqualTo(split.available());
            assertThat(split.expiring())
                    .isBetween(Credits.ZERO, split.available().plus(split.debt()));
            assertThat(page.next() == null)
                    .isEqualTo(twin.ledger.nextRefresh(Drive.ACCOUNT).isEmpty());
            if (page.next() != null) {
                Instant at = page.next().at();
                Account before = account.settledAt(account.nowBy(at.minusNanos(1_000)));
                Account after = account.settledAt(at);
                assertThat(after.booked().minus(before.booked()))
                        .isBetween(
                                page.next().credits().minus(page.next().lost()),
                                page.next().credits().minus(page.next().lost()).plus(before.debt()));
            }
            assertThat(now).isEqualTo(page.at());
        });
    }

    @Property(tries = TRIES)
    void shouldListEveryEntryOfAPeriodOnceWithItsRunningBalance(
            @ForAll("begins") ModelAgreementTest.Begin begin,
            @ForAll("steps") List<Step> steps,
            @ForAll("days") int cut) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        ZoneId zone = twin.ledger.account(Drive.ACCOUNT).zone();
        LocalDate from = FIRST.plusDays(cut - 5L);
        LocalDate to = from.plusDays(cut % 90);
        List<StatementLine> wanted = entries(twin).stream()
                .filter(entry -> {
                    LocalDate day = LocalDate.ofInstant(entry.at(), zone);
                    return !day.isBefore(from) && !day.isAfter(to);
                })
                .map(StatementLine::of)
                .toList();
        List<StatementLine> found = new ArrayList<>();
        Credits balance = null;
        Long after = 0L;
        while (after != null) {
            Statement page = reports(twin).statement(Drive.ACCOUNT, from, to, after, 4);
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(4);
            if (balance != null) {
                assertThat(page.opening()).isEqualTo(balance);
            }
            balance = page.opening();
            for (StatementLine line : page.lines()) {
                balance = balance.plus(line.credits());
                assertThat(line.balance()).isEqualTo(balance);
            }
            assertThat(page.closing()).isEqualTo(balance);
            found.addAll(page.lines());
            after = page.next();
        }
        assertThat(found).isEqualTo(wanted);
        List<String> csv = new ArrayList<>();
        reports(twin).exportStatement(Drive.ACCOUNT, from, to, csv::add);
        assertThat(csv).hasSize(wanted.size() + 1).startsWith(StatementLine.CSV_HEADER);
    }
}
