package io.credits.examples.host;

/** What a member may do in a workspace. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Buys, changes and spends too. */
    OWNER
}
