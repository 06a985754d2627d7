package io.credits.ledger;

import static io.credits.ledger.SampleGrants.costing;
import static io.credits.ledger.SampleGrants.day;
import static io.credits.ledger.SampleGrants.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.ledger.BurnOrder.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The presets by their names, and what each criterion says of two grants [R5]. */
class BurnOrderTest {

    @ParameterizedTest
    @CsvSource({
        "standard-1, STANDARD_1",
        "stripe-1, STRIPE_1",
        "orb-1, ORB_1",
        "openmeter-1, OPENMETER_1",
        "lago-1, LAGO_1",
        "metronome-1, METRONOME_1"
    })
    void shouldBeFoundByItsRecordedName(String id, BurnOrder order) {
        assertThat(BurnOrder.named(id)).isEqualTo(order);
        assertThat(order.id()).isEqualTo(id);
    }

    @Test
    void shouldNameThePresetsThereAreToWhoeverAsksForAnother() {
        assertThatThrownBy(() -> BurnOrder.named("standard-2"))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RejectionCode.INVALID_ARGUMENT))
                .hasMessageContaining("standard-1")
                .hasMessageContaining("metronome-1")
                .hasMessageContaining("'standard-2'");
    }

    @ParameterizedTest
    @EnumSource
    void shouldAlwaysEndInTheOrderOfIssue(BurnOrder order) {
        assertThat(order.criteria()).endsWith(Criterion.SEQUENCE).doesNotHaveDuplicates();
        assertThat(order.deciding(grant(1, null), grant(2, null))).isEqualTo(Criterion.SEQUENCE);
        assertThat(order.deciding(grant(1, null), grant(1, null))).isEqualTo(Criterion.SEQUENCE);
    }

    @Test
    void shouldBeDecidedByTheFirstCriterionThatTellsTheGrantsApart() {
        Grant free = costing(1, null);
        Grant paid = costing(2, "1.00");
        assertThat(BurnOrder.STANDARD_1.deciding(paid, free)).isEqualTo(Criterion.FREE_FIRST);
        assertThat(BurnOrder.STANDARD_1.deciding(paid.expiringAt(day(1)), free)).isEqualTo(Criterion.EXPIRY);
        assertThat(BurnOrder.ORB_1.deciding(paid, free)).isEqualTo(Criterion.COST_BASIS);
        assertThat(BurnOrder.OPENMETER_1.deciding(paid, free)).isEqualTo(Criterion.SEQUENCE);
    }

    @Test
    void shouldBurnTheCheaperCreditsFirstWithThoseThatCostNothingAhead() {
        Grant dear = costing(1, "2.00");
        Grant cheap = costing(2, "0.50");
        Grant gift = costing(3, null);
        Grant atNoCost = costing(4, "0.00");
        assertThat(GrantBook.of(BurnOrder.ORB_1, List.of(dear, cheap, gift, atNoCost))
                        .grants())
                .containsExactly(gift, atNoCost, cheap, dear);
        assertThat(GrantBook.of(BurnOrder.ORB_1, List.of(atNoCost, gift, cheap, dear))
                        .grants())
                .containsExactly(gift, atNoCost, cheap, dear);
    }
}
