package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.jdbc.Operations.Operation;
import io.credits.json.JsonFormException;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.EntryKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.RejectionCode;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.OutcomeUnknownException;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever call fails while one write carries several callers' commands, each of them is told the truth about its own. */
@Timeout(600)
abstract class CombinedFaultTests {

    private static final int MOST_CALLS = 400;

    private static final String LOST = "08006";
    private static final String IO_ERROR = "58030";
    private static final String SERIALIZATION = "40001";

    private static final StoreFixture FIXTURE = new StoreFixture();

    private static final LocalDate DAY = LocalDate.of(2025, 1, 10);

    /** What one caller does, on the account of a place; the key stands under which it is to be found. */
    private record Caller(int place, String key, Operation operation) {}

    private static final Operation HOLD = new Operation(
            "hold",
            true,
            (store, account) -> store.commit(
                            HoldCredits.of(
                                    account, key("h2"), Credits.of(5), StoreFixture.START.plus(Duration.ofDays(1))),
                            terms(),
                            FIXTURE)
                    .orElseThrow());

    private static final Operation TOO_MUCH = new Operation(
            "debit of too much",
            true,
            (store, account) -> store.commit(debit(account, "k", 1_000_000), terms(), FIXTURE)
                    .orElseThrow());

    private static final List<Caller> CALLERS = callers();

    private static final int ACCOUNTS = 6;

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private HikariDataSource pool;
    private LedgerStore sound;
    private Crowd crowd;
    private List<List<EntryKind>> wanted;

    abstract TestDatabase database();

