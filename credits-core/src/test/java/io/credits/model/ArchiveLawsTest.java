package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.CreditReports;
import io.credits.json.AccountArchive;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.EntryKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * An account with an archive and its like that forgets nothing: whatever happens, both do the same, but for what asks about
 * forgotten entries.
 */
class ArchiveLawsTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

    private static final LocalDate LAST = LocalDate.parse("2024-12-31");

    @Provide
    Arbitrary<List<Step>> steps() {
        return new ModelAgreementTest().steps();
    }

    @Provide
    Arbitrary<ModelAgreementTest.Begin> begins() {
        return new ModelAgreementTest().begins();
    }

    @Property(tries = 150)
    void shouldDoAsAnAccountThatForgetsNothing(
            @ForAll("begins") ModelAgreementTest.Begin begin, @ForAll("steps") List<Step> steps) throws IOException {
        Pair pair = new Pair(begin);
        int index = 0;
        for (Step step : steps) {
            pair.twin.clock = Drive.moved(pair.twin.clock, pair.twin.model, step);
            if (step.a() % 7 == 0) {
                pair.archive(step.b(), index);
            }
            pair.send(Drive.command(step, index++, pair.twin.clock, pair.twin.model, pair.twin.plans));
        }
        pair.assertWhole();
    }

    /** The one that forgets, beside the twin that does not. */
    private static final class Pair {

        private final Twin twin;
        private final InMemoryLedgerStore store = new InMemoryLedgerStore();
        private final CreditLedger ledger;
        private final StringBuilder texts = new StringBuilder();

        Pair(ModelAgreementTest.Begin begin) {
            twin = ModelAgreementTest.begin(begin);
            ledger = CreditLedger.of(store, twin.catalog, () -> twin.clock);
            ledger.open(stored(twin.store).opening().request());
        }

        void archive(int where, int index) throws IOException {
            Account now = stored(twin.store);
            if (now.closed() || now.frozen() || now.sequence() == 0) {
                return;
            }
            Instant first = now.opening().at();
            Instant before =
                    first.plusMillis((twin.clock.toEpochMilli() - first.toEpochMilli() + 1) * (1 + where % 4) / 4);
            IdempotencyKey key = IdempotencyKey.of("archive " + index);
            AccountArchive archive = AccountArchive.of(store, twin.catalog, () -> twin.clock, this::kept);
            Optional<?> noted = archive.archive(Drive.ACCOUNT, key, before);
            if (noted.isPresent()) {
                long upTo = stored(store).archived();
                Account base = twin.store
                        .stateAfter(Drive.ACCOUNT, upTo, twin.catalog.terms())
                        .orElseThrow();
                twin.attempt(ArchiveEntries.upTo(base, key)).orElseThrow();
            }
            assertThat(archive.archive(Drive.ACCOUNT, key, before).isPresent()).isEqualTo(noted.isPresent());
            assertSame();
        }

        private Writer kept(Object account, long after, long upTo) {
            return new StringWriter() {
                @Override
                public void close() {
                    texts.append(getBuffer());
                }
            };
        }

        void send(LedgerCommand<?> command) {
            Outcome<?> here = ledger.preview(command);
            if (here.rejection()
                    .filter(r -> r.code() == RejectionCode.ENTRY_ARCHIVED)
                    .isPresent()) {
                assertThat(asksAboutTheArchive(command)).as("%s", command).isTrue();
                assertThat(ledger.attempt(command)).isEqualTo(here);
            } else {
                assertThat((Outcome<?>) ledger.attempt(command)).isEqualTo(twin.attempt(command));
            }
            assertSame();
        }

        /** Its key, its original or its hold is an old one. */
        private boolean asksAboutTheArchive(LedgerCommand<?> command) {
            List<LedgerEntry> old = new ArrayList<>(all(twin.store));
            old.removeIf(entry -> entry.seq() > stored(store).archived()
                    || !EntryKind.forgettable().contains(entry.kind()));
            return old.stream()
                    .anyMatch(
                            entry -> entry.key().filter(command.key()::equals).isPresent() || isMeant(command, entry));
        }

        private static boolean isMeant(LedgerCommand<?> command, LedgerEntry entry) {
            if (command instanceof ReverseEntry reverse) {
                return entry.key().filter(reverse.of()::equals).isPresent();
            }
            return command instanceof CaptureHold capture && capture.hold().equals(entry.opens())
                    || command instanceof ReleaseHold release && release.hold().equals(entry.opens())
                    || command instanceof HoldCredits hold && hold.hold().equals(entry.opens());
        }

        void assertSame() {
            assertThat(stored(store)).isEqualTo(stored(twin.store));
            assertThat(ledger.account(Drive.ACCOUNT)).isEqualTo(twin.ledger.account(Drive.ACCOUNT));
            assertThat(ledger.audit(Drive.ACCOUNT).reason()).isEmpty();
            assertThat(store.usage(Drive.ACCOUNT, FIRST, LAST)).isEqualTo(twin.store.usage(Drive.ACCOUNT, FIRST, LAST));
            assertThat(CreditReports.of(store, twin.catalog, () -> twin.clock).dashboard(Drive.ACCOUNT, FIRST, LAST))
                    .isEqualTo(CreditReports.of(twin.store, twin.catalog, () -> twin.clock)
                            .dashboard(Drive.ACCOUNT, FIRST, LAST));
            long archived = stored(store).archived();
            assertThat(store.entries(Drive.ACCOUNT, archived, LedgerStore.MAX_PAGE))
                    .isEqualTo(twin.store.entries(Drive.ACCOUNT, archived, LedgerStore.MAX_PAGE));
        }

        /** The archived texts and the rest are the whole ledger, and make the whole account anew. */
        void assertWhole() throws IOException {
            StringWriter rest = new StringWriter();
            AccountExport.write(store, Drive.ACCOUNT, twin.catalog.terms(), rest);
            List<LedgerEntry> read = new ArrayList<>();
            AccountExport.read(new StringReader(texts.toString() + rest), read::add);
            assertThat(read).isEqualTo(all(twin.store));
            InMemoryLedgerStore anew = new InMemoryLedgerStore();
            AccountExport.restore(new StringReader(texts.toString() + rest), anew);
            assertThat(stored(anew)).isEqualTo(stored(twin.store));
            assertThat(all(anew)).isEqualTo(all(twin.store));
            assertThat(CreditLedger.of(anew, twin.catalog, () -> twin.clock)
                            .audit(Drive.ACCOUNT)
                            .reason())
                    .isEmpty();
        }

        private Account stored(LedgerStore of) {
            return of.account(Drive.ACCOUNT, twin.catalog.terms()).orElseThrow();
        }

        private static List<LedgerEntry> all(LedgerStore of) {
            List<LedgerEntry> all = new ArrayList<>();
            List<LedgerEntry> page = of.entries(Drive.ACCOUNT, 0, LedgerStore.MAX_PAGE);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = of.entries(Drive.ACCOUNT, all.size(), LedgerStore.MAX_PAGE);
            }
            return all;
        }
    }
}
