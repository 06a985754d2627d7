package io.credits.ledger;

import static io.credits.ledger.SampleGrants.EUR;
import static io.credits.ledger.SampleGrants.START;
import static io.credits.ledger.SampleGrants.day;
import static io.credits.ledger.SampleGrants.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a grant may be, and how many an account may have ([R1], [R8]). */
class GrantCreditsTest {

    private static final AccountId ACCOUNT = AccountId.of("w1");

    private final Account empty = CreditLedger.of(
                    new InMemoryLedgerStore(), InMemoryCatalog.builder(EUR).build(), () -> START)
            .open(OpenAccount.of(ACCOUNT, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void shouldIssueMoreThanNothing(long micros) {
        Credits credits = Credits.ofMicros(micros);
        assertThatThrownBy(() -> command(credits))
                .isInstanceOf(InvalidAmountException.class)
                .hasMessageContaining("credits");
    }

    @Test
    void shouldIssueTheLargestOperationAndNoMore() {
        assertThat(refusal(empty, command(Credits.MAX_OPERATION))).isNull();
        Credits more = Credits.MAX_OPERATION.plus(Credits.ofMicros(1));
        assertThatThrownBy(() -> command(more)).isInstanceOf(InvalidAmountException.class);
    }

    @Test
    void shouldEndLaterThanItBegins() {
        GrantCredits begun = command(Credits.of(1)).effectiveFrom(day(5));
        assertThatThrownBy(() -> begun.expiringAt(day(5)))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RejectionCode.INVALID_WINDOW));
        assertThat(begun.expiringAt(day(5).plusMillis(1)).expiresAt()).isEqualTo(day(5).plusMillis(1));
    }

    @Test
    void shouldEndLaterThanNow() {
        GrantCredits ending = command(Credits.of(1)).expiringAt(START);
        assertThat(refusal(empty, ending))
                .isEqualTo(new Rejection.InvalidWindow(ACCOUNT, "expiresAt", "later than " + START, START));
        assertThat(refusal(empty, ending.expiringAt(START.plusMillis(1)))).isNull();
    }

    @Test
    void shouldCostMoneyOfTheAccountsCurrencyUnlessItCostNothing() {
        assertThat(refusal(empty, costing("USD 1.00")))
                .isEqualTo(new Rejection.InvalidArgument(ACCOUNT, "costBasis", "EUR", "USD"));
        assertThat(refusal(empty, costing("EUR 1.00"))).isNull();
        assertThat(refusal(empty, costing("USD 0.00"))).isNull();
    }

    @Test
    void shouldTakeANewName() {
        Account one = with(List.of(grant(7, null)));
        GrantCredits again = command(Credits.of(1)).named(GrantId.of("g7"));
        assertThat(refusal(one, again)).isEqualTo(new Rejection.InvalidArgument(ACCOUNT, "id", "a new name", "g7"));
    }

    @Test
    void shouldFindRoomBesideTenThousandOpenGrantsOnlyOnceOneIsUsedUp() {
        List<Grant> open = new ArrayList<>();
        for (int i = 1; i < Account.MAX_OPEN_GRANTS; i++) {
            open.add(grant(i + 1, null));
        }
        assertThat(refusal(with(open), command(Credits.of(1)))).isNull();
        Grant last = SampleGrants.scheduled(Account.MAX_OPEN_GRANTS + 1, day(9));
        open.add(last);
        assertThat(refusal(with(open), command(Credits.of(1))))
                .isEqualTo(new Rejection.LimitReached(ACCOUNT, "open grants", 10_000));
        open.set(open.size() - 1, last.burned(SampleGrants.ten()));
        assertThat(refusal(with(open), command(Credits.of(1)))).isNull();
    }

    @Test
    void shouldFillABalanceToTheLargestAndNoFurther() {
        Credits room = Credits.of(5);
        Account nearlyFull = with(List.of(SampleGrants.of(2, Credits.MAX_BALANCE.minus(room))));
        assertThat(refusal(nearlyFull, command(room))).isNull();
        assertThat(refusal(nearlyFull, command(room.plus(Credits.ofMicros(1)))))
                .isEqualTo(new Rejection.Overflow(ACCOUNT, "balance", Credits.MAX_BALANCE));
    }

    private static GrantCredits command(Credits credits) {
        return GrantCredits.of(ACCOUNT, IdempotencyKey.of("key"), credits, GrantKind.ADJUSTMENT);
    }

    private static GrantCredits costing(String price) {
        return command(Credits.of(1)).withCostBasis(CostBasis.of(Money.parse(price), Credits.of(1)));
    }

    private Account with(List<Grant> grants) {
        return empty.withGrants(GrantBook.of(empty.grants().order(), grants));
    }

    /** Why the command is refused, or null. */
    private static Rejection refusal(Account account, GrantCredits command) {
        return new Ruling(account, START, History.EMPTY)
                .rule(command)
                .rejection()
                .orElse(null);
    }
}
