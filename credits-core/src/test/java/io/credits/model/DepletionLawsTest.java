package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.Depletion;
import io.credits.ledger.Grant;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.rating.FeatureId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Credits run out when the ledger itself, debited on and on at the rate, first has too little. */
class DepletionLawsTest {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private static final Duration SPAN = Duration.ofDays(7);

    private static final int STRIDES = 150;

    @Provide
    Arbitrary<List<Step>> steps() {
        return new ModelAgreementTest().steps();
    }

    @Provide
    Arbitrary<ModelAgreementTest.Begin> begins() {
        return new ModelAgreementTest().begins();
    }

    @Property(tries = 60)
    void shouldRunOutWhenDebitsAreFirstNotCovered(
            @ForAll("begins") ModelAgreementTest.Begin begin,
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(min = 1, max = 3_000) int rate,
            @ForAll boolean scoped) {
        Twin twin = Lives.live(begin, steps, (t, command, outcome) -> {});
        Account account = twin.ledger.account(Drive.ACCOUNT);
        Instant start = account.nowBy(twin.clock);
        FeatureId feature = scoped ? FeatureId.of("ai") : null;
        Depletion depletion = new Depletion(account, start, SPAN);
        depletion.using(feature, Credits.of(rate));
        Optional<Instant> out = depletion.runsOutAt();
        if (account.closed()) {
            return;
        }
        if (account.frozen()) {
            // Foreseen as if it went on at once.
            twin.ledger.thaw(new ThawAccount(Drive.ACCOUNT, IdempotencyKey.of("go on")));
        }
        Instant reached = start;
        long paid = 0;
        for (int i = 0; i < STRIDES; i++) {
            Instant event = nextEvent(twin.ledger.account(Drive.ACCOUNT), reached);
            Instant day = reached.plus(Duration.ofDays(1));
            Instant until = event != null && event.isBefore(day) ? event : day;
            long due = BigInteger.valueOf(Credits.of(rate).micros())
                    .multiply(BigInteger.valueOf(Duration.between(start, until).toNanos()))
                    .divide(BigInteger.valueOf(SPAN.toNanos()))
                    .longValueExact();
            if (isEmpty(twin, reached, feature)) {
                assertThat(out).as("nothing at %s", reached).isPresent();
                // What lapses on the way may leave a micro more or less, which lasts 0.6 s at the slowest rate.
                assertThat(out.orElseThrow()).isBetween(reached.minusSeconds(2), reached.plusSeconds(1));
                return;
            }
            // Paid before the event happens: what ends at its instant was there until then.
            twin.clock = until.minus(MICRO).isBefore(reached) ? reached : until.minus(MICRO);
            if (due > paid && !covers(twin, "on " + i, feature, due - paid)) {
                assertThat(out)
                        .as("too little between %s and %s", reached, until)
                        .isPresent();
                assertThat(out.orElseThrow()).isBetween(reached.minusSeconds(2), until.plusSeconds(2));
                return;
            }
            paid = Math.max(paid, due);
            reached = until;
        }
        if (out.isPresent()) {
            assertThat(out.get()).as("all was paid until %s", reached).isAfter(reached.minusSeconds(2));
        }
    }

    private static boolean isEmpty(Twin twin, Instant at, FeatureId feature) {
        twin.clock = at;
        Outcome<Debited> least = twin.ledger.preview(
                new DebitCredits(Drive.ACCOUNT, IdempotencyKey.of("least"), Credits.ofMicros(1), feature, null));
        return least.rejection().isPresent() || least.orElseThrow().debt().isPositive();
    }

    private static boolean covers(Twin twin, String key, FeatureId feature, long micros) {
        Outcome<Debited> debited = twin.ledger.tryDebit(
                new DebitCredits(Drive.ACCOUNT, IdempotencyKey.of(key), Credits.ofMicros(micros), feature, null));
        return debited.rejection().isEmpty() && debited.orElseThrow().debt().isZero();
    }

    private static Instant nextEvent(Account account, Instant after) {
        Instant next = account.nextDue();
        for (Grant grant : account.grants()) {
            Instant from = grant.effectiveAt();
            if (from.isAfter(after) && (next == null || from.isBefore(next))) {
                next = from;
            }
        }
        return next;
    }
}
