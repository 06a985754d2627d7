package io.credits.spi;

import static io.credits.spi.StoreFixture.CATALOG;
import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.paid;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.json.AccountArchive;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountEntry.Archived;
import io.credits.ledger.AccountId;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.GrantId;
import io.credits.ledger.Hash;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.PaidValue;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReverseEntry;
import io.credits.report.DailyUsage;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every store must keep of an account whose old usage was archived, as claims. */
public abstract class ArchiveContract {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    private static final LocalDate LAST = LocalDate.parse("2025-12-31");

    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    /** More than a page. */
    private static final int DEBITS = LedgerStore.MAX_PAGE + 100;

    /** The clock and the accounts of one test. */
    protected final StoreFixture fixture = new StoreFixture();

    private final StringBuilder texts = new StringBuilder();

    /** The store under test; may hold accounts of other tests. */
    protected abstract LedgerStore store();

    /** Another instance on the same accounts, which remembers nothing; the same one if there can be no other. */
    protected abstract LedgerStore another();

    /** Two days of an account: a used up purchase, one that is left, usage, a hold, many debits; on the second day a few. */
    private AccountId lived(int debits) {
        AccountId account = fixture.openedOn(store(), "monthly");
        CreditLedger ledger = fixture.ledger(store());
        ledger.grant(paid(account, "used up", 50));
        ledger.debit(debit(account, "large", 140));
        ledger.grant(paid(account, "bought", 2_000));
        ledger.consume(messages(account, "m", 100));
        ledger.hold(HoldCredits.of(account, key("h"), Credits.of(5), START.plus(Duration.ofDays(20))));
        fixture.at(START.plusSeconds(1));
        for (int i = 0; i < debits; i++) {
            ledger.debit(debit(account, "d" + i, 1));
        }
        fixture.at(NEXT_DAY);
        ledger.consume(messages(account, "m2", 40));
        ledger.debit(debit(account, "d", 1));
        return account;
    }

    private AccountArchive archive(LedgerStore store) {
        return AccountArchive.of(store, CATALOG, fixture, (account, after, upTo) -> new StringWriter() {
            @Override
            public void close() {
                texts.append(getBuffer());
            }
        });
    }

    private static Account stored(LedgerStore store, AccountId account) {
        return store.account(account, terms()).orElseThrow();
    }

