package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws of burning and charging that hold for any grants and quantities [R2, R5]. */
class BurnOrderLawsTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Property(tries = 100)
    void shouldBurnTheSameWhateverTheOrderOfGranting(
            @ForAll @Size(min = 2, max = 8) List<@LongRange(min = 1, max = 50) Long> amounts,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll long shuffle) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            order.add(i);
        }
        Map<GrantId, Credits> straight = burned(amounts, order, percent);
        Collections.shuffle(order, new Random(shuffle));
        assertThat(burned(amounts, order, percent)).isEqualTo(straight);
    }

    /** Grants that no two keys tie on: equal priorities in pairs, each pair told apart by its ends. */
    private static Map<GrantId, Credits> burned(List<Long> amounts, List<Integer> order, int percent) {
        Desk desk = new Desk(START.toString()).open(Desk.account("UTC"));
        for (int i : order) {
            desk.did(Desk.grant("g" + i, amounts.get(i))
                    .withPriority(i / 2)
                    .expiringAt(START.plusSeconds(100 + (i * 37) % 11)));
        }
        long sum = amounts.stream().mapToLong(Long::longValue).sum();
        Credits part = Credits.of(Math.max(1, sum * percent / 100));
        Map<GrantId, Credits> burned = new LinkedHashMap<>();
        for (Line line :
                desk.ledger.debit(DebitCredits.of(Desk.W1, Desk.key("d"), part)).burned()) {
            burned.put(line.grant(), line.credits());
        }
        return burned;
    }

    @Property(tries = 100)
    void shouldNeverChargeLessForMore(
            @ForAll @LongRange(min = 1, max = 1_000_000) long less,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more) {
        Desk desk = new Desk(START.toString()).open(Desk.account("UTC")).did(Desk.grant("g", 2_000_000));
        assertThat(charged(desk, less)).isLessThanOrEqualTo(charged(desk, less + more));
    }

    private static Credits charged(Desk desk, long quantity) {
        return desk.ledger
                .preview(ConsumeCredits.of(Desk.W1, Desk.key("c"), Desk.MESSAGE, Quantity.of(quantity)))
                .orElseThrow()
                .charged();
    }
}
