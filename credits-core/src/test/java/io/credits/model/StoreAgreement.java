package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditReports;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.spi.LedgerStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random lives of an account, lived in a store and in memory: the store never answers or keeps anything else. */
public abstract class StoreAgreement {

    private static final int PAGE = 7;

    /** A store without accounts; it is asked for once for each life. */
    protected abstract LedgerStore emptied();

    @Provide
    Arbitrary<List<Step>> steps() {
        return new ModelAgreementTest().steps();
    }

    @Provide
    Arbitrary<ModelAgreementTest.Begin> begins() {
        return new ModelAgreementTest().begins();
    }

    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
    void shouldDecideAndKeepWhatTheStoreInMemoryDoes(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) {
        Twin twin = ModelAgreementTest.begin(begin);
        LedgerStore store = emptied();
        CreditLedger ledger = CreditLedger.of(store, twin.catalog, () -> twin.clock);
        OpenAccount request = twin.ledger.account(Drive.ACCOUNT).opening().request();
        assertThat(ledger.open(request)).isEqualTo(twin.ledger.open(request));
        CreditMaintenance inMemory = CreditMaintenance.of(twin.store, twin.catalog, () -> twin.clock);
        CreditMaintenance stored = CreditMaintenance.of(store, twin.catalog, () -> twin.clock);
        int index = 0;
        for (Step step : steps) {
            twin.clock = Drive.moved(twin.clock, twin.model, step);
            if (step.a() % 29 == 0 && !twin.clock.isBefore(twin.model.stored().last)) {
                twin.model.runDue(twin.clock);
                assertThat(stored.runDue(10)).as("due work at %s", twin.clock).isEqualTo(inMemory.runDue(10));
            }
            LedgerCommand<?> command = Drive.command(step, index++, twin.clock, twin.model, twin.plans);
            Outcome<? extends LedgerEntry> wanted = twin.ledger.attempt(command);
            twin.model.attempt(command, twin.clock);
            assertThat(ledger.attempt(command)).as("answer to %s", command).isEqualTo(wanted);
        }
        compare(ledger, twin);
        compareReports(store, twin);
    }

    private static void compare(CreditLedger ledger, Twin twin) {
        assertThat(ledger.account(Drive.ACCOUNT)).isEqualTo(twin.ledger.account(Drive.ACCOUNT));
        assertThat(all(ledger)).isEqualTo(all(twin.ledger));
        assertThat(ledger.balance(Drive.ACCOUNT)).isEqualTo(twin.ledger.balance(Drive.ACCOUNT));
        assertThat(ledger.audit(Drive.ACCOUNT)).matches(found -> found.ok(), "is sound");
    }

    private static void compareReports(LedgerStore store, Twin twin) {
        CreditReports found = CreditReports.of(store, twin.catalog, () -> twin.clock);
        CreditReports wanted = CreditReports.of(twin.store, twin.catalog, () -> twin.clock);
        LocalDate today = LocalDate.ofInstant(twin.clock, ZoneOffset.UTC);
        assertThat(found.dashboard(Drive.ACCOUNT, today.minusDays(200), today))
                .isEqualTo(wanted.dashboard(Drive.ACCOUNT, today.minusDays(200), today));
        assertThat(found.usage(Drive.ACCOUNT, today.minusYears(9), today.plusDays(9)))
                .isEqualTo(wanted.usage(Drive.ACCOUNT, today.minusYears(9), today.plusDays(9)));
        assertThat(found.runway(Drive.ACCOUNT)).isEqualTo(wanted.runway(Drive.ACCOUNT));
    }

    private static List<LedgerEntry> all(CreditLedger ledger) {
        List<LedgerEntry> entries = new ArrayList<>();
        List<LedgerEntry> page;
        do {
            page = ledger.entries(Drive.ACCOUNT, entries.size(), PAGE);
            entries.addAll(page);
        } while (!page.isEmpty());
        return entries;
    }
}