    private static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        for (Operation operation : Operations.few()) {
            callers.add(new Caller(callers.size(), "k", operation));
        }
        // Two callers of one account, one who is refused, and one more who is not.
        callers.add(new Caller(0, "h2", HOLD));
        callers.add(new Caller(4, "k", TOO_MUCH));
        callers.add(new Caller(5, "k", Operations.few().get(0)));
        return callers;
    }

    @BeforeEach
    void start() throws Exception {
        pool = database().fresh();
        sound = JdbcLedgerStore.of(pool);
        crowd = new Crowd(CALLERS.size());
        List<AccountId> accounts = prepared();
        CALLERS.forEach(caller -> tell(caller, sound, accounts));
        wanted = effects(accounts);
    }

    @AfterEach
    void stop() {
        crowd.close();
        pool.close();
    }

    private List<AccountId> prepared() {
        return Stream.generate(() -> Operations.prepared(sound)).limit(ACCOUNTS).toList();
    }

    /** What happened to each account; two callers of one account may come in either order. */
    private List<List<EntryKind>> effects(List<AccountId> accounts) {
        return accounts.stream()
                .map(account ->
                        Operations.effects(sound, account).stream().sorted().toList())
                .toList();
    }

    private JdbcLedgerStore storeOn(DataSource source) {
        return JdbcLedgerStore.builder(ConnectionSource.owning(crowd.gated(source)))
                .writers(1)
                .callTimeout(Duration.ofSeconds(20))
                .build();
    }

    /** Answers why not, or null if it was carried out. */
    private static RuntimeException tell(Caller caller, LedgerStore store, List<AccountId> accounts) {
        try {
            caller.operation().on(store, accounts.get(caller.place()));
            return null;
        } catch (LedgerStoreException | CreditRejectedException | JsonFormException e) {
            return e;
        }
    }

    /** Lets all callers be carried by one write, in which calls may fail. */
    private List<RuntimeException> together(LedgerStore store, List<AccountId> accounts, int k) throws Exception {
        AccountId ahead = FIXTURE.funded(sound, 10);
        List<Callable<RuntimeException>> work = CALLERS.stream()
                .<Callable<RuntimeException>>map(caller -> () -> tell(caller, store, accounts))
                .toList();
        // The first caller finds its account unremembered and has to read it, so that it reaches the gate.
        List<RuntimeException> told = crowd.run(
                () -> store.commit(debit(ahead, "ahead", 1), terms(), FIXTURE).orElseThrow(), () -> left.set(k), work);
        return told;
    }

    private void assertTrue(Caller caller, RuntimeException told, List<AccountId> accounts, String what) {
        AccountId account = accounts.get(caller.place());
        boolean there = sound.history(account).underKey(key(caller.key())).isPresent();
        if (caller.operation() == TOO_MUCH) {
            assertThat(there).as(what).isFalse();
            if (told instanceof CreditRejectedException refused) {
                assertThat(refused.rejection().code()).as(what).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
            } else {
                assertThat(told).as(what).isInstanceOf(LedgerStoreException.class);
            }
        } else if (told == null) {
            assertThat(there || !caller.operation().keyed()).as(what).isTrue();
        } else if (told instanceof OutcomeUnknownException unknown) {
            assertThat(unknown.account()).as(what).isEqualTo(account);
        } else {
            assertThat(told).as(what).isInstanceOf(LedgerStoreException.class);
            assertThat(there).as(what).isFalse();
        }
    }

    private void assertTruthAndRepeat(
            LedgerStore store, List<AccountId> accounts, List<RuntimeException> told, String what) {
        for (int i = 0; i < CALLERS.size(); i++) {
            assertTrue(CALLERS.get(i), told.get(i), accounts, what + ", " + CALLERS.get(i));
        }
        for (Caller caller : CALLERS) {
            for (LedgerStore repeated : List.of(store, sound)) {
                RuntimeException again = tell(caller, repeated, accounts);
                if (caller.operation() == TOO_MUCH) {
                    assertThat(again).as(what).isInstanceOf(CreditRejectedException.class);
                } else {
                    assertThat(again).as("%s, %s", what, caller).isNull();
                }
            }
        }
        assertThat(effects(accounts)).as(what).isEqualTo(wanted);
        for (AccountId account : accounts) {
            assertThat(FIXTURE.ledger(sound).audit(account)).as(what).matches(found -> found.ok(), "is sound");
        }
    }

    /** Fails the k-th call of the others' write for k = 1, 2, 3 …, and some calls after it if wanted. */
    private void failEachCall(int times, boolean after, String state) throws Exception {
        BooleanSupplier now = () -> {
            int place = crowd.isFirst() ? Integer.MAX_VALUE : left.decrementAndGet();
            return place <= 0 && place % 2 == 0 && place > -2 * times;
        };
        LedgerStore store = storeOn(Faults.failing(pool, now, after, state));
        boolean reached = true;
        for (int k = 1; reached; k++) {
            assertThat(k).isLessThan(MOST_CALLS);
            List<AccountId> accounts = prepared();
            List<RuntimeException> told = together(store, accounts, k);
            reached = left.getAndSet(Integer.MAX_VALUE) <= 0;
            assertTruthAndRepeat(store, accounts, told, "call " + k);
        }
    }

    private List<RuntimeException> loseCommit(boolean executed) throws Exception {
        BooleanSupplier now = () -> !crowd.isFirst() && left.decrementAndGet() == 0;
        LedgerStore store = storeOn(Faults.losingCommit(pool, now, executed));
        List<AccountId> accounts = prepared();
        List<RuntimeException> told = together(store, accounts, 1);
        left.set(Integer.MAX_VALUE);
        assertTruthAndRepeat(store, accounts, told, executed ? "committed" : "not committed");
        return told;
    }

    @Test
    void shouldCarryAllWhoWaitInOneWrite() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        LedgerStore store = storeOn(Faults.losingCommit(
                pool,
                () -> {
                    commits.incrementAndGet();
                    return false;
                },
                false));
        List<AccountId> accounts = prepared();
        List<RuntimeException> told = together(store, accounts, 1);
        // One for the first caller and one for all others.
        assertThat(commits.get()).isEqualTo(2);
        assertTruthAndRepeat(store, accounts, told, "nothing fails");
    }

    @Test
    void shouldTellEachCallerTheTruthWhateverCallLosesTheConnection() throws Exception {
        failEachCall(1, true, LOST);
    }

    @Test
    void shouldTellEachCallerTheTruthWhateverCallsFailOneAfterTheOther() throws Exception {
        failEachCall(2, false, IO_ERROR);
    }

    /** Damages the account of the last caller, and lets all be carried by one write. */
    private void damageOne(String damage) throws Exception {
        List<AccountId> accounts = prepared();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(damage)) {
            statement.setString(1, accounts.get(ACCOUNTS - 1).value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        List<RuntimeException> told = together(storeOn(pool), accounts, Integer.MAX_VALUE);
        for (Caller caller : CALLERS) {
            RuntimeException why = told.get(CALLERS.indexOf(caller));
            if (caller.place() == ACCOUNTS - 1) {
                assertThat(why).isNotNull().isNotInstanceOf(OutcomeUnknownException.class);
            } else if (caller.operation() == TOO_MUCH) {
                assertThat(why).isInstanceOf(CreditRejectedException.class);
            } else {
                assertThat(why).as(caller.toString()).isNull();
            }
        }
    }

    @Test
    void shouldCarryOutTheOthersIfTheRowOfOneCannotBeRead() throws Exception {
        damageOne("UPDATE credit_account SET sheet = 'damaged' WHERE account_id = ?");
    }

    @Test
    void shouldCarryOutTheOthersIfThePlaceOfAnEntryIsTaken() throws Exception {
        damageOne("UPDATE credit_entry SET seq = seq + 1 WHERE account_id = ? AND seq = 5");
    }

    @Test
    void shouldWriteOnceThoughSomebodyElseWasFasterOnOneAccount() throws Exception {
        JdbcLedgerStore store = storeOn(pool);
        AccountId ahead = FIXTURE.funded(sound, 10);
        List<AccountId> remembered =
                Stream.generate(() -> FIXTURE.funded(store, 10)).limit(ACCOUNTS).toList();
        sound.commit(messages(remembered.get(0), "theirs", 20), terms(), FIXTURE)
                .orElseThrow();
        crowd.run(
                () -> store.commit(debit(ahead, "ahead", 1), terms(), FIXTURE).orElseThrow(),
                () -> {},
                remembered.stream()
                        .<Callable<Object>>map(
                                account -> () -> store.commit(messages(account, "ours", 40), terms(), FIXTURE)
                                        .orElseThrow())
                        .toList());
        for (AccountId account : remembered) {
            boolean both = account.equals(remembered.get(0));
            assertThat(sound.usage(account, DAY, DAY).total().credits()).isEqualTo(Credits.of(both ? 3 : 2));
            assertThat(sound.usage(account, DAY, DAY).total().events()).isEqualTo(both ? 2 : 1);
            assertThat(FIXTURE.ledger(sound).audit(account)).matches(found -> found.ok(), "is sound");
        }
    }

    @Test
    @Tag("soak")
    void shouldTellEachCallerTheTruthHoweverOftenCallsFail() throws Exception {
        for (int times = 1; times <= 5; times++) {
            failEachCall(times, false, LOST);
            failEachCall(times, true, LOST);
            failEachCall(times, false, IO_ERROR);
            failEachCall(times, false, SERIALIZATION);
        }
    }

    @Test
    void shouldFindAllThatWasCommittedWithoutAnAnswer() throws Exception {
        List<RuntimeException> told = loseCommit(true);
        for (int i = 0; i < CALLERS.size(); i++) {
            boolean refused = CALLERS.get(i).operation() == TOO_MUCH;
            assertThat(told.get(i))
                    .as(CALLERS.get(i).toString())
                    .matches(why -> refused ? why instanceof CreditRejectedException : why == null);
        }
    }

    @Test
    void shouldTellThatItIsUnknownWhetherALostWriteWasCommitted() throws Exception {
        List<RuntimeException> told = loseCommit(false);
        for (int i = 0; i < CALLERS.size(); i++) {
            Operation operation = CALLERS.get(i).operation();
            if (operation == TOO_MUCH) {
                assertThat(told.get(i)).isInstanceOf(CreditRejectedException.class);
            } else if (operation.keyed()) {
                assertThat(told.get(i)).as(operation.name()).isInstanceOf(OutcomeUnknownException.class);
            } else {
                assertThat(told.get(i)).as(operation.name()).isNull();
            }
        }
    }
}
