package io.credits.tax;

/** Why a sale is taxed as it is; the receipt says so where no tax is due by law [R26]. */
public enum TaxTreatment {
    /** Tax is due, or the seller charges none anywhere. */
    ORDINARY(""),
    /** The buyer is billed outside the seller's country; no tax line. */
    EXPORT("Export of services: zero-rated, no tax charged"),
    /** The buyer sits in a special economic zone and the seller supplies under an undertaking; no tax line. */
    SEZ_ZERO_RATED("Supply to a special economic zone: zero-rated, no tax charged");

    private final String statement;

    TaxTreatment(String statement) {
        this.statement = statement;
    }

    /**
     * Returns what the receipt says.
     *
     * @return one line, empty for an ordinary sale
     */
    public String statement() {
        return statement;
    }
}
