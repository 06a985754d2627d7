package io.credits.model;

import io.credits.CreditMaintenance;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.OpenAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Random lives of an account, lived by the library and by the second model, compared after every step. */
class ModelAgreementTest {

    private static final Instant START = Instant.parse("2024-01-31T10:00:00Z");

    /** How an account begins. */
    record Begin(int order, int zone, int plan, int anchor) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> number = Arbitraries.integers()
                .between(0, 1_000_000)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 41)
                                .withDistribution(RandomDistribution.uniform())
                                .withoutEdgeCases(),
                        Arbitraries.integers()
                                .between(0, 15)
                                .withDistribution(RandomDistribution.uniform())
                                .withoutEdgeCases(),
                        number,
                        number,
                        number)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Begin> begins() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 4))
                .as(Begin::new);
    }

    static Twin begin(Begin begin) {
        Plans plans = new Plans();
        OpenAccount request = OpenAccount.of(Drive.ACCOUNT, Drive.ZONES.get(begin.zone()));
        if (begin.plan() < plans.all().size()) {
            request = request.withPlan(plans.pick(begin.plan()));
            request = switch (begin.anchor()) {
                case 1 -> request.withAnchor(START.plus(Duration.ofDays(3)));
                case 2 -> request.withAnchor(START.minus(Duration.ofDays(75)).minusNanos(1_000));
                case 3 -> request.withAnchor(START);
                default -> request;
            };
        }
        BurnOrder order = begin.order() < 6 ? BurnOrder.values()[begin.order()] : BurnOrder.STANDARD_1;
        return new Twin(order, request, START);
    }

    @Property(tries = 200)
    void shouldDoWhatTheSecondModelDoes(@ForAll("begins") Begin begin, @ForAll("steps") List<Step> steps) {
        Twin twin = begin(begin);
        CreditMaintenance maintenance = CreditMaintenance.of(twin.store, twin.catalog, () -> twin.clock);
        int index = 0;
        for (Step step : steps) {
            twin.clock = Drive.moved(twin.clock, twin.model, step);
            if (step.a() % 29 == 0 && !twin.clock.isBefore(twin.model.stored().last)) {
                int before = twin.model.stored().lines.size();
                maintenance.runDue(10);
                twin.model.runDue(twin.clock);
                twin.compareEntries(before);
            }
            LedgerCommand<?> command = Drive.command(step, index++, twin.clock, twin.model, twin.plans);
            twin.attempt(command);
        }
    }
}
