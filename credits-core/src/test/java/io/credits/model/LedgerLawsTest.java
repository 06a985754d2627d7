package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditMaintenance;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.Explanation;
import io.credits.ledger.Grant;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry;
import io.credits.report.AccountBalance;
import io.credits.report.DeferredValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of every account at every time, whatever happened to it. */
class LedgerLawsTest {

    private static final int TRIES = 60;

    @Provide
    Arbitrary<List<Step>> steps() {
        return new ModelAgreementTest().steps();
    }

    @Provide
    Arbitrary<ModelAgreementTest.Begin> begins() {
        return new ModelAgreementTest().begins();
    }

    private static Account stored(Twin twin) {
        return twin.store.account(Drive.ACCOUNT, twin.catalog.terms()).orElseThrow();
    }

    @Property(tries = TRIES)
    void shouldConserveCreditsAndNeverGoNegative(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Lives.live(begin, steps, (twin, command, outcome) -> {
            Account account = stored(twin);
            Credits sum = Credits.ZERO;
            long seq = 0;
            Instant last = account.opening().at();
            for (LedgerEntry entry : twin.ledger.entries(Drive.ACCOUNT, 0, 1000)) {
                sum = sum.plus(entry.credits());
                assertThat(entry.seq()).isEqualTo(++seq);
                assertThat(entry.at()).isAfterOrEqualTo(last);
                last = entry.at();
            }
            Credits remaining = Credits.ZERO;
            Credits held = Credits.ZERO;
            for (Grant grant : account.grants()) {
                assertThat(grant.held()).isBetween(Credits.ZERO, grant.remaining());
                assertThat(grant.remaining()).isLessThanOrEqualTo(grant.granted());
                remaining = remaining.plus(grant.remaining());
                held = held.plus(grant.held());
            }
            assertThat(account.debt().isNegative()).isFalse();
            if (seq < 1000) {
                assertThat(sum).isEqualTo(remaining.minus(account.debt())).isEqualTo(account.booked());
            }
            assertThat(held)
                    .isEqualTo(
                            account.holds().stream().map(hold -> hold.credits()).reduce(Credits.ZERO, Credits::plus));
        });
    }

