package io.credits.ledger;

/**
 * The public names of everything the ledger refuses; the same words stand in the Java API, in JSON and in scenario files.
 */
public enum RejectionCode {
    /** Something in scope is available, but too little of it. */
    INSUFFICIENT_CREDITS,
    /** Nothing is available, but credits in scope are on hold. */
    ALL_ON_HOLD,
    /** Nothing in scope is available, but credits of another scope are. */
    OUT_OF_SCOPE,
    /** A documented limit of the library is reached [R8]. */
    LIMIT_REACHED,
    /** No rate is in force for the feature and channel [R19]. */
    UNKNOWN_FEATURE,
    /** The account is closed; reads and replays still work [R28]. */
    ACCOUNT_CLOSED,
    /** The account is frozen until it is thawed; reads and replays still work. */
    ACCOUNT_FROZEN,
    /** What is asked for is in the host's archive and not in the store any more. */
    ENTRY_ARCHIVED,
    /** The key was used before with other content [R17]. */
    IDEMPOTENCY_CONFLICT,
    /** An amount or quantity that is zero, negative, too precise or no number. */
    INVALID_AMOUNT,
    /** An amount or balance beyond the documented limits [R1]. */
    OVERFLOW,
    /** The account, grant, hold, entry, plan or rate card is unknown. */
    NOT_FOUND,
    /** The hold was captured or released before. */
    HOLD_CLOSED,
    /** The hold has expired. */
    HOLD_EXPIRED,
    /** More is to be captured than the hold has. */
    EXCEEDS_HOLD,
    /** Nothing of the original is left to reverse. */
    ALREADY_REVERSED,
    /** More is to be reversed than is left of the original. */
    EXCEEDS_ORIGINAL,
    /** A window that is empty, over, or not later than it was. */
    INVALID_WINDOW,
    /** Usage dated too far in the future or too long ago [R16]. */
    INVALID_USAGE_TIME,
    /** The quote is no longer valid [R20]. */
    QUOTE_EXPIRED,
    /** A payment attempt is still open [R22]. */
    PAYMENT_IN_PROGRESS,
    /** The gateway confirmed another amount or currency [R22]. */
    PAYMENT_MISMATCH,
    /** Purchases are not refunded: what granted one cannot be reversed [R23]. */
    NON_REFUNDABLE,
    /** The text is no valid GSTIN [R26]. */
    INVALID_GSTIN,
    /** The text looks like a payment card number [R21]. */
    SENSITIVE_DATA,
    /** Any other argument that makes no sense, for example a point in time in the future. */
    INVALID_ARGUMENT
}
