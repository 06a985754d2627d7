package io.credits.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which grants pay first [R5]: a list of criteria under a versioned name, always a total order.
 *
 * <p>The name is recorded with every debit, so that the reason for a split can be told years later. The presets other
 * than {@link #STANDARD_1} reproduce the published orders of other systems.
 */
public enum BurnOrder {
    /** Low priority number, then first to expire, then free before paid, then first effective, then first issued. */
    STANDARD_1(
            "standard-1",
            Criterion.PRIORITY,
            Criterion.EXPIRY,
            Criterion.FREE_FIRST,
            Criterion.EFFECTIVE,
            Criterion.SEQUENCE),
    /** Stripe billing credits. */
    STRIPE_1(
            "stripe-1",
            Criterion.PRIORITY,
            Criterion.EXPIRY,
            Criterion.PURCHASED_LAST,
            Criterion.EFFECTIVE,
            Criterion.SEQUENCE),
    /** Orb. */
    ORB_1("orb-1", Criterion.SCOPED_FIRST, Criterion.EXPIRY, Criterion.COST_BASIS, Criterion.SEQUENCE),
    /** OpenMeter. */
    OPENMETER_1("openmeter-1", Criterion.PRIORITY, Criterion.EXPIRY, Criterion.SEQUENCE),
    /** Lago. */
    LAGO_1("lago-1", Criterion.PRIORITY, Criterion.PURCHASED_LAST, Criterion.SEQUENCE),
    /** Metronome. */
    METRONOME_1(
            "metronome-1",
            Criterion.PRIORITY,
            Criterion.FREE_FIRST,
            Criterion.FEWEST_FEATURES,
            Criterion.EXPIRY,
            Criterion.EFFECTIVE,
            Criterion.SEQUENCE);

    private final String id;
    private final List<Criterion> criteria;
    private final Comparator<Grant> comparator;

    BurnOrder(String id, Criterion... criteria) {
        this.id = id;
        this.criteria = List.of(criteria);
        this.comparator = Arrays.stream(criteria)
                .map(Criterion::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    /**
     * Returns the name with its version, as recorded with each debit.
     *
     * @return for example {@code standard-1}
     */
    public String id() {
        return id;
    }

    /**
     * Returns the criteria, the deciding one first.
     *
     * @return an immutable list that ends with {@link Criterion#SEQUENCE}
     */
    public List<Criterion> criteria() {
        return criteria;
    }

    /**
     * Finds the criterion that puts one grant before another.
     *
     * @param first a grant
     * @param second another grant
     * @return the first criterion in which they differ
     */
    public Criterion deciding(Grant first, Grant second) {
        for (Criterion criterion : criteria) {
            if (criterion.comparator().compare(first, second) != 0) {
                return criterion;
            }
        }
        return Criterion.SEQUENCE;
    }

    /**
     * Finds a preset by its name.
     *
     * @param id for example {@code standard-1}
     * @return the preset
     * @throws InvalidArgumentException if no preset has the name
     */
    public static BurnOrder named(String id) {
        for (BurnOrder order : values()) {
            if (order.id.equals(id)) {
                return order;
            }
        }
        throw new InvalidArgumentException(
                RejectionCode.INVALID_ARGUMENT,
                "burnOrder",
                "one of " + Arrays.stream(values()).map(BurnOrder::id).toList(),
                "'" + id + "'");
    }

    Comparator<Grant> comparator() {
        return comparator;
    }

    /** One key of a burn order. */
    public enum Criterion {
        /** The lower priority number first. */
        PRIORITY(Comparator.comparingInt(Grant::priority)),
        /** The earlier expiry first, grants without expiry last. */
        EXPIRY((a, b) -> {
            if (a.expiresAt() == null || b.expiresAt() == null) {
                return Boolean.compare(a.expiresAt() == null, b.expiresAt() == null);
            }
            return a.expiresAt().compareTo(b.expiresAt());
        }),
        /** Credits that cost nothing before credits that were paid for. */
        FREE_FIRST(Comparator.comparing(Grant::isPaid)),
        /** The lower cost per credit first, nothing paid counting as zero. */
        COST_BASIS((a, b) -> {
            if (a.costBasis() == null || b.costBasis() == null) {
                return Boolean.compare(a.isPaid(), b.isPaid());
            }
            return a.costBasis().compareTo(b.costBasis());
        }),
        /** Every other kind before purchased credits. */
        PURCHASED_LAST(Comparator.comparing(grant -> grant.kind() == GrantKind.PURCHASED)),
        /** Credits limited to features or channels before credits for everything. */
        SCOPED_FIRST(Comparator.comparing(grant -> grant.scope().isAnything())),
        /** Credits for fewer features first; credits for every feature last. */
        FEWEST_FEATURES(
                Comparator.comparingInt(grant -> grant.scope().features().isEmpty()
                        ? Integer.MAX_VALUE
                        : grant.scope().features().size())),
        /** The earlier effective instant first. */
        EFFECTIVE(Comparator.comparing(Grant::effectiveAt)),
        /** The grant issued first first; no two grants of an account tie here. */
        SEQUENCE(Comparator.comparingLong(Grant::number));

        private final Comparator<Grant> comparator;

        Criterion(Comparator<Grant> comparator) {
            this.comparator = comparator;
        }

        Comparator<Grant> comparator() {
            return comparator;
        }
    }
}
