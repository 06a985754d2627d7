package io.credits.plan;

/** Tells what becomes of the old allowance when a plan refreshes [R11]. */
public enum RefreshMode {
    /** The old plan grant ends at the instant the new one starts; a rollover may carry a part of it. */
    RESET,
    /** Every grant stays until its own expiry, and allowances add up. */
    ACCUMULATE
}
