package io.credits.plan;

/** Tells what becomes of an account's debt when its plan refreshes [R6]. */
public enum DebtPolicy {
    /** The new allowance repays the debt first. */
    CARRY,
    /** The debt is forgiven and the new allowance is whole. */
    FORGIVE
}
