package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.Grant;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.PaidValue;
import io.credits.spi.LedgerStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lives a story on one thread: nodes whose clocks disagree serve one account, do its due work and die around their
 * writes; callers who got no answer ask another node, and some ask again long after they were answered. After every
 * turn the ledger is what the second model says, its audit is sound, and credits are conserved.
 */
final class Simulation {

    private final Story story;
    private final Twin twin;
    private final List<String> trace = new ArrayList<>();
    private final Map<IdempotencyKey, LedgerCommand<?>> sent = new LinkedHashMap<>();
    private final Map<IdempotencyKey, LedgerEntry> acknowledged = new LinkedHashMap<>();
    private Instant time;

    private Simulation(Story story) {
        this.story = story;
        twin = ModelAgreementTest.begin(story.begin());
        time = twin.clock;
    }

    /** Lives the story and tells what happened; an error of an assertion carries the seed and the trace. */
    static List<String> live(Story story) {
        Simulation simulation = new Simulation(story);
        try {
            story.turns().forEach(simulation::live);
            return simulation.trace;
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "seed " + story.seed() + ", turns " + story.indices() + ":\n" + String.join("\n", simulation.trace)
                            + "\n" + broken.getMessage(),
                    broken);
        }
    }

    private void live(Story.Turn turn) {
        time = Drive.moved(time, twin.model, turn.step());
        at(turn.node());
        if (turn.due() && !twin.clock.isBefore(twin.model.stored().last)) {
            doDueWork(turn);
        }
        LedgerCommand<?> command = Drive.command(turn.step(), turn.index(), twin.clock, twin.model, twin.plans);
        trace.add(turn.index() + " node " + turn.node() + " at " + twin.clock + " " + turn.fate() + " " + command);
        if (turn.fate() != Story.Fate.LIVES) {
            loseTheAnswer(turn, command);
        }
        acknowledge(command, twin.attempt(command));
        if (turn.again() >= 0 && !acknowledged.isEmpty()) {
            sendAgain(List.copyOf(acknowledged.keySet()).get(turn.again() % acknowledged.size()));
        }
        assertConserved();
    }

    private void at(int node) {
        twin.clock = time.plus(story.skews().get(node), ChronoUnit.MICROS);
    }

    private void doDueWork(Story.Turn turn) {
        trace.add(turn.index() + " due work of node " + turn.node() + " at " + twin.clock);
        int before = twin.model.stored().lines.size();
        MortalStore mortal = new MortalStore();
        boolean died = false;
        try {
            CreditMaintenance.of(mortal.over(twin.store, turn.fate()), twin.catalog, () -> twin.clock)
                    .runDue(10);
        } catch (MortalStore.Death death) {
            died = true;
        }
        if (mortal.wrote() || !died) {
            twin.model.runDue(twin.clock);
        }
        twin.compareEntries(before);
    }

    /** The node dies, so the caller knows nothing; what was written must be as if it had been answered. */
    private void loseTheAnswer(Story.Turn turn, LedgerCommand<?> command) {
        int before = twin.model.stored().lines.size();
        MortalStore mortal = new MortalStore();
        LedgerStore store = mortal.over(twin.store, turn.fate());
        try {
            CreditLedger.of(store, twin.catalog, () -> twin.clock).attempt(command);
            throw new AssertionError("the command wrote nothing and was answered");
        } catch (MortalStore.Death death) {
            if (mortal.wrote()) {
                twin.model.attempt(command, twin.clock);
            }
        }
        twin.compareEntries(before);
        twin.compareState();
        at(turn.heir());
    }

    private void acknowledge(LedgerCommand<?> command, Outcome<? extends LedgerEntry> outcome) {
        if (outcome.rejection().isEmpty()) {
            LedgerEntry entry = outcome.orElseThrow();
            LedgerEntry first = acknowledged.putIfAbsent(command.key(), entry);
            sent.putIfAbsent(command.key(), command);
            assertThat(first == null || first.equals(entry))
                    .as("%s is answered by its one entry", command.key())
                    .isTrue();
        }
    }

    private void sendAgain(IdempotencyKey key) {
        long before = stored().sequence();
        Outcome<? extends LedgerEntry> outcome = twin.ledger.attempt(sent.get(key));
        assertThat(outcome.replayed()).as("%s is answered as before", key).isTrue();
        assertThat((LedgerEntry) outcome.orElseThrow()).isEqualTo(acknowledged.get(key));
        assertThat(stored().sequence()).isEqualTo(before);
    }

    private Account stored() {
        return twin.store.account(Drive.ACCOUNT, twin.catalog.terms()).orElseThrow();
    }

    private void assertConserved() {
        Account account = stored();
        Credits remaining = Credits.ZERO;
        Credits held = Credits.ZERO;
        BigDecimal worth = BigDecimal.ZERO;
        for (Grant grant : account.grants()) {
            assertThat(grant.held()).isBetween(Credits.ZERO, grant.remaining());
            assertThat(grant.remaining()).isLessThanOrEqualTo(grant.granted());
            remaining = remaining.plus(grant.remaining());
            held = held.plus(grant.held());
            worth = grant.costBasis() == null
                    ? worth
                    : worth.add(
                            grant.costBasis().valueOf(grant.remaining(), PaidValue.SCALE, RoundingMode.UNNECESSARY));
        }
        assertThat(account.paid().remaining()).as("paid value that remains").isEqualByComparingTo(worth);
        assertThat(account.debt().isNegative()).isFalse();
        assertThat(remaining.minus(account.debt())).isEqualTo(account.booked());
        assertThat(held)
                .isEqualTo(account.holds().stream().map(hold -> hold.credits()).reduce(Credits.ZERO, Credits::plus));
    }
}
