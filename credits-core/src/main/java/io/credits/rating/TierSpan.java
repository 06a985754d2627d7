package io.credits.rating;

/** Tells over what usage tiers are counted [R19]. */
public enum TierSpan {
    /** Each usage event starts again at the first tier. */
    EVENT,
    /** Usage adds up over the refresh period in which it is recorded. */
    PERIOD
}
