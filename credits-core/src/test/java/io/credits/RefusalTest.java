package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.HoldRejection;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReversalRejection;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.plan.Period;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

/** Each refusal with what it says, and the line it is drawn at [R1, R6–R8, R14–R17]. */
class RefusalTest {

    private static final Instant TOMORROW = Instant.parse("2024-01-02T00:00:00Z");

    private final Desk desk = new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC"));

    private static DebitCredits debit(String key, long credits) {
        return DebitCredits.of(Desk.W1, Desk.key(key), Credits.of(credits));
    }

    private static HoldCredits hold(String name, long credits) {
        return HoldCredits.of(Desk.W1, Desk.key("hold " + name), Credits.of(credits), TOMORROW)
                .named(HoldId.of(name));
    }

    @Test
    void shouldTellWhichCreditsAreMissing() {
        Scope ai = new Scope(List.of(FeatureId.of("ai")), List.of());
        assertThat(desk.refused(debit("a", 1)))
                .isEqualTo(new Rejection.InsufficientCredits(Desk.W1, Credits.of(1), Credits.ZERO));
        desk.did(Desk.grant("scoped", 8).scopedTo(ai));
        assertThat(desk.refused(debit("b", 1)))
                .isEqualTo(new Rejection.OutOfScope(Desk.W1, Credits.of(1), Credits.of(8)));
        desk.did(Desk.grant("g", 5)).did(hold("h", 5));
        assertThat(desk.refused(debit("c", 2)))
                .isEqualTo(new Rejection.AllOnHold(Desk.W1, Credits.of(2), Credits.of(5), TOMORROW));
        desk.did(Desk.grant("more", 1));
        Rejection.InsufficientCredits last = new Rejection.InsufficientCredits(Desk.W1, Credits.of(2), Credits.of(1));
        assertThat(desk.refused(debit("d", 2))).isEqualTo(last);
        assertThat(last.shortfall()).isEqualTo(Credits.of(1));
        desk.did(debit("e", 9).forFeature(FeatureId.of("ai.completion"), null));
        assertThat(desk.refused(debit("f", 1).forFeature(FeatureId.of("air"), null)))
                .isInstanceOf(Rejection.AllOnHold.class);
    }

