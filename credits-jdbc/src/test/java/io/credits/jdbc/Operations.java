package io.credits.jdbc;

import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.plan;
import static io.credits.spi.StoreFixture.terms;
import static io.credits.spi.StoreFixture.unlisted;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.EntryKind;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantId;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.UsageEntry;
import io.credits.ledger.VoidGrant;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every operation of a store, each ready to be carried out on an account that was prepared for all of them. */
final class Operations {

    /** Carries out an operation; again and again if need be. Throws what the store throws, or a rejection. */
    @FunctionalInterface
    interface Act {
        void on(LedgerStore store, AccountId account);
    }

    /**
     * An operation.
     *
     * @param name what it does
     * @param keyed whether it uses the key {@code k}; without a key it is safe to repeat by itself
     * @param act does it
     */
    record Operation(String name, boolean keyed, Act act) {

        void on(LedgerStore store, AccountId account) {
            act.on(store, account);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final InstantSource NOW = () -> StoreFixture.START;

    /** A month and a bit after the preparation: a refresh, an expiry and the end of a hold are due. */
    private static final Instant LATER = StoreFixture.START.plus(Duration.ofDays(40));

    /** Entries written by the preparation: the first allowance, two grants, a debit, a hold. */
    private static final long PREPARED = 5;

    private static final Instant HOLD_END = StoreFixture.START.plus(Duration.ofDays(10));

    private static final Instant GRANT_END = StoreFixture.START.plus(Duration.ofDays(20));

    private static final List<Operation> ALL = new ArrayList<>();

    static {
        put("debit", account -> DebitCredits.of(account, key("k"), Credits.of(5)));
        put("consume", account -> messages(account, "k", 9));
        put("grant", account -> StoreFixture.grant(account, "k", 5));
        put("void", account -> new VoidGrant(account, key("k"), GrantId.of("gift")));
        put("extend", account -> new ExtendGrant(account, key("k"), GrantId.of("gift"), LATER));
        put("dispute", account -> RecordDispute.all(account, key("k"), GrantId.of("paid")));
        put("hold", account -> HoldCredits.of(account, key("k"), Credits.of(5), LATER));
        put("capture", account -> CaptureHold.of(account, key("k"), HoldId.of("h"), Credits.of(2)));
        put("release", account -> new ReleaseHold(account, key("k"), HoldId.of("h")));
        put("reverse", account -> ReverseEntry.all(account, key("k"), key("first")));
        // A plan whose terms no database has yet, so that they are written with the operation.
        put("change of plan", account -> ChangePlan.to(account, key("k"), unlisted("of-" + account)));
        put("cancellation", account -> new CancelPlan(account, key("k"), null));
        put("change of zone", account -> new ChangeZone(account, key("k"), ZoneId.of("America/New_York")));
        put("freeze", account -> new FreezeAccount(account, key("k")));
        put("closing", account -> new CloseAccount(account, key("k")));
        ALL.add(new Operation("batch, all or none", true, (store, account) -> commitAll(store, account, true)));
        ALL.add(new Operation("batch, each for itself", true, (store, account) -> commitAll(store, account, false)));
        ALL.add(new Operation(
                "debit after what time owes",
                true,
                (store, account) -> store.commit(
                                DebitCredits.of(account, key("k"), Credits.of(5)), terms(), () -> LATER)
                        .orElseThrow()));
        ALL.add(new Operation(
                "what time owes", false, (store, account) -> store.settle(account, terms(), () -> LATER)));
    }

    private Operations() {}

    private static void put(String name, Function<AccountId, LedgerCommand<?>> command) {
        ALL.add(new Operation(
                name,
                true,
                (store, account) ->
                        store.commit(command.apply(account), terms(), NOW).orElseThrow()));
    }

    private static void commitAll(LedgerStore store, AccountId account, boolean atomic) {
        Batch<UsageEntry.Consumed> batch =
                new Batch<>(List.of(messages(account, "k", 9), messages(account, "k2", 7)), atomic);
        store.commitAll(batch, terms(), NOW).forEach(Outcome::orElseThrow);
    }

    static List<Operation> all() {
        return ALL;
    }

    /** One of each way through the store. */
    static List<Operation> few() {
        List<String> names = List.of("debit", "change of plan", "batch, all or none", "what time owes");
        return ALL.stream()
                .filter(operation -> names.contains(operation.name()))
                .toList();
    }

    /** Opens an account on which each of the operations is possible. */
    static AccountId prepared(LedgerStore store) {
        AccountId account = StoreFixture.unused();
        store.open(OpenAccount.of(account, ZoneId.of("Asia/Kolkata")).withPlan(plan("monthly")), terms(), NOW)
                .orElseThrow();
        store.commitAll(
                        new Batch<>(
                                List.of(
                                        StoreFixture.paid(account, "paid", 50),
                                        StoreFixture.grant(account, "gift", 20).expiringAt(GRANT_END)),
                                true),
                        terms(),
                        NOW)
                .forEach(Outcome::orElseThrow);
        store.commit(DebitCredits.of(account, key("first"), Credits.of(3)), terms(), NOW)
                .orElseThrow();
        store.commit(HoldCredits.of(account, key("h"), Credits.of(5), HOLD_END), terms(), NOW)
                .orElseThrow();
        return account;
    }

    /** What an operation did to a prepared account: the kinds of the entries since, in order. */
    static List<EntryKind> effects(LedgerStore store, AccountId account) {
        return store.entries(account, PREPARED, LedgerStore.MAX_PAGE).stream()
                .map(LedgerEntry::kind)
                .toList();
    }
}
