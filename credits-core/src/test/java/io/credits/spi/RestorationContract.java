package io.credits.spi;

import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.paid;
import static io.credits.spi.StoreFixture.plan;
import static io.credits.spi.StoreFixture.terms;
import static io.credits.spi.StoreFixture.unlisted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.json.AccountExport;
import io.credits.json.ExportFormatException;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Notices;
import io.credits.ledger.Outcome;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Terms;
import io.credits.ledger.ThawAccount;
import io.credits.report.DailyUsage;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store must keep when accounts come from elsewhere or leave, as claims. */
public abstract class RestorationContract extends ArchiveContract {

    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    private static final LocalDate LAST = LocalDate.parse("2025-12-31");

    /** More than a page, so that an account is taken in in several parts. */
    private static final int DEBITS = LedgerStore.MAX_PAGE + 300;

    private final LedgerStore elsewhere = new InMemoryLedgerStore();

    /** An account with usage on two days, a plan that no catalogue has, a hold, a reversal, and many debits. */
    private AccountId lived(int debits) {
        AccountId account = fixture.openedOn(elsewhere, "monthly");
        CreditLedger ledger = fixture.ledger(elsewhere);
        ledger.grant(paid(account, "bought", 2_000));
        ledger.consume(messages(account, "m", 100));
        ledger.reverse(ReverseEntry.all(account, key("undo"), key("m")));
        ledger.changePlan(ChangePlan.to(account, key("up"), unlisted("of-" + account)));
        ledger.hold(HoldCredits.of(account, key("h"), Credits.of(5), START.plus(Duration.ofDays(20))));
        fixture.at(START.plus(Duration.ofDays(1)));
        for (int i = 0; i < debits; i++) {
            ledger.debit(debit(account, "d" + i, 1));
        }
        ledger.consume(messages(account, "m2", 40));
        return account;
    }

