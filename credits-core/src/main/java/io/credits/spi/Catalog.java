package io.credits.spi;

import io.credits.ledger.Terms;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceList;
import io.credits.rating.Feature;
import io.credits.tax.Supplier;
import java.util.List;
import java.util.Optional;

/**
 * What the host sells: features, rate cards, plans, prices. The library asks at every command and keeps what a decision
 * used, so a catalogue may change at any time; but a rate-card version in force is never altered.
 *
 * <p>Implementations are safe for use by several threads and answer from memory.
 */
public interface Catalog {

    /**
     * Returns the rate cards, the burn order and the limits that decisions work with.
     *
     * @return the terms; the same object until something changes
     */
    Terms terms();

    /**
     * Finds a plan.
     *
     * @param id the plan's id
     * @return the plan as sold now, or empty
     */
    Optional<Plan> plan(PlanId id);

    /**
     * Returns the plans on sale.
     *
     * @return an immutable list
     */
    List<Plan> plans();

    /**
     * Returns the features with their names and units, for people.
     *
     * @return an immutable list; a rate card may price features that are not in it
     */
    List<Feature> features();

    /**
     * Returns the prices of purchased credits.
     *
     * @return the price list, or empty where no credits are sold
     */
    Optional<PriceList> priceList();

    /**
     * Returns who sells.
     *
     * @return the supplier, or empty where no tax is to be counted
     */
    Optional<Supplier> supplier();
}
