package io.credits.tax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a supply is taxed: the buyer's country and, in India, the buyer's state [R26].
 *
 * <p>A buyer in India who gives neither a GSTIN nor a state is taxed where the supplier is; so is one who gives no
 * billing details at all.
 *
 * @param country ISO 3166 country code of two upper-case letters
 * @param state the Indian state, or null outside India
 */
public record PlaceOfSupply(String country, @Nullable IndianState state) {

    /**
     * Finds where a supply of an Indian supplier is taxed.
     *
     * @param supplier who sells, in India
     * @param billing who buys, or null if not told
     * @return the place
     * @throws IllegalArgumentException if the supplier has neither a state nor a GSTIN
     */
    public static PlaceOfSupply of(Supplier supplier, @Nullable BillingDetails billing) {
        if (billing != null && !billing.isIndian()) {
            return new PlaceOfSupply(billing.country(), null);
        }
        Optional<IndianState> stated =
                Optional.ofNullable(billing).map(BillingDetails::state).flatMap(IndianState::of);
        return new PlaceOfSupply(supplier.country(), stated.orElseGet(() -> stateOf(supplier)));
    }

    /** The state in which an Indian supplier is registered. */
    static IndianState stateOf(Supplier supplier) {
        String code = supplier.state() != null
                ? supplier.state()
                : supplier.gstin() == null
                        ? ""
                        : supplier.gstin()
                                .substring(0, Math.min(2, supplier.gstin().length()));
        return IndianState.of(code)
                .orElseThrow(
                        () -> new IllegalArgumentException("supplier.state: wanted a GST state code, found another"));
    }

    /**
     * Returns the place for people.
     *
     * @return for example {@code "Karnataka (29)"}, or the country's code
     */
    public String title() {
        return state == null ? country : state.title() + " (" + state.code() + ")";
    }
}
