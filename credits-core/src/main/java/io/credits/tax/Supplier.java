package io.credits.tax;

import io.credits.amount.Percentage;
import org.jspecify.annotations.Nullable;

/**
 * The business that sells the credits, as tax rules need to know it [R26].
 *
 * @param country ISO 3166 country code of two upper-case letters, for example {@code IN}
 * @param state the state's code where tax depends on it, for example {@code 29} for Karnataka, or null
 * @param gstin the Indian tax registration, or null
 * @param sac the services accounting code printed on receipts, or null
 * @param taxPercent the tax rate, or null where none applies
 */
public record Supplier(
        String country,
        @Nullable String state,
        @Nullable String gstin,
        @Nullable String sac,
        @Nullable Percentage taxPercent) {

    /**
     * Creates the supplier.
     *
     * @param country ISO 3166 country code of two upper-case letters, for example {@code IN}
     * @param state the state's code where tax depends on it, for example {@code 29} for Karnataka, or null
     * @param gstin the Indian tax registration, or null
     * @param sac the services accounting code printed on receipts, or null
     * @param taxPercent the tax rate, or null where none applies
     * @throws IllegalArgumentException if the country is not two upper-case letters
     */
    public Supplier {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country: wanted two upper-case letters, found '" + country + "'");
        }
    }

    /** Names the country only: registration numbers stay out of logs [R21]. */
    @Override
    public String toString() {
        return "Supplier[" + country + "]";
    }
}
