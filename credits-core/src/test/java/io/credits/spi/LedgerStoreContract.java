package io.credits.spi;

import static io.credits.spi.StoreFixture.MESSAGING;
import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.grant;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.plan;
import static io.credits.spi.StoreFixture.terms;
import static io.credits.spi.StoreFixture.unused;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
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
import io.credits.ledger.Reference;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.ledger.VoidGrant;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.ChannelDay;
import io.credits.report.DailyUsage;
import io.credits.report.FeatureDay;
import io.credits.report.TopConsumer;
import io.credits.report.UsageTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

/**
 * What every store must keep, as claims. An adapter's test extends this and says how to come by a store.
 */
public abstract class LedgerStoreContract extends RestorationContract {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command) {
        return store().commit(command, terms(), fixture);
    }

    private CreditLedger ledger() {
        return fixture.ledger(store());
    }

    private List<LedgerEntry> entries(AccountId account) {
        return another().entries(account, 0, LedgerStore.MAX_PAGE);
    }

    private Account stored(AccountId account) {
        return another().account(account, terms()).orElseThrow();
    }

    private void assertSound(AccountId account) {
        assertThat(fixture.ledger(another()).audit(account)).matches(found -> found.ok(), "is sound");
    }

    private static RejectionCode code(Outcome<?> outcome) {
        return outcome.rejection().orElseThrow().code();
    }

    @Test
    void shouldOpenAnAccountWithoutEntries() {
        AccountId account = fixture.opened(store());
        assertThat(stored(account).sequence()).isZero();
        assertThat(stored(account).opening().at()).isEqualTo(START);
        assertThat(entries(account)).isEmpty();
        assertSound(account);
    }

    @Test
    void shouldAnswerTheSameAccountWhenOpenedAgain() {
        OpenAccount request = OpenAccount.of(unused(), KOLKATA).withPlan(plan("monthly"));
        Account first = store().open(request, terms(), fixture).orElseThrow();
        fixture.at(START.plusSeconds(60));
        Outcome<Account> second = another().open(request, terms(), fixture);
        assertThat(second.replayed()).isTrue();
        assertThat(second.orElseThrow()).isEqualTo(first);
    }

    @Test
    void shouldNameTheFactThatDiffersWhenOpenedOtherwise() {
        AccountId account = fixture.opened(store());
        Outcome<Account> other = another().open(OpenAccount.of(account, ZoneId.of("UTC")), terms(), fixture);
        assertThat(other.rejection()).contains(new Rejection.OpenedDifferently(account, "zone"));
    }

    @Test
    void shouldAnswerAStateWhileOpeningThatEqualsTheStoredOne() {
        OpenAccount request = OpenAccount.of(unused(), KOLKATA).withPlan(plan("monthly"));
        Account opened = store().open(request, terms(), fixture).orElseThrow();
        assertThat(stored(request.account())).isEqualTo(opened);
    }

    @Test
    void shouldRefuseCommandsOnUnknownAccounts() {
        AccountId account = unused();
        assertThat(commit(debit(account, "d", 1)).rejection())
                .contains(new Rejection.NotFound(account, "account", account.value()));
        assertThat(store().commitAll(new Batch<>(List.of(debit(account, "d", 1)), false), terms(), fixture))
                .allMatch(outcome -> code(outcome) == RejectionCode.NOT_FOUND);
    }

    @Test
    void shouldKnowNothingOfUnknownAccounts() {
        AccountId account = unused();
        assertThat(store().account(account, terms())).isEmpty();
        assertThat(store().entries(account, 0, 10)).isEmpty();
        assertThat(store().settle(account, terms(), fixture)).isEmpty();
        assertThat(store().checkpoint(account, 5, terms())).isEmpty();
        assertThat(store().checkpointAt(account, START, terms())).isEmpty();
        assertThat(store().history(account).underKey(key("k"))).isEmpty();
        assertThat(store().history(account).about(new Reference.BySeq(1))).isEmpty();
    }

    @Test
    void shouldWriteAcceptedCommandsInOrder() {
        AccountId account = fixture.funded(store(), 100);
        Debited debited = commit(debit(account, "d1", 30)).orElseThrow();
        assertThat(entries(account)).extracting(LedgerEntry::seq).containsExactly(1L, 2L);
        assertThat(entries(account).get(1)).isEqualTo(debited);
        assertThat(stored(account).booked()).isEqualTo(Credits.of(70));
        assertSound(account);
    }

    @Test
    void shouldReplayTheFirstResultExactly() {
        AccountId account = fixture.funded(store(), 100);
        Debited first = commit(debit(account, "d1", 30)).orElseThrow();
        fixture.at(START.plus(Duration.ofDays(3)));
        Outcome<Debited> again = commit(debit(account, "d1", 30));
        Outcome<Debited> elsewhere = another().commit(debit(account, "d1", 30), terms(), fixture);
        assertThat(again).isEqualTo(new Outcome.Accepted<>(first, true));
        assertThat(elsewhere).isEqualTo(again);
        assertThat(entries(account)).hasSize(2);
    }

    @Test
    void shouldReplayEvenWhenTheCreditsAreGone() {
        AccountId account = fixture.funded(store(), 30);
        Debited first = commit(debit(account, "d1", 30)).orElseThrow();
        assertThat(commit(debit(account, "d1", 30))).isEqualTo(new Outcome.Accepted<>(first, true));
    }

    @Test
    void shouldNameTheFieldOfAConflict() {
        AccountId account = fixture.funded(store(), 100);
        commit(debit(account, "d1", 30)).orElseThrow();
        assertThat(commit(debit(account, "d1", 31)).rejection())
                .contains(new Rejection.IdempotencyConflict(account, key("d1"), "credits"));
        assertThat(commit(grant(account, "d1", 30)).rejection())
                .contains(new Rejection.IdempotencyConflict(account, key("d1"), "operation"));
        assertThat(entries(account)).hasSize(2);
    }

    @Test
    void shouldKeepKeysOfAccountsApart() {
        AccountId one = fixture.funded(store(), 10);
        AccountId two = fixture.funded(store(), 10);
        assertThat(commit(debit(one, "same", 1)).replayed()).isFalse();
        assertThat(commit(debit(two, "same", 2)).replayed()).isFalse();
    }

    @Test
    void shouldTellKeysApartByCaseAndAccent() {
        AccountId account = fixture.funded(store(), 10);
        for (String key :
                List.of("café", "cafe", "Cafe", "CAFÉ", "cafe\u0301", "ſ", "s", "S", "ß", "ss", "İ", "i", "ı")) {
            assertThat(commit(debit(account, key, 1)).orElseThrow().key()).contains(key(key));
            commit(grant(account, "again " + key, 1)).orElseThrow();
        }
        assertSound(account);
    }

    @Test
    void shouldTellAccountsApartByCase() {
        AccountId lower = AccountId.of(unused().value() + "-x");
        AccountId upper = AccountId.of(lower.value().toUpperCase(java.util.Locale.ROOT));
        store().open(OpenAccount.of(lower, KOLKATA), terms(), fixture).orElseThrow();
        assertThat(store().account(upper, terms())).isEmpty();
        store().open(OpenAccount.of(upper, ZoneId.of("UTC")), terms(), fixture).orElseThrow();
        assertThat(stored(lower).zone()).isEqualTo(KOLKATA);
    }

    @Test
    void shouldWriteNothingForARejection() {
        AccountId account = fixture.openedOn(store(), "monthly");
        fixture.at("2025-06-01T00:00:00Z");
        Outcome<Debited> refused = commit(debit(account, "d1", 1_000));
        assertThat(code(refused)).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        assertThat(entries(account)).isEmpty();
        assertThat(stored(account).sequence()).isZero();
    }

    @Test
    void shouldAcceptAKeyAgainAfterItsRejection() {
        AccountId account = fixture.funded(store(), 5);
        assertThat(code(commit(debit(account, "d1", 6)))).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        commit(grant(account, "g2", 1)).orElseThrow();
        assertThat(commit(debit(account, "d1", 6)).replayed()).isFalse();
        assertSound(account);
    }

    @Test
    void shouldSeeWhatAnotherInstanceWrote() {
        AccountId account = fixture.funded(store(), 10);
        another().commit(debit(account, "d1", 9), terms(), fixture).orElseThrow();
        assertThat(code(commit(debit(account, "d2", 2)))).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        another().commit(grant(account, "g2", 10), terms(), fixture).orElseThrow();
        assertThat(commit(debit(account, "d3", 11)).orElseThrow().seq()).isEqualTo(4);
        assertSound(account);
    }

    @Test
    void shouldNeverDecideBeforeTheLastEntry() {
        AccountId account = fixture.funded(store(), 10);
        fixture.at(START.minus(Duration.ofHours(1)));
        assertThat(commit(debit(account, "d1", 1)).orElseThrow().at()).isEqualTo(START);
        assertSound(account);
    }

    @Test
    void shouldKeepMicroseconds() {
        AccountId account = fixture.funded(store(), 10);
        fixture.at(START.plusNanos(1_999));
        assertThat(commit(debit(account, "d1", 1)).orElseThrow().at()).isEqualTo(START.plusNanos(1_000));
        assertThat(entries(account).get(1).at()).isEqualTo(START.plusNanos(1_000));
    }

    @Test
    void shouldAnswerABatchInItsOrder() {
        AccountId one = fixture.funded(store(), 10);
        AccountId two = fixture.funded(store(), 10);
        List<Outcome<Consumed>> outcomes = store().commitAll(
                        new Batch<>(
                                List.of(
                                        messages(one, "a", 20),
                                        messages(two, "a", 40),
                                        messages(one, "b", 900),
                                        messages(one, "c", 60)),
                                false),
                        terms(),
                        fixture);
        assertThat(outcomes.get(0).orElseThrow().charged()).isEqualTo(Credits.of(1));
        assertThat(outcomes.get(1).orElseThrow().charged()).isEqualTo(Credits.of(2));
        assertThat(code(outcomes.get(2))).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        assertThat(outcomes.get(3).orElseThrow().seq()).isEqualTo(3);
        assertSound(one);
        assertSound(two);
    }

    @Test
    void shouldWriteAllOrNoneOfAnAtomicBatch() {
        AccountId account = fixture.funded(store(), 10);
        List<Outcome<Debited>> refused = store().commitAll(
                        new Batch<>(List.of(debit(account, "a", 6), debit(account, "b", 5)), true), terms(), fixture);
        assertThat(refused).allMatch(outcome -> code(outcome) == RejectionCode.INSUFFICIENT_CREDITS);
        assertThat(entries(account)).hasSize(1);
        List<Outcome<Debited>> accepted = store().commitAll(
                        new Batch<>(List.of(debit(account, "a", 6), debit(account, "b", 4)), true), terms(), fixture);
        assertThat(accepted).allMatch(outcome -> outcome.rejection().isEmpty());
        assertThat(entries(account)).hasSize(3);
    }

    @Test
    void shouldReplayABatch() {
        AccountId account = fixture.funded(store(), 10);
        Batch<Debited> batch = new Batch<>(List.of(debit(account, "a", 6), debit(account, "b", 4)), false);
        List<Outcome<Debited>> first = store().commitAll(batch, terms(), fixture);
        List<Outcome<Debited>> again = another().commitAll(batch, terms(), fixture);
        assertThat(again).allMatch(Outcome::replayed);
        assertThat(again)
                .extracting(Outcome::orElseThrow)
                .containsExactlyElementsOf(
                        first.stream().map(Outcome::orElseThrow).toList());
    }

    @Test
    void shouldCarryOutALargeBatch() {
        AccountId account = fixture.funded(store(), 3_000);
        List<LedgerCommand<Debited>> debits = new ArrayList<>();
        IntStream.range(0, 1_500).forEach(i -> debits.add(debit(account, "d" + i, 1)));
        assertThat(store().commitAll(new Batch<>(debits, true), terms(), fixture))
                .allMatch(outcome -> outcome.rejection().isEmpty());
        assertThat(stored(account).sequence()).isEqualTo(1_501);
        assertThat(stored(account).booked()).isEqualTo(Credits.of(1_500));
        assertSound(account);
    }

    @Test
    void shouldCarryOutABatchOverManyAccounts() {
        List<AccountId> accounts = IntStream.range(0, 300)
                .mapToObj(i -> fixture.funded(store(), 5))
                .toList();
        List<LedgerCommand<Debited>> debits = new ArrayList<>();
        accounts.forEach(account -> debits.add(debit(account, "d", 5)));
        assertThat(store().commitAll(new Batch<>(debits, false), terms(), fixture))
                .allMatch(outcome -> outcome.rejection().isEmpty());
        accounts.forEach(account -> assertThat(stored(account).booked()).isEqualTo(Credits.ZERO));
    }

    @Test
    void shouldSettleWhatTimeOwesOnce() {
        AccountId account = fixture.openedOn(store(), "monthly");
        fixture.at("2025-03-10T09:00:01Z");
        List<LedgerEntry> written = store().settle(account, terms(), fixture);
        assertThat(written).isNotEmpty().isEqualTo(entries(account));
        assertThat(written)
                .filteredOn(entry -> entry.kind() == EntryKind.REFRESHED)
                .hasSize(3);
        assertThat(another().settle(account, terms(), fixture)).isEmpty();
        assertSound(account);
    }

    @Test
    void shouldCatchUpTenYearsOfDailyRefreshes() {
        fixture.at("2015-01-01T00:00:00Z");
        AccountId account = fixture.openedOn(store(), "daily");
        fixture.at("2025-01-01T00:00:00Z");
        Debited debited = commit(debit(account, "d", 3)).orElseThrow();
        assertThat(debited.balance()).isEqualTo(Credits.of(7));
        assertThat(stored(account).sequence()).isEqualTo(debited.seq()).isGreaterThan(7_000);
        assertThat(another().checkpoint(account, 5_000, terms()).orElseThrow().sequence())
                .isBetween(4_000L, 5_000L);
        assertSound(account);
    }

    @Test
    void shouldFindDueAccountsLongestOverdueFirst() {
        fixture.at("2019-05-03T00:00:00Z");
        AccountId later = fixture.openedOn(store(), "monthly");
        fixture.at("2019-05-01T00:00:00Z");
        AccountId sooner = fixture.openedOn(store(), "monthly");
        Instant until = Instant.parse("2019-05-03T00:00:00Z");
        assertThat(another().due(until, 10)).containsExactly(sooner, later);
        assertThat(another().due(until, 1)).containsExactly(sooner);
        assertThat(another().due(Instant.parse("2019-05-02T00:00:00Z"), 10)).containsExactly(sooner);
        fixture.at(until);
        store().settle(sooner, terms(), fixture);
        store().settle(later, terms(), fixture);
        assertThat(another().due(until, 10)).isEmpty();
    }

    @Test
    void shouldPageEntries() {
        AccountId account = fixture.funded(store(), 100);
        IntStream.range(0, 9).forEach(i -> commit(debit(account, "d" + i, 1)).orElseThrow());
        assertThat(another().entries(account, 0, 4))
                .extracting(LedgerEntry::seq)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(another().entries(account, 8, 4))
                .extracting(LedgerEntry::seq)
                .containsExactly(9L, 10L);
        assertThat(another().entries(account, 10, 4)).isEmpty();
    }

    @Test
    void shouldKeepCheckpointsThatBoundReplays() {
        AccountId account = fixture.funded(store(), 2_000);
        for (int i = 0; i < 700; i++) {
            fixture.at(START.plusSeconds(i));
            commit(debit(account, "d" + i, 1)).orElseThrow();
        }
        for (long seq : new long[] {0, 1, 255, 256, 257, 600, 701}) {
            Account kept = another().checkpoint(account, seq, terms()).orElseThrow();
            assertThat(kept.sequence()).isBetween(Math.max(0, seq - 520), seq);
            Account at = another()
                    .checkpointAt(account, START.plusSeconds(seq), terms())
                    .orElseThrow();
            assertThat(at.lastAt()).isBeforeOrEqualTo(START.plusSeconds(seq));
            assertThat(at.sequence()).isBetween(Math.max(0, seq - 520), seq + 2);
        }
        assertSound(account);
    }

    @Test
    void shouldFindEntriesByReference() {
        AccountId account = fixture.funded(store(), 100);
        commit(HoldCredits.of(account, key("h1"), Credits.of(10), START.plusSeconds(60)))
                .orElseThrow();
        commit(CaptureHold.of(account, key("c1"), HoldId.of("h1"), Credits.of(4)))
                .orElseThrow();
        commit(ReverseEntry.all(account, key("r1"), key("c1"))).orElseThrow();
        var history = another().history(account);
        assertThat(history.underKey(key("c1")).orElseThrow().seq()).isEqualTo(3);
        assertThat(history.about(new Reference.OpeningOf(HoldId.of("h1"))))
                .extracting(LedgerEntry::seq)
                .containsExactly(2L, 3L);
        assertThat(history.about(new Reference.ByKey(key("c1"))))
                .extracting(LedgerEntry::seq)
                .containsExactly(3L, 4L);
        assertThat(history.about(new Reference.IssueOf(GrantId.of("welcome"))))
                .extracting(LedgerEntry::seq)
                .first()
                .isEqualTo(1L);
        assertThat(history.about(new Reference.BySeq(2)))
                .extracting(LedgerEntry::seq)
                .startsWith(2L);
        assertThat(history.about(new Reference.BySeq(99))).isEmpty();
        assertThat(history.about(new Reference.OpeningOf(HoldId.of("welcome")))).isEmpty();
    }

    @Test
    void shouldRefuseTheNameOfAnEarlierGrant() {
        AccountId account = fixture.funded(store(), 5);
        commit(debit(account, "d", 5)).orElseThrow();
        fixture.at(START.plus(Duration.ofDays(1)));
        assertThat(code(another().commit(grant(account, "g2", 1).named(GrantId.of("welcome")), terms(), fixture)))
                .isEqualTo(RejectionCode.INVALID_ARGUMENT);
    }

    @Test
    void shouldEndAHoldOnce() {
        AccountId account = fixture.funded(store(), 100);
        commit(HoldCredits.of(account, key("h1"), Credits.of(10), START.plusSeconds(60)))
                .orElseThrow();
        another()
                .commit(new ReleaseHold(account, key("r1"), HoldId.of("h1")), terms(), fixture)
                .orElseThrow();
        assertThat(code(commit(CaptureHold.all(account, key("c1"), HoldId.of("h1")))))
                .isEqualTo(RejectionCode.HOLD_CLOSED);
        assertSound(account);
    }

    @Test
    void shouldReverseAtMostOnceOverAll() {
        AccountId account = fixture.funded(store(), 100);
        commit(messages(account, "m", 100)).orElseThrow();
        another()
                .commit(ReverseEntry.all(account, key("r1"), key("m")), terms(), fixture)
                .orElseThrow();
        assertThat(code(commit(ReverseEntry.all(account, key("r2"), key("m")))))
                .isEqualTo(RejectionCode.ALREADY_REVERSED);
        assertThat(stored(account).booked()).isEqualTo(Credits.of(100));
        assertSound(account);
    }

    @Test
    void shouldKeepEveryKindOfCommand() {
        AccountId account = fixture.openedOn(store(), "monthly");
        commit(grant(account, "g1", 50)).orElseThrow();
        commit(new VoidGrant(account, key("v1"), GrantId.of("g1"))).orElseThrow();
        commit(messages(account, "m1", 10)).orElseThrow();
        commit(new ExtendGrant(account, key("e1"), GrantId.of("plan-0"), START.plus(Duration.ofDays(400))))
                .orElseThrow();
        commit(ChangePlan.to(account, key("p1"), plan("daily"))).orElseThrow();
        fixture.at(START.plus(36, ChronoUnit.HOURS));
        commit(new ChangeZone(account, key("z1"), ZoneId.of("America/New_York")))
                .orElseThrow();
        commit(new CancelPlan(account, key("x1"), null)).orElseThrow();
        fixture.at(START.plus(90, ChronoUnit.HOURS));
        commit(new CloseAccount(account, key("c1"))).orElseThrow();
        assertSound(account);
        entries(account)
                .forEach(entry -> entry.key()
                        .ifPresent(key -> assertThat(another().history(account).underKey(key))
                                .contains(entry)));
    }

    @Test
    void shouldWriteNothingOnAFrozenAccountUntilItIsThawed() {
        AccountId account = fixture.openedOn(store(), "monthly");
        Debited first = commit(debit(account, "d1", 1)).orElseThrow();
        commit(new FreezeAccount(account, key("f"))).orElseThrow();
        Account still = stored(account);
        fixture.at(START.plus(Duration.ofDays(70)));
        assertThat(store().due(fixture.instant(), 1_000)).doesNotContain(account);
        assertThat(store().settle(account, terms(), fixture)).isEmpty();
        assertThat(code(commit(debit(account, "d2", 1)))).isEqualTo(RejectionCode.ACCOUNT_FROZEN);
        assertThat(code(commit(new CloseAccount(account, key("c"))))).isEqualTo(RejectionCode.ACCOUNT_FROZEN);
        assertThat(commit(debit(account, "d1", 1))).isEqualTo(new Outcome.Accepted<>(first, true));
        assertThat(stored(account)).isEqualTo(still);
        commit(new ThawAccount(account, key("t"))).orElseThrow();
        assertThat(entries(account).stream().map(LedgerEntry::kind).skip(still.sequence()))
                .contains(EntryKind.REFRESHED)
                .endsWith(EntryKind.THAWED);
        commit(debit(account, "d2", 1)).orElseThrow();
        assertSound(account);
    }

    @Test
    void shouldRefuseCommandsOnAClosedAccountButReplayThem() {
        AccountId account = fixture.funded(store(), 10);
        Debited first = commit(debit(account, "d1", 1)).orElseThrow();
        commit(new CloseAccount(account, key("c"))).orElseThrow();
        assertThat(code(commit(debit(account, "d2", 1)))).isEqualTo(RejectionCode.ACCOUNT_CLOSED);
        assertThat(commit(debit(account, "d1", 1))).isEqualTo(new Outcome.Accepted<>(first, true));
        assertThat(stored(account).closed()).isTrue();
    }

    @Test
    void shouldAnswerBalancesOfThePast() {
        AccountId account = fixture.openedOn(store(), "monthly");
        commit(debit(account, "d1", 40)).orElseThrow();
        fixture.at("2025-02-20T00:00:00Z");
        commit(debit(account, "d2", 5)).orElseThrow();
        CreditLedger reader = fixture.ledger(another());
        assertThat(reader.balanceAsOf(account, START.minusSeconds(1)).balance()).isEqualTo(Credits.ZERO);
        assertThat(reader.balanceAsOf(account, START).balance()).isEqualTo(Credits.of(60));
        assertThat(reader.balanceAsOf(account, Instant.parse("2025-02-15T00:00:00Z"))
                        .balance())
                .isEqualTo(Credits.of(130));
        assertThat(reader.balance(account).balance()).isEqualTo(Credits.of(125));
    }

    @Test
    void shouldExplainByTheRatesThatWereUsed() {
        AccountId account = fixture.openedOn(store(), "monthly");
        Consumed consumed = commit(messages(account, "m", 3)).orElseThrow();
        assertThat(ledger().explain(account, consumed.seq()).rate()).isNotNull();
        assertThat(another().rates(terms().rateCards().keySet().iterator().next(), consumed.version(), terms()))
                .isPresent();
        assertThat(another().rates(terms().rateCards().keySet().iterator().next(), START, terms()))
                .isEmpty();
    }

    @Test
    void shouldPreviewWithoutWriting() {
        AccountId account = fixture.funded(store(), 10);
        assertThat(ledger().preview(debit(account, "d1", 4)).orElseThrow().balance())
                .isEqualTo(Credits.of(6));
        assertThat(entries(account)).hasSize(1);
        assertThat(code(ledger().preview(debit(account, "welcome", 4)))).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
    }

    @Test
    void shouldSumUsageByDayFeatureAndChannel() {
        AccountId account = fixture.opened(store());
        commit(grant(account, "g", 1_000).withCostBasis(CostBasis.perCredit(BigMoney.parse("INR 0.000001"))))
                .orElseThrow();
        ChannelId sms = ChannelId.of("sms");
        commit(messages(account, "m1", 100).through(sms)).orElseThrow();
        commit(messages(account, "m2", 3)).orElseThrow();
        commit(ConsumeCredits.of(account, key("m3"), MESSAGING, Quantity.parse("0.000000000001"))
                        .occurring(START.minus(Duration.ofDays(2))))
                .orElseThrow();
        commit(debit(account, "d1", 7)).orElseThrow();
        commit(debit(account, "d2", 9).forFeature(FeatureId.of("ai.é"), sms)).orElseThrow();
        fixture.at(START.plus(Duration.ofDays(1)));
        commit(new ReverseEntry(account, key("r1"), key("m1"), Credits.of(2))).orElseThrow();
        commit(ReverseEntry.all(account, key("r2"), key("d2"))).orElseThrow();
        commit(messages(account, "m4", 1)).orElseThrow();

        LocalDate day = LocalDate.of(2025, 1, 10);
        assertThat(another().usage(account, LocalDate.of(2025, 1, 8), day))
                .isEqualTo(new DailyUsage(
                        LocalDate.of(2025, 1, 8),
                        day,
                        List.of(
                                new FeatureDay(
                                        LocalDate.of(2025, 1, 8),
                                        MESSAGING,
                                        totals("0.000001", "0.000000000001", "0.000000000001", 1)),
                                new FeatureDay(day, null, totals("7", "0", "0.000007", 1)),
                                new FeatureDay(day, MESSAGING, totals("3.15", "63", "0.00000315", 2))),
                        List.of(
                                new ChannelDay(
                                        LocalDate.of(2025, 1, 8),
                                        null,
                                        totals("0.000001", "0.000000000001", "0.000000000001", 1)),
                                new ChannelDay(day, null, totals("7.15", "3", "0.00000715", 2)),
                                new ChannelDay(day, sms, totals("3", "60", "0.000003", 1)))));
        assertThat(another().usage(account, day.plusDays(1), day.plusDays(400)).total())
                .isEqualTo(totals("0.05", "1", "0.00000005", 1));
        assertThat(another().usage(account, day.plusDays(2), day.plusDays(400)))
                .isEqualTo(new DailyUsage(day.plusDays(2), day.plusDays(400), List.of(), List.of()));
        assertThat(another().usage(unused(), day, day).total()).isEqualTo(UsageTotals.NONE);
    }

    private static UsageTotals totals(String credits, String quantity, String money, long events) {
        return new UsageTotals(Credits.parse(credits), new BigDecimal(quantity), new BigDecimal(money), events);
    }

    @Test
    void shouldFindTheAccountsThatUsedMost() {
        fixture.at("2018-03-01T12:00:00Z");
        AccountId most = fixture.funded(store(), 100);
        AccountId nothing = fixture.funded(store(), 100);
        List<AccountId> equal = Stream.of(fixture.funded(store(), 100), fixture.funded(store(), 100))
                .sorted(Comparator.comparing(AccountId::value))
                .toList();
        commit(debit(most, "d1", 4)).orElseThrow();
        commit(debit(equal.get(1), "d1", 5)).orElseThrow();
        commit(debit(equal.get(0), "d1", 5)).orElseThrow();
        commit(debit(nothing, "d1", 90)).orElseThrow();
        commit(ReverseEntry.all(nothing, key("r"), key("d1"))).orElseThrow();
        fixture.at("2018-03-02T12:00:00Z");
        commit(debit(most, "d2", 3)).orElseThrow();
        LocalDate first = LocalDate.of(2018, 3, 1);
        assertThat(another().topConsumers(first, first.plusDays(1), 10))
                .containsExactly(
                        new TopConsumer(most, Credits.of(7)),
                        new TopConsumer(equal.get(0), Credits.of(5)),
                        new TopConsumer(equal.get(1), Credits.of(5)));
        assertThat(another().topConsumers(first, first, 2))
                .extracting(TopConsumer::account)
                .isEqualTo(equal);
        assertThat(another().topConsumers(first.plusDays(2), first.plusDays(9), 10))
                .isEmpty();
    }
}
