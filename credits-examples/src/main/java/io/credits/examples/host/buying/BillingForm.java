package io.credits.examples.host.buying;

import io.credits.tax.BillingDetails;
import io.credits.tax.InvalidBillingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who buys, as typed; checked by the library's own rules.
 *
 * @param company the name on the receipt
 * @param gstin a GST registration, in India only
 * @param country an ISO code
 * @param state two digits in India, else free text
 * @param address on the receipt
 */
record BillingForm(
        @Nullable String company,
        @Nullable String gstin,
        @Nullable String country,
        @Nullable String state,
        @Nullable String address) {

    static final BillingForm EMPTY = new BillingForm("", "", "IN", "", "");

    private static final Map<String, String> WORDS = Map.of(
            "gstin",
            "This is not a valid GSTIN. It has 15 characters, like 29AAACS1234K1ZD, and its last one must match.",
            "state",
            "Choose the state in which the GSTIN is registered.",
            "company",
            "Type the company's name only, up to 200 characters.",
            "address",
            "Type the address only, up to 1,000 characters.",
            "country",
            "Choose a country.");

    /** The faults by field in the buyer's words; empty if it can be used. Never repeats what was typed. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        for (InvalidBillingException fault :
                BillingDetails.faults(given(company), gstin(), country(), given(state), given(address), false)) {
            boolean card = fault.reason() == InvalidBillingException.Reason.SENSITIVE_DATA;
            faults.put(
                    fault.field(),
                    card
                            ? "This looks like a card number. Please do not type one here."
                            : WORDS.getOrDefault(fault.field(), "Please check this."));
        }
        return faults;
    }

    /** What the third step asks for besides. */
    Map<String, String> faultsAtTheEnd() {
        Map<String, String> faults = new LinkedHashMap<>(faults());
        if (given(company) == null) {
            faults.putIfAbsent("company", "Who is the receipt for?");
        }
        if (given(address) == null) {
            faults.putIfAbsent("address", "The receipt needs an address.");
        }
        if (isIndian() && given(state) == null && gstin() == null) {
            faults.putIfAbsent("state", "Choose your state: the tax depends on it.");
        }
        return faults;
    }

    /** What is right of it: enough to tell the tax while it is being typed. */
    BillingDetails details() {
        Map<String, String> wrong = faults();
        return BillingDetails.of(
                right(wrong, "company", given(company)),
                right(wrong, "gstin", gstin()),
                wrong.containsKey("country") ? "IN" : country(),
                right(wrong, "state", given(state)),
                right(wrong, "address", given(address)),
                false);
    }

    @Override
    public String country() {
        return Optional.ofNullable(given(country)).orElse("IN");
    }

    public boolean isIndian() {
        return country().equals("IN");
    }

    /** Outside India there is none: what was typed before another country was chosen does not count. */
    private @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public @Nullable String gstin() {
        return isIndian() ? given(gstin) : null;
    }

    private static @Nullable String right(Map<String, String> wrong, String field, @Nullable String value) {
        return wrong.containsKey(field) ? null : value;
    }

    /** Names nothing that was typed [R21]. */
    @Override
    public String toString() {
        return "BillingForm";
    }
}