    @Property(tries = TRIES)
    void shouldReachTheSameStateInOneStepOfTimeOrInTwo(
            @ForAll("begins") ModelAgreementTest.Begin begin,
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 0, max = 5000) int hours,
            @ForAll boolean toTheEdge) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        Account account = stored(twin);
        Instant later = account.lastAt().plus(Duration.ofHours(2 * hours));
        Instant due = account.nextDue();
        Instant between = toTheEdge && due != null && due.isBefore(later)
                ? due
                : account.lastAt().plus(Duration.ofHours(hours));
        assertThat(account.settledAt(between).settledAt(later)).isEqualTo(account.settledAt(later));
        Account before = account.settledAt(later);
        twin.clock = between;
        CreditMaintenance.of(twin.store, twin.catalog, () -> twin.clock).runDue(10);
        twin.clock = later;
        assertThat(twin.ledger.account(Drive.ACCOUNT)).isEqualTo(before);
        CreditMaintenance.of(twin.store, twin.catalog, () -> twin.clock).runDue(10);
        assertThat(twin.ledger.account(Drive.ACCOUNT)).isEqualTo(before);
    }

    @Property(tries = TRIES)
    void shouldChangeNothingByRefusingOrRepeating(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Account[] last = new Account[1];
        Lives.live(begin, steps, (twin, command, outcome) -> {
            Account after = stored(twin);
            if (last[0] != null && (outcome.rejection().isPresent() || outcome.replayed())) {
                assertThat(after).as("after %s", outcome).isEqualTo(last[0]);
            }
            if (outcome.rejection().isEmpty()) {
                twin.clock = twin.clock.plus(Duration.ofDays(40));
                Outcome<? extends LedgerEntry> again = twin.ledger.attempt(command);
                twin.clock = twin.clock.minus(Duration.ofDays(40));
                assertThat(again.replayed()).isTrue();
                LedgerEntry first = outcome.orElseThrow();
                assertThat((LedgerEntry) again.orElseThrow()).isEqualTo(first);
                assertThat(stored(twin)).isEqualTo(after);
            }
            last[0] = after;
        });
    }

    @Property(tries = TRIES)
    void shouldBurnTheSameInOneDebitOrInSeveral(
            @ForAll("begins") ModelAgreementTest.Begin begin,
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 1, max = 60) int first,
            @ForAll @IntRange(min = 1, max = 60) int second) {
        Twin one = Lives.live(begin, steps, (t, command, outcome) -> {});
        Twin other = Lives.live(begin, steps, (t, command, outcome) -> {});
        boolean whole = debit(one, "whole", first + second);
        boolean parts = debit(other, "part-1", first) && debit(other, "part-2", second);
        assertThat(parts).isEqualTo(whole);
        if (whole) {
            assertThat(amounts(other)).isEqualTo(amounts(one));
            assertThat(stored(other).debt()).isEqualTo(stored(one).debt());
            assertThat(stored(other).paid()).isEqualTo(stored(one).paid());
        }
    }

    private static boolean debit(Twin twin, String key, int credits) {
        return twin.ledger
                .tryDebit(DebitCredits.of(Drive.ACCOUNT, IdempotencyKey.of(key), Credits.of(credits)))
                .rejection()
                .isEmpty();
    }

    private static Map<String, Credits> amounts(Twin twin) {
        Map<String, Credits> amounts = new TreeMap<>();
        for (Grant grant : stored(twin).grants()) {
            if (grant.remaining().isPositive()) {
                amounts.put(grant.id() + " " + grant.number(), grant.remaining());
            }
        }
        return amounts;
    }

    @Property(tries = TRIES)
    void shouldTellOfAnyPastInstantWhatWasSeenLive(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        TreeMap<Instant, AccountBalance> seen = new TreeMap<>();
        TreeMap<Instant, DeferredValue> worth = new TreeMap<>();
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {
            AccountBalance live = t.ledger.balance(Drive.ACCOUNT);
            // A clock that steps back rewrites what a look ahead has seen.
            seen.tailMap(live.at(), false).clear();
            worth.tailMap(live.at(), false).clear();
            seen.put(live.at(), live);
            worth.put(live.at(), t.ledger.deferred(Drive.ACCOUNT, live.at()));
        });
        seen.forEach((at, live) ->
                assertThat(twin.ledger.balanceAsOf(Drive.ACCOUNT, at)).isEqualTo(live));
        worth.forEach((at, live) -> {
            assertThat(twin.ledger.deferred(Drive.ACCOUNT, at)).isEqualTo(live);
            assertThat(live.spent().plus(live.expired()).plus(live.remaining())).isEqualTo(live.sold());
            assertThat(live.spent().isNegative()
                            || live.expired().isNegative()
                            || live.remaining().isNegative())
                    .isFalse();
        });
        Instant start = stored(twin).opening().at();
        assertThat(twin.ledger
                        .balanceAsOf(Drive.ACCOUNT, start.minusNanos(1_000))
                        .balance()
                        .isZero())
                .isTrue();
    }

    @Property(tries = TRIES)
    void shouldExplainEveryChargeByItsCandidates(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        for (LedgerEntry entry : twin.ledger.entries(Drive.ACCOUNT, 0, 1000)) {
            Explanation why = twin.ledger.explain(Drive.ACCOUNT, entry.seq());
            assertThat(why.entry()).isEqualTo(entry);
            if (entry instanceof UsageEntry usage && !(entry instanceof Reversed)) {
                Credits taken = why.candidates().stream()
                        .map(Explanation.Candidate::taken)
                        .reduce(Credits.ZERO, Credits::plus);
                assertThat(taken.plus(usage.debt())).isEqualTo(usage.charged());
                assertThat(why.candidates())
                        .allSatisfy(candidate -> assertThat(candidate.taken()).isLessThanOrEqualTo(candidate.free()));
                assertThat(why.order())
                        .isEqualTo(twin.catalog.terms().burnOrder().id());
            }
            if (entry instanceof UsageEntry.Consumed consumed) {
                assertThat(why.rate()).isNotNull();
                assertThat(why.rate().charged()).isEqualTo(consumed.charged());
            }
        }
    }

    @Property(tries = TRIES)
    void shouldKeepTheScheduleStrictlyIncreasing(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        List<Instant> schedule = twin.ledger.schedule(Drive.ACCOUNT, 120);
        IntStream.range(1, schedule.size())
                .forEach(n -> assertThat(schedule.get(n)).isAfter(schedule.get(n - 1)));
    }
}
