package io.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.ledger.GrantEntry.Disputed;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charge-backs [R23]. */
class RecordDisputeTest {

    private static final AccountId ACCOUNT = AccountId.of("w1");

    private static final GrantId BOUGHT = GrantId.of("p1");

    private static final CurrencyUnit INR = CurrencyUnit.of("INR");

    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    private CreditLedger ledger;

    @BeforeEach
    void buyAHundred() {
        ledger = CreditLedger.of(
                new InMemoryLedgerStore(), InMemoryCatalog.builder(INR).build(), () -> now);
        ledger.open(new OpenAccount(ACCOUNT, ZoneOffset.UTC, null, null, null));
        ledger.grant(GrantCredits.of(ACCOUNT, key("bought"), Credits.of(100), GrantKind.PURCHASED)
                .named(BOUGHT)
                .expiringAt(now.plus(Duration.ofDays(30)))
                .withCostBasis(CostBasis.of(Money.parse("INR 10.00"), Credits.of(100))));
    }

    @AfterEach
    void shouldLeaveASoundLedgerInWhichWhatWasSoldIsAccountedFor() {
        assertThat(ledger.audit(ACCOUNT).ok()).isTrue();
        var value = ledger.deferred(ACCOUNT, now);
        assertThat(value.spent().plus(value.expired()).plus(value.remaining())).isEqualTo(value.sold());
    }

    @Test
    void shouldTakeBackAllThatIsUnspent() {
        Disputed entry = ledger.recordDispute(whole("d"));
        check(entry, 100, 0);
        assertThat(entry.kind()).isEqualTo(EntryKind.DISPUTED);
        assertThat(entry.credits()).isEqualTo(Credits.of(-100));
        assertThat(entry.available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldBookWhatWasSpentAsDebt() {
        spend(80);
        Disputed entry = ledger.recordDispute(whole("d"));
        check(entry, 20, 80);
        assertThat(entry.available()).isEqualTo(Credits.of(-80));
        assertThat(entry.head().balanceAfter()).isEqualTo(Credits.of(-80));
    }

    @Test
    void shouldLetTheNextGrantRepayTheDebt() {
        spend(80);
        ledger.recordDispute(whole("d"));
        var granted = ledger.grant(GrantCredits.of(ACCOUNT, key("g"), Credits.of(100), GrantKind.PROMOTIONAL));
        assertThat(granted.available()).isEqualTo(Credits.of(20));
    }

    @Test
    void shouldTouchNoOtherGrant() {
        ledger.grant(GrantCredits.of(ACCOUNT, key("g"), Credits.of(7), GrantKind.PROMOTIONAL));
        check(ledger.recordDispute(whole("d")), 100, 0);
        assertThat(ledger.balance(ACCOUNT).balance()).isEqualTo(Credits.of(7));
    }

    @Test
    void shouldBookAllAsDebtWhereAllIsSpent() {
        spend(100);
        check(ledger.recordDispute(whole("d")), 0, 100);
    }

    @Test
    void shouldTakeOnlyThePartInDispute() {
        spend(80);
        check(ledger.recordDispute(new RecordDispute(ACCOUNT, key("d"), BOUGHT, Credits.of(30))), 20, 10);
    }

    @Test
    void shouldNotAskForWhatLapsed() {
        spend(80);
        now = now.plus(Duration.ofDays(30));
        check(ledger.recordDispute(whole("d")), 0, 80);
        assertThat(ledger.entries(ACCOUNT, 0, 10)).extracting(LedgerEntry::kind).contains(EntryKind.EXPIRED);
    }

    @Test
    void shouldNotAskForWhatLapsedBeforeTheLastEntry() {
        spend(80);
        now = now.plus(Duration.ofDays(30));
        ledger.grant(GrantCredits.of(ACCOUNT, key("g"), Credits.of(1), GrantKind.PROMOTIONAL));
        check(ledger.recordDispute(whole("d")), 0, 80);
    }

    @Test
    void shouldNotAskForWhatWasVoided() {
        spend(80);
        ledger.voidGrant(new VoidGrant(ACCOUNT, key("v"), BOUGHT));
        check(ledger.recordDispute(whole("d")), 0, 80);
    }

    @Test
    void shouldLeaveAHoldAloneAndBookItAsDebt() {
        ledger.hold(HoldCredits.of(ACCOUNT, key("h"), Credits.of(30), now.plus(Duration.ofDays(1)))
                .named(HoldId.of("h")));
        check(ledger.recordDispute(whole("d")), 70, 30);
        ledger.release(new ReleaseHold(ACCOUNT, key("r"), HoldId.of("h")));
        assertThat(ledger.balance(ACCOUNT).available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldReturnReversedUsageToThePurchase() {
        spend(100);
        ledger.recordDispute(whole("d"));
        ledger.reverse(ReverseEntry.all(ACCOUNT, key("r"), key("spent")));
        assertThat(ledger.balance(ACCOUNT).available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldAnswerTheFirstResultAgain() {
        spend(80);
        Disputed first = ledger.recordDispute(whole("d"));
        assertThat(ledger.recordDispute(whole("d"))).isEqualTo(first);
        assertThat(ledger.entries(ACCOUNT, 0, 10)).hasSize(3);
    }

    @Test
    void shouldDisputeAPurchaseOnlyOnce() {
        ledger.recordDispute(new RecordDispute(ACCOUNT, key("d"), BOUGHT, Credits.of(1)));
        refused(whole("d2"), RejectionCode.ALREADY_REVERSED);
        refused(whole("d"), RejectionCode.IDEMPOTENCY_CONFLICT);
    }

    @Test
    void shouldRefuseWhatWasNeverBought() {
        ledger.grant(GrantCredits.of(ACCOUNT, key("gift"), Credits.of(7), GrantKind.PROMOTIONAL));
        refused(RecordDispute.all(ACCOUNT, key("d"), GrantId.of("gift")), RejectionCode.INVALID_ARGUMENT);
        refused(RecordDispute.all(ACCOUNT, key("d"), GrantId.of("nothing")), RejectionCode.NOT_FOUND);
        refused(
                new RecordDispute(ACCOUNT, key("d"), BOUGHT, Credits.parse("100.000001")),
                RejectionCode.EXCEEDS_ORIGINAL);
    }

    private void spend(long credits) {
        ledger.debit(DebitCredits.of(ACCOUNT, key("spent"), Credits.of(credits)));
    }

    private void refused(RecordDispute command, RejectionCode code) {
        assertThat(ledger.tryRecordDispute(command).rejection().orElseThrow().code())
                .isEqualTo(code);
    }

    private static void check(Disputed entry, long clawedBack, long debt) {
        assertThat(entry.clawedBack()).isEqualTo(Credits.of(clawedBack));
        assertThat(entry.debt()).isEqualTo(Credits.of(debt));
    }

    private static RecordDispute whole(String key) {
        return RecordDispute.all(ACCOUNT, key(key), BOUGHT);
    }

    private static IdempotencyKey key(String key) {
        return IdempotencyKey.of(key);
    }
}