    private static void assertArchived(ThrowingCallable asked) {
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(asked)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RejectionCode.ENTRY_ARCHIVED));
    }

    @Test
    void shouldForgetArchivedUsageAndNothingThatThePresentNeeds() throws IOException {
        AccountId account = lived(DEBITS);
        DailyUsage usage = another().usage(account, FIRST, LAST);
        Account before = stored(another(), account);
        Archived noted =
                archive(store()).archive(account, key("archive"), NEXT_DAY).orElseThrow();
        assertThat(noted.command().upTo()).isEqualTo(before.sequence() - 2);
        Account after = stored(another(), account);
        assertThat(after.archived()).isEqualTo(before.sequence() - 2);
        assertThat(after.booked()).isEqualTo(before.booked());
        assertThat(another().usage(account, FIRST, LAST)).isEqualTo(usage);
        assertThat(fixture.ledger(another()).audit(account).reason()).isEmpty();
        CreditLedger ledger = fixture.ledger(store());
        assertArchived(() -> ledger.debit(debit(account, "d7", 1)));
        assertArchived(() -> ledger.debit(debit(account, "d7", 2)));
        assertArchived(() -> ledger.reverse(ReverseEntry.all(account, key("undo"), key("m"))));
        assertArchived(() -> ledger.hold(HoldCredits.of(account, key("h2"), Credits.of(5), NEXT_DAY.plusSeconds(60))
                .named(HoldId.of("h"))));
        assertArchived(() -> ledger.entries(account, 0, 100));
        assertArchived(() -> ledger.explain(account, after.archived()));
        assertArchived(() -> ledger.balanceAsOf(account, START));
        assertThat(stored(another(), account)).isEqualTo(after);
        assertThat(ledger.entries(account, after.archived(), 100)).hasSize(3);
        assertThat(ledger.explain(account, after.archived() + 1).candidates()).isNotEmpty();
        assertThat(ledger.balanceAsOf(account, NEXT_DAY).held()).isEqualTo(Credits.of(5));
        ledger.capture(CaptureHold.all(account, key("c"), HoldId.of("h")));
        ledger.reverse(ReverseEntry.all(account, key("undo2"), key("m2")));
        ledger.recordDispute(RecordDispute.all(account, key("dispute"), GrantId.of("used up")));
        assertThat(ledger.balance(account).debt().isPositive()).isTrue();
        fixture.at(START.plus(Duration.ofDays(90)));
        ledger.debit(debit(account, "later", 1));
        assertThat(fixture.ledger(another()).audit(account).reason()).isEmpty();
    }

    @Test
    void shouldKeepInTheTextsAllThatItForgets() throws IOException {
        AccountId account = lived(20);
        List<LedgerEntry> entries = store().entries(account, 0, LedgerStore.MAX_PAGE);
        archive(store()).archive(account, key("first"), NEXT_DAY).orElseThrow();
        fixture.at(NEXT_DAY.plusSeconds(60));
        fixture.ledger(store()).debit(debit(account, "more", 3));
        archive(store()).archive(account, key("second"), fixture.instant()).orElseThrow();
        assertThat(archive(store()).archive(account, key("third"), NEXT_DAY)).isEmpty();
        fixture.ledger(store()).debit(debit(account, "last", 4));
        StringWriter rest = new StringWriter();
        AccountExport.write(another(), account, terms(), rest);
        List<LedgerEntry> read = new ArrayList<>();
        AccountExport.read(new StringReader(texts.toString() + rest), read::add);
        assertThat(read).startsWith(entries.toArray(LedgerEntry[]::new));
        InMemoryLedgerStore elsewhere = new InMemoryLedgerStore();
        AccountExport.restore(new StringReader(texts.toString() + rest), elsewhere);
        assertThat(stored(elsewhere, account)).isEqualTo(stored(another(), account));
        assertThat(elsewhere.commit(debit(account, "d7", 1), terms(), fixture).replayed())
                .isTrue();
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> AccountExport.restore(new StringReader(rest.toString()), new InMemoryLedgerStore()))
                .withMessageContaining("begins after entry");
    }

    @Test
    void shouldGoOnWhereAnArchivingStopped() throws IOException {
        AccountId account = lived(20);
        List<LedgerEntry> entries = another().entries(account, 0, LedgerStore.MAX_PAGE);
        assertThatExceptionOfType(LedgerStoreException.class)
                .isThrownBy(() -> archive(forgetful()).archive(account, key("archive"), NEXT_DAY));
        Account noted = stored(another(), account);
        assertThat(noted.archived()).isEqualTo(entries.size() - 2);
        assertThat(another().entries(account, 0, entries.size())).isEqualTo(entries);
        assertThat(fixture.ledger(another()).audit(account).reason()).isEmpty();
        assertThat(fixture.ledger(store()).attempt(debit(account, "d7", 1)).replayed())
                .isTrue();
        String written = texts.toString();
        assertThat(archive(store()).archive(account, key("archive"), NEXT_DAY)).isPresent();
        assertThat(stored(another(), account)).isEqualTo(noted);
        assertThat(texts).hasToString(written);
        assertArchived(() -> fixture.ledger(store()).debit(debit(account, "d7", 1)));
        assertThat(fixture.ledger(another()).audit(account).reason()).isEmpty();
    }

    /** Stops before it forgets. */
    private LedgerStore forgetful() {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("forget")) {
                        throw new LedgerStoreException("gone", null);
                    }
                    try {
                        return method.invoke(store(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void shouldForgetNothingThatIsNotKeptElsewhere() {
        AccountId account = lived(3);
        AccountArchive broken = AccountArchive.of(store(), CATALOG, fixture, (of, after, upTo) -> new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                // Taken, but not kept.
            }

            @Override
            public void flush() {}

            @Override
            public void close() throws IOException {
                throw new IOException("no space left");
            }
        });
        Account before = stored(another(), account);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> broken.archive(account, key("archive"), NEXT_DAY));
        assertThat(stored(another(), account)).isEqualTo(before);
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> store().forget(before))
                .withMessageContaining("at most 0 archived entries");
        assertThat(another().entries(account, 0, 100)).hasSize((int) before.sequence());
    }

    @Test
    void shouldFindAStateThatTheArchiveDoesNotVouchFor() throws IOException {
        AccountId account = lived(3);
        Archived noted =
                archive(store()).archive(account, key("archive"), NEXT_DAY).orElseThrow();
        Account base =
                another().stateAfter(account, noted.command().upTo(), terms()).orElseThrow();
        store().forget(withoutPaidValue(base));
        assertThat(fixture.ledger(another()).audit(account).firstBroken()).isEqualTo(noted.seq());
        store().forget(base);
        assertThat(fixture.ledger(another()).audit(account).reason()).isEmpty();
    }

    /** Somebody who makes what was sold disappear. */
    private static Account withoutPaidValue(Account of) {
        return new Account(
                of.id(),
                of.opening(),
                of.zone(),
                of.terms(),
                of.subscription(),
                of.schedules(),
                of.grants(),
                of.holds(),
                of.debt(),
                of.counters(),
                PaidValue.NONE,
                of.frozen(),
                of.closed(),
                of.archived(),
                of.sequence(),
                of.lastAt(),
                of.lastHash());
    }

    @Test
    void shouldNoteOnlyEntriesOfThisLedgerAndEachOnce() {
        AccountId account = lived(3);
        Account base = another().stateAfter(account, 4, terms()).orElseThrow();
        ArchiveEntries sound = ArchiveEntries.upTo(base, key("archive"));
        Hash other = stored(another(), account).lastHash();
        assertThat(refusal(new ArchiveEntries(account, key("x"), 4, other, sound.state())))
                .isEqualTo(RejectionCode.INVALID_ARGUMENT);
        assertThat(refusal(new ArchiveEntries(account, key("x"), 400, sound.link(), sound.state())))
                .isEqualTo(RejectionCode.NOT_FOUND);
        store().commit(sound, terms(), fixture).orElseThrow();
        assertThat(refusal(ArchiveEntries.upTo(base, key("again")))).isEqualTo(RejectionCode.ENTRY_ARCHIVED);
        assertThat(store().commit(sound, terms(), fixture).replayed()).isTrue();
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> new ArchiveEntries(account, key("x"), 0, sound.link(), sound.state()))
                .withMessageContaining("upTo");
    }

    private RejectionCode refusal(ArchiveEntries command) {
        return store().commit(command, terms(), fixture)
                .rejection()
                .orElseThrow()
                .code();
    }

    @Test
    void shouldNotArchiveUnderAKeyThatWasUsedForSomethingElse() throws IOException {
        AccountId account = lived(3);
        Optional<Archived> none = archive(store()).archive(account, key("nothing so old"), START);
        assertThat(none).isEmpty();
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> archive(store()).archive(account, key("m"), NEXT_DAY))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT));
        assertThat(texts).isEmpty();
    }
}
