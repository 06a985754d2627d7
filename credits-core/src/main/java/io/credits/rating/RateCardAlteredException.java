package io.credits.rating;

import java.time.Instant;

/**
 * Thrown when a rate card would change what is already in force: prices of the past are history, and a new version begins
 * in the future.
 *
 * <p>Names the card and the version; nothing has been changed when it is thrown.
 */
public final class RateCardAlteredException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The name of the card. */
    private final String card;

    /** The version that would change. */
    private final Instant version;

    RateCardAlteredException(RateCardId card, Instant version, String wanted, String found) {
        super("rate card " + card + ", version " + version + ": wanted " + wanted + ", found " + found);
        this.card = card.value();
        this.version = version;
    }

    /**
     * Returns the rate card.
     *
     * @return its identifier
     */
    public RateCardId card() {
        return new RateCardId(card);
    }

    /**
     * Returns the version that would be altered, removed or begin too early.
     *
     * @return the instant from which it is in force
     */
    public Instant version() {
        return version;
    }
}