    @Test
    void shouldNotWaitForAHoldWhoseCreditsHaveEndedMeanwhile() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC"))
                .did(Desk.grant("ending", 10).expiringAt(Instant.parse("2024-01-02T00:00:00Z")))
                .did(HoldCredits.of(Desk.W1, Desk.key("h1"), Credits.of(10), Instant.parse("2024-01-03T00:00:00Z")))
                .did(Desk.grant("staying", 5))
                .did(HoldCredits.of(Desk.W1, Desk.key("h2"), Credits.of(5), Instant.parse("2024-01-04T00:00:00Z")))
                .at("2024-01-02T12:00:00Z");
        assertThat(desk.refused(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(1))))
                .isEqualTo(new Rejection.AllOnHold(
                        Desk.W1, Credits.of(1), Credits.of(5), Instant.parse("2024-01-04T00:00:00Z")));
    }

    @Test
    void shouldLendUpToTheOverdraftAndNotAMicroMore() {
        Desk lent = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH)
                                .overdraft(Credits.of(5))
                                .build()));
        assertThat(lent.refused(DebitCredits.of(Desk.W1, Desk.key("a"), Credits.parse("15.000001"))))
                .isEqualTo(new Rejection.InsufficientCredits(Desk.W1, Credits.parse("15.000001"), Credits.of(10)));
        lent.did(debit("b", 15)).assertBalance(0, -5);
        assertThat(lent.refused(hold("h", 1)).code()).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        lent.did(Desk.grant("g", 7)).assertBalance(2, 2);
        lent.did(new ReverseEntry(Desk.W1, Desk.key("r"), Desk.key("b"), Credits.of(6)));
        assertThat(lent.grants()).containsExactly("plan-0 1 held 0", "g 7 held 0");
    }

    @Test
    void shouldEndAHoldOnce() {
        desk.did(Desk.grant("g", 10)).did(hold("one", 4)).did(hold("two", 3)).did(hold("three", 1));
        assertThat(desk.refused(CaptureHold.of(Desk.W1, Desk.key("x"), HoldId.of("one"), Credits.parse("4.000001"))))
                .isEqualTo(new HoldRejection.ExceedsHold(
                        Desk.W1, HoldId.of("one"), Credits.parse("4.000001"), Credits.of(4)));
        desk.did(CaptureHold.upTo(Desk.W1, Desk.key("c"), HoldId.of("one"), Credits.of(100)))
                .did(new ReleaseHold(Desk.W1, Desk.key("r"), HoldId.of("two")));
        desk.assertBalance(4, 3);
        for (String name : List.of("one", "two")) {
            assertThat(desk.refused(CaptureHold.all(Desk.W1, Desk.key("x"), HoldId.of(name)))
                            .code())
                    .isEqualTo(RejectionCode.HOLD_CLOSED);
        }
        assertThat(desk.refused(new ReleaseHold(Desk.W1, Desk.key("x"), HoldId.of("four")))
                        .code())
                .isEqualTo(RejectionCode.NOT_FOUND);
        desk.at("2024-01-02T00:00:00Z");
        Rejection expired = new HoldRejection.HoldExpired(Desk.W1, HoldId.of("three"), TOMORROW);
        assertThat(desk.refused(CaptureHold.all(Desk.W1, Desk.key("x"), HoldId.of("three"))))
                .isEqualTo(expired);
        desk.did(debit("d", 4));
        assertThat(desk.refused(new ReleaseHold(Desk.W1, Desk.key("x"), HoldId.of("three"))))
                .isEqualTo(expired);
    }

    @Test
    void shouldRefuseToReverseMoreThanIsLeftOrAnythingButADebit() {
        desk.did(Desk.grant("g", 10)).did(debit("d", 6));
        desk.did(new ReverseEntry(Desk.W1, Desk.key("r"), Desk.key("d"), Credits.of(2)));
        assertThat(desk.refused(new ReverseEntry(Desk.W1, Desk.key("s"), Desk.key("d"), Credits.of(5))))
                .isEqualTo(new ReversalRejection.ExceedsOriginal(Desk.W1, Desk.key("d"), Credits.of(5), Credits.of(4)));
        assertThat(desk.refused(ReverseEntry.all(Desk.W1, Desk.key("s"), Desk.key("grant g")))
                        .code())
                .isEqualTo(RejectionCode.INVALID_ARGUMENT);
        assertThat(desk.refused(ReverseEntry.all(Desk.W1, Desk.key("s"), Desk.key("r")))
                        .code())
                .isEqualTo(RejectionCode.INVALID_ARGUMENT);
        assertThat(desk.refused(ReverseEntry.all(Desk.W1, Desk.key("s"), Desk.key("none")))
                        .code())
                .isEqualTo(RejectionCode.NOT_FOUND);
    }

    @Test
    void shouldNameTheFirstMemberThatDiffers() {
        GrantCredits grant = GrantCredits.of(Desk.W1, Desk.key("k"), Credits.of(5), GrantKind.PROMOTIONAL);
        desk.did(grant);
        assertField(grant.named(GrantId.of("other")).withPriority(1), "id");
        assertField(GrantCredits.of(Desk.W1, Desk.key("k"), Credits.of(6), GrantKind.PURCHASED), "credits");
        assertField(GrantCredits.of(Desk.W1, Desk.key("k"), Credits.of(5), GrantKind.PURCHASED), "kind");
        assertField(grant.withPriority(1).expiringAt(TOMORROW), "priority");
        assertField(grant.effectiveFrom(TOMORROW.minusSeconds(1)).expiringAt(TOMORROW), "effectiveAt");
        assertField(grant.expiringAt(TOMORROW).scopedTo(new Scope(List.of(Desk.MESSAGE), List.of())), "expiresAt");
        assertField(grant.scopedTo(new Scope(List.of(Desk.MESSAGE), List.of(ChannelId.of("sms")))), "features");
        assertField(grant.scopedTo(new Scope(List.of(), List.of(ChannelId.of("sms")))), "channels");
        assertField(grant.withCostBasis(CostBasis.perCredit(BigMoney.parse("EUR 1"))), "costBasis");
        assertField(debit("k", 5), "operation");
        assertThat(desk.entriesAfter(1)).isEmpty();
    }

    private void assertField(LedgerCommand<?> command, String field) {
        assertThat(desk.refused(command)).isEqualTo(new Rejection.IdempotencyConflict(Desk.W1, Desk.key("k"), field));
    }

    @Test
    void shouldForgetARefusalAndRememberAResultForEver() {
        assertThat(desk.refused(debit("k", 5)).code()).isEqualTo(RejectionCode.INSUFFICIENT_CREDITS);
        desk.did(Desk.grant("g", 5));
        assertThat(desk.ledger.tryDebit(debit("k", 5)).replayed()).isFalse();
        desk.at("2034-01-01T00:00:00Z");
        assertThat(desk.ledger.tryDebit(debit("k", 5)).replayed()).isTrue();
        desk.assertBalance(0, 0);
    }

    @Test
    void shouldAcceptUsageUntilTheLastMomentOfItsTolerances() {
        desk.did(Desk.grant("g", 100));
        ConsumeCredits use = ConsumeCredits.of(Desk.W1, Desk.key("u"), Desk.MESSAGE, Quantity.of(1));
        Instant earliest = desk.now.minus(Duration.ofDays(90));
        Instant latest = desk.now.plus(Duration.ofMinutes(5));
        assertThat(desk.refused(use.occurring(earliest.minusNanos(1_000))))
                .isEqualTo(new Rejection.InvalidUsageTime(Desk.W1, earliest.minusNanos(1_000), earliest, latest));
        assertThat(desk.refused(use.occurring(latest.plusNanos(1_000))).code())
                .isEqualTo(RejectionCode.INVALID_USAGE_TIME);
        desk.did(use.occurring(earliest));
        desk.did(ConsumeCredits.of(Desk.W1, Desk.key("v"), Desk.MESSAGE, Quantity.of(1))
                .occurring(latest));
        assertThat(desk.refused(ConsumeCredits.of(Desk.W1, Desk.key("w"), FeatureId.of("none"), Quantity.of(1)))
                        .code())
                .isEqualTo(RejectionCode.UNKNOWN_FEATURE);
    }

    @Test
    void shouldRefuseWindowsThatAreOverOrNotLater() {
        desk.did(Desk.grant("g", 1).expiringAt(TOMORROW)).did(Desk.grant("endless", 1));
        assertThat(desk.refused(Desk.grant("x", 1).expiringAt(desk.now)).code())
                .isEqualTo(RejectionCode.INVALID_WINDOW);
        for (ExtendGrant extend : List.of(
                new ExtendGrant(Desk.W1, Desk.key("e"), GrantId.of("g"), TOMORROW),
                new ExtendGrant(Desk.W1, Desk.key("e"), GrantId.of("endless"), TOMORROW))) {
            assertThat(desk.refused(extend).code()).isEqualTo(RejectionCode.INVALID_WINDOW);
        }
        assertThatThrownBy(() -> Desk.grant("y", 1).effectiveFrom(TOMORROW).expiringAt(TOMORROW))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("expiresAt");
        desk.at("2024-01-02T00:00:00Z");
        assertThat(desk.refused(new ExtendGrant(Desk.W1, Desk.key("e"), GrantId.of("g"), TOMORROW.plusSeconds(9)))
                        .code())
                .isEqualTo(RejectionCode.INVALID_WINDOW);
    }

    @Test
    void shouldRefuseAnAmbiguousBatchAsAWhole() {
        desk.did(Desk.grant("g", 100));
        ConsumeCredits use = ConsumeCredits.of(Desk.W1, Desk.key("u"), Desk.MESSAGE, Quantity.of(1));
        assertThatThrownBy(() -> desk.ledger.consumeAll(List.of(use, use)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(desk.entriesAfter(1)).isEmpty();
        ConsumeCredits huge = ConsumeCredits.of(Desk.W1, Desk.key("v"), Desk.MESSAGE, Quantity.of(1_000));
        assertThat(desk.ledger.consumeAllOrNone(List.of(use, huge)))
                .allMatch(outcome -> outcome.rejection().isPresent());
        assertThat(desk.entriesAfter(1)).isEmpty();
        assertThat(desk.ledger.consumeAll(List.of(use, huge)).get(0).rejection())
                .isEmpty();
        assertThat(desk.ledger.balance(Desk.W1).available()).isEqualTo(Credits.parse("99.5"));
    }
}
