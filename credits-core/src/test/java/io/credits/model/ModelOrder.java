package io.credits.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** The published burn orders, written down a second time from the table in [R5]. */
final class ModelOrder {

    private static final Comparator<ModelGrant> PRIORITY = Comparator.comparingInt(grant -> grant.priority);
    private static final Comparator<ModelGrant> EXPIRY =
            Comparator.comparing(grant -> grant.to == null ? Instant.MAX : grant.to);
    private static final Comparator<ModelGrant> FREE_FIRST = Comparator.comparing(grant -> grant.cost.signum() != 0);
    private static final Comparator<ModelGrant> COST = Comparator.comparing(grant -> grant.cost);
    private static final Comparator<ModelGrant> PURCHASED_LAST =
            Comparator.comparing(grant -> grant.kind.equals("PURCHASED"));
    private static final Comparator<ModelGrant> SCOPED_FIRST = Comparator.comparing(ModelGrant::unscoped);
    private static final Comparator<ModelGrant> FEWEST =
            Comparator.comparingInt(grant -> grant.features.isEmpty() ? Integer.MAX_VALUE : grant.features.size());
    private static final Comparator<ModelGrant> EFFECTIVE = Comparator.comparing(grant -> grant.from);
    private static final Comparator<ModelGrant> SEQ = Comparator.comparingLong(grant -> grant.seq);

    private static final Map<String, Comparator<ModelGrant>> ORDERS = Map.of(
            "standard-1",
            PRIORITY.thenComparing(EXPIRY)
                    .thenComparing(FREE_FIRST)
                    .thenComparing(EFFECTIVE)
                    .thenComparing(SEQ),
            "stripe-1",
            PRIORITY.thenComparing(EXPIRY)
                    .thenComparing(PURCHASED_LAST)
                    .thenComparing(EFFECTIVE)
                    .thenComparing(SEQ),
            "orb-1",
            SCOPED_FIRST.thenComparing(EXPIRY).thenComparing(COST).thenComparing(SEQ),
            "openmeter-1",
            PRIORITY.thenComparing(EXPIRY).thenComparing(SEQ),
            "lago-1",
            PRIORITY.thenComparing(PURCHASED_LAST).thenComparing(SEQ),
            "metronome-1",
            PRIORITY.thenComparing(FREE_FIRST)
                    .thenComparing(FEWEST)
                    .thenComparing(EXPIRY)
                    .thenComparing(EFFECTIVE)
                    .thenComparing(SEQ));

    private ModelOrder() {}

    static Comparator<ModelGrant> named(String id) {
        return ORDERS.get(id);
    }
}
