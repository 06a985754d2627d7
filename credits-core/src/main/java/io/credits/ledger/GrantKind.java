package io.credits.ledger;

/** Tells where a grant's credits came from; some burn orders and the rollover rule look at it. */
public enum GrantKind {
    /** The allowance of a plan, given at a refresh or by an upgrade. */
    PLAN,
    /** Bought by the workspace; never rolled over and never capped [R11]. */
    PURCHASED,
    /** Given away. */
    PROMOTIONAL,
    /** Unused plan credits carried into the next period. */
    ROLLOVER,
    /** A correction by the host. */
    ADJUSTMENT
}
