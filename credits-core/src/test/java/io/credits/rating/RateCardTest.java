package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RateCardTest {

    private static final Instant JAN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant FEB = Instant.parse("2025-02-01T00:00:00Z");
    private static final FeatureId AI = FeatureId.of("ai");
    private static final FeatureId COMPLETION = FeatureId.of("ai.completion");
    private static final Function<RateLine, Quantity> NEVER_ASKED = line -> {
        throw new AssertionError("asked for " + line.name());
    };

    @Test
    void shouldPriceByTheVersionInForceWhenUsed() {
        RateCard card = RateCard.of("c", version(JAN, perUnit(AI, "1")), version(FEB, perUnit(AI, "2")));
        assertThat(card.versionAt(JAN.minusNanos(1))).isEmpty();
        assertThat(credits(card, JAN)).contains(Credits.of(1));
        assertThat(credits(card, FEB.minusNanos(1))).contains(Credits.of(1));
        assertThat(credits(card, FEB)).contains(Credits.of(2));
        assertThat(credits(card, JAN.minusNanos(1))).isEmpty();
        Charge charge = card.charge(AI, null, Quantity.of(3), FEB, NEVER_ASKED).orElseThrow();
        assertThat(charge.version()).isEqualTo(FEB);
        assertThat(charge.line()).isEqualTo(perUnit(AI, "2"));
        assertThat(charge.already()).isEqualTo(Quantity.ZERO);
        assertThat(charge.rounding()).isEqualTo(RoundingMode.CEILING);
    }

    @Test
    void shouldRoundUpUnlessToldOtherwiseSoThatUsageIsNeverFree() {
        RateLine line = perUnit(AI, "0.0000001");
        assertThat(credits(RateCard.of("c", version(JAN, line)), JAN)).contains(Credits.ofMicros(1));
        RateCardVersion down = new RateCardVersion(JAN, RoundingMode.DOWN, List.of(line));
        assertThat(credits(RateCard.of("c", down), JAN)).contains(Credits.ZERO);
    }

    @Test
    void shouldAskForWhatWasUsedOnlyOfCumulativeLines() {
        Rate graduated = new Rate.Graduated(
                List.of(Tier.upTo(BigDecimal.TEN, BigDecimal.ONE), Tier.rest(new BigDecimal("0.5"))), TierSpan.PERIOD);
        RateCard card = RateCard.of("c", version(JAN, RateLine.of(AI, graduated)));
        Charge charge = card.charge(COMPLETION, null, Quantity.of(4), JAN, line -> {
                    assertThat(line.name()).isEqualTo("ai");
                    return Quantity.of(8);
                })
                .orElseThrow();
        assertThat(charge.credits()).isEqualTo(Credits.of(3));
        assertThat(charge.already()).isEqualTo(Quantity.of(8));
    }

    @Test
    void shouldRefuseAQuantityOfZeroBeforeLookingAnythingUp() {
        RateCard card = RateCard.of("c", version(FEB, perUnit(AI, "1")));
        assertThatThrownBy(() -> card.charge(FeatureId.of("unknown"), null, Quantity.ZERO, JAN, NEVER_ASKED))
                .isInstanceOfSatisfying(
                        InvalidAmountException.class,
                        e -> assertThat(e.reason()).isEqualTo(InvalidAmountException.Reason.INVALID_AMOUNT));
    }

    @Test
    void shouldRefuseAChargeBeyondOneOperation() {
        RateCard card = RateCard.of("c", version(JAN, perUnit(AI, "1000000000")));
        assertThat(card.charge(AI, null, Quantity.of(1), JAN, NEVER_ASKED).map(Charge::credits))
                .contains(Credits.MAX_OPERATION);
        for (String quantity : List.of("1.000000000001", "1000000000000000")) {
            assertThatThrownBy(() -> card.charge(AI, null, Quantity.parse(quantity), JAN, NEVER_ASKED))
                    .isInstanceOfSatisfying(
                            InvalidAmountException.class,
                            e -> assertThat(e.reason()).isEqualTo(InvalidAmountException.Reason.OVERFLOW));
        }
    }

    @Test
    void shouldRefuseVersionsOutOfOrderOrNone() {
        RateCardVersion jan = version(JAN, perUnit(AI, "1"));
        RateCardVersion feb = version(FEB, perUnit(AI, "1"));
        assertThatThrownBy(() -> RateCard.of("c")).hasMessageStartingWith("versions: wanted 1 to ");
        assertThatThrownBy(() -> RateCard.of("c", feb, jan)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateCard.of("c", jan, jan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLimitVersionsAndLines() {
        List<RateCardVersion> versions = new ArrayList<>();
        List<RateLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            versions.add(version(JAN.plusSeconds(i)));
            lines.add(perUnit(FeatureId.of("f" + i), "1"));
        }
        RateCardId id = RateCardId.of("c");
        assertThat(new RateCard(id, versions).versions()).hasSize(10_000);
        RateCardVersion full = new RateCardVersion(JAN, RoundingMode.CEILING, lines);
        assertThat(full.lines()).isEqualTo(lines);
        versions.add(version(FEB));
        lines.add(perUnit(AI, "1"));
        assertThatThrownBy(() -> new RateCard(id, versions)).hasMessage("versions: wanted 1 to 10000, found 10001");
        assertThatThrownBy(() -> new RateCardVersion(JAN, RoundingMode.CEILING, lines))
                .hasMessage("lines: wanted at most 10000, found 10001");
        RateCardVersion sameLines = new RateCardVersion(FEB, RoundingMode.DOWN, full.lines());
        assertThat(sameLines.lineFor(FeatureId.of("f7"), null)).contains(lines.get(7));
    }

    @Test
    void shouldRefuseRoundingThatDoesNotRoundAndTwoLinesForOneThing() {
        assertThatThrownBy(() -> new RateCardVersion(JAN, RoundingMode.UNNECESSARY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> version(JAN, perUnit(AI, "1"), perUnit(AI, "2")))
                .hasMessageContaining("two named ai");
        Rate free = new Rate.Free();
        assertThatThrownBy(() -> version(JAN, RateLine.byDefault(free), RateLine.byDefault(free)))
                .hasMessageContaining("two named *");
        ChannelId sms = ChannelId.of("sms");
        assertThatThrownBy(() -> version(JAN, RateLine.of(AI, sms, free), RateLine.of(AI, sms, free)))
                .hasMessageContaining("two named ai@sms");
    }

    @Test
    void shouldContinueAnOlderCardWhenOnlyTheFutureChanges() {
        RateCard older = RateCard.of("c", version(JAN, perUnit(AI, "1")), version(FEB, perUnit(AI, "2")));
        Instant now = JAN.plusSeconds(1);
        RateCard repriced = RateCard.of("c", version(JAN, perUnit(AI, "1.0")), version(FEB, perUnit(AI, "3")));
        RateCard withoutFuture = RateCard.of("c", version(JAN, perUnit(AI, "1")));
        RateCard later = RateCard.of("c", version(JAN, perUnit(AI, "1")), version(now.plusNanos(1), perUnit(AI, "9")));
        for (RateCard newer : List.of(older, repriced, withoutFuture, later)) {
            newer.requireContinues(older, now);
        }
    }

    @Test
    void shouldRefuseToAlterWhatIsInForce() {
        RateCard older = RateCard.of("c", version(JAN, perUnit(AI, "1")), version(FEB, perUnit(AI, "2")));
        alters(RateCard.of("c", version(JAN, perUnit(AI, "9"))), older, JAN, JAN);
        alters(RateCard.of("c", version(FEB, perUnit(AI, "2"))), older, JAN, JAN);
        alters(
                RateCard.of("c", new RateCardVersion(JAN, RoundingMode.DOWN, List.of(perUnit(AI, "1")))),
                older,
                JAN,
                JAN);
        alters(RateCard.of("c", version(JAN, perUnit(AI, "1"))), older, FEB, FEB);
        Instant between = JAN.plusSeconds(5);
        RateCard backdated = RateCard.of("c", version(JAN, perUnit(AI, "1")), version(between, perUnit(AI, "9")));
        alters(backdated, older, between, between);
        backdated.requireContinues(older, between.minusNanos(1));
        RateCard earlier =
                RateCard.of("c", version(JAN.minusSeconds(1), perUnit(AI, "9")), version(JAN, perUnit(AI, "1")));
        alters(earlier, older, JAN, JAN.minusSeconds(1));
    }

    @Test
    void shouldNotMindTheOrderOfLines() {
        RateLine ai = perUnit(AI, "1");
        RateLine completion = perUnit(COMPLETION, "1");
        RateCard.of("c", version(JAN, completion, ai))
                .requireContinues(RateCard.of("c", version(JAN, ai, completion)), JAN);
    }

    @Test
    void shouldNotContinueAnotherCard() {
        RateCard one = RateCard.of("one", version(JAN));
        RateCard other = RateCard.of("other", version(JAN));
        assertThatThrownBy(() -> one.requireContinues(other, JAN)).hasMessage("id: wanted other, found one");
    }

    private static void alters(RateCard newer, RateCard older, Instant now, Instant version) {
        assertThatThrownBy(() -> newer.requireContinues(older, now))
                .isInstanceOfSatisfying(RateCardAlteredException.class, e -> {
                    assertThat(e.version()).isEqualTo(version);
                    assertThat(e.card()).isEqualTo(older.id());
                    assertThat(e).hasMessageContaining(version.toString());
                });
    }

    private static Optional<Credits> credits(RateCard card, Instant when) {
        return card.charge(AI, null, Quantity.of(1), when, NEVER_ASKED).map(Charge::credits);
    }

    private static RateCardVersion version(Instant from, RateLine... lines) {
        return RateCardVersion.of(from, lines);
    }

    private static RateLine perUnit(FeatureId feature, String credits) {
        return RateLine.of(feature, new Rate.PerUnit(new BigDecimal(credits)));
    }
}