    private static String exported(LedgerStore store, AccountId account) {
        try {
            StringWriter text = new StringWriter();
            AccountExport.write(store, account, terms(), text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Account restored(String text, LedgerStore store) {
        try {
            return AccountExport.restore(new StringReader(text), store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LedgerEntry> all(LedgerStore store, AccountId account) {
        List<LedgerEntry> all = new ArrayList<>();
        List<LedgerEntry> page = store.entries(account, 0, LedgerStore.MAX_PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.entries(account, page.get(page.size() - 1).seq(), LedgerStore.MAX_PAGE);
        }
        return all;
    }

    private static Account stored(LedgerStore store, AccountId account) {
        return store.account(account, terms()).orElseThrow();
    }

    private void assertSame(AccountId account) {
        assertThat(stored(another(), account)).isEqualTo(stored(elsewhere, account));
        assertThat(all(another(), account)).isEqualTo(all(elsewhere, account));
        DailyUsage usage = another().usage(account, FIRST, LAST);
        assertThat(usage.total().credits().isPositive()).isTrue();
        assertThat(usage).isEqualTo(elsewhere.usage(account, FIRST, LAST));
        assertThat(fixture.ledger(another()).audit(account).ok()).isTrue();
    }

    @Test
    void shouldTakeAnAccountInAsIfItHadAlwaysBeenThere() {
        AccountId account = lived(DEBITS);
        Account read = restored(exported(elsewhere, account), store());
        assertThat(read).isEqualTo(stored(elsewhere, account));
        assertSame(account);
        long seq = read.sequence() - 10;
        Account kept = another().checkpoint(account, seq, terms()).orElseThrow();
        assertThat(kept.sequence()).isBetween(seq - 300, seq);
        assertThat(kept.frozen()).isFalse();
        assertThat(fixture.ledger(another()).explain(account, read.sequence()))
                .isEqualTo(fixture.ledger(elsewhere).explain(account, read.sequence()));
        fixture.at(START.plus(Duration.ofDays(30)));
        assertThat(another().due(fixture.instant(), LedgerStore.MAX_PAGE)).contains(account);
        assertThat(store().commit(debit(account, "next", 3), terms(), fixture))
                .isEqualTo(elsewhere.commit(debit(account, "next", 3), terms(), fixture));
        assertThat(store().commit(debit(account, "d7", 1), terms(), fixture).replayed())
                .isTrue();
        assertSame(account);
    }

    @Test
    void shouldKeepAnAccountFrozenUntilAllOfItIsThereAndGoOnWhereItStopped() {
        AccountId account = lived(DEBITS);
        String text = exported(elsewhere, account);
        String cut = text.substring(0, text.length() * 9 / 10);
        assertThatExceptionOfType(ExportFormatException.class).isThrownBy(() -> restored(cut, store()));
        Account part = stored(another(), account);
        assertThat(part.frozen()).isTrue();
        assertThat(part.sequence()).isEqualTo(LedgerStore.MAX_PAGE);
        assertThat(store().commit(debit(account, "early", 1), terms(), fixture)
                        .rejection()
                        .orElseThrow()
                        .code()
                        .name())
                .isEqualTo("ACCOUNT_FROZEN");
        fixture.at(START.plus(Duration.ofDays(90)));
        assertThat(another().due(fixture.instant(), LedgerStore.MAX_PAGE)).doesNotContain(account);
        restored(text, another());
        restored(text, store());
        assertSame(account);
    }

    /** What was told before stays told; the rest is told where the account is. */
    @Test
    void shouldAnnounceAfterTheMoveWhatWasNotAnnouncedBefore() throws IOException {
        AccountId account = fixture.opened(elsewhere);
        for (int days : List.of(5, 20)) {
            commit(
                    elsewhere,
                    StoreFixture.grant(account, "for " + days, days).expiringAt(START.plus(Duration.ofDays(days))));
        }
        StringWriter text = new StringWriter();
        Terms telling = terms().telling(Notices.below().andBeforeExpiry(Duration.ofDays(7)));
        AccountExport.write(elsewhere, account, telling, text);
        restored(text.toString(), store());
        restored(text.toString(), store());
        Instant last = START.plus(Duration.ofDays(400));
        assertThat(another().outbox().claim(last, LedgerStore.MAX_PAGE))
                .map(EventOutbox.Pending::event)
                .filteredOn(event -> event.account().equals(account))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(CreditEvent.Kind.EXPIRING_SOON);
                    assertThat(event.about()).isEqualTo("for 20");
                    assertThat(event.at()).isEqualTo(START.plus(Duration.ofDays(13)));
                });
    }

    @Test
    void shouldTakeInAnAccountWithoutEntries() {
        AccountId account = fixture.openedOn(elsewhere, "monthly");
        restored(exported(elsewhere, account), store());
        assertThat(stored(another(), account)).isEqualTo(stored(elsewhere, account));
    }

    @Test
    void shouldRefuseToTakeInOverAnotherAccount() {
        AccountId account = lived(3);
        String text = exported(elsewhere, account);
        AccountId same = account;
        store().open(
                        elsewhere
                                .account(same, terms())
                                .orElseThrow()
                                .opening()
                                .request()
                                .withPlan(plan("daily")),
                        terms(),
                        fixture)
                .orElseThrow();
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> restored(text, store()))
                .withMessageContaining("plan");
        assertThat(stored(another(), account).sequence()).isZero();
    }

    @Test
    void shouldRefuseToTakeInOverTheSameAccountThatWentOn() {
        AccountId account = lived(3);
        String text = exported(elsewhere, account);
        restored(text, store());
        LedgerEntry more =
                store().commit(debit(account, "more", 1), terms(), fixture).orElseThrow();
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> restored(text, store()))
                .withMessageContaining("entry " + more.seq());
        assertThat(stored(another(), account).lastHash()).isEqualTo(more.head().hash());
    }

    @Test
    void shouldMoveThereAndBackWithOneChain() {
        AccountId account = lived(3);
        commit(elsewhere, new FreezeAccount(account, key("leave")));
        Account left = restored(exported(elsewhere, account), store());
        commit(store(), new ThawAccount(account, key("arrive")));
        commit(store(), debit(account, "there", 2));
        commit(store(), new FreezeAccount(account, key("return")));
        elsewhere.remove(left);
        assertThat(elsewhere.account(account, terms())).isEmpty();
        restored(exported(another(), account), elsewhere);
        assertSame(account);
        store().remove(stored(another(), account));
        commit(elsewhere, new ThawAccount(account, key("home")));
        commit(elsewhere, debit(account, "home again", 1));
        assertThat(fixture.ledger(elsewhere).audit(account).ok()).isTrue();
    }

    @Test
    void shouldRemoveAllOfAnAccountButOnlyAFrozenOneAsItWasRead() {
        AccountId account = lived(3);
        restored(exported(elsewhere, account), store());
        Account going = stored(another(), account);
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> store().remove(going))
                .withMessageContaining("going on");
        commit(store(), new FreezeAccount(account, key("leave")));
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> store().remove(going))
                .withMessageContaining("wanted frozen at entry " + going.sequence());
        Account frozen = stored(another(), account);
        store().remove(frozen);
        store().remove(frozen);
        assertThat(another().account(account, terms())).isEmpty();
        assertThat(another().entries(account, 0, 10)).isEmpty();
        assertThat(another().usage(account, FIRST, LAST).total().credits()).isEqualTo(Credits.ZERO);
        assertThat(another().checkpoint(account, 5, terms())).isEmpty();
        assertThat(store().commit(debit(account, "late", 1), terms(), fixture)
                        .rejection()
                        .orElseThrow()
                        .code()
                        .name())
                .isEqualTo("NOT_FOUND");
    }

    private void commit(LedgerStore store, LedgerCommand<?> command) {
        Outcome<?> outcome = store.commit(command, terms(), fixture);
        assertThat(outcome.rejection()).isEmpty();
    }
}
