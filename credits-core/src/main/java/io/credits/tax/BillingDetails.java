package io.credits.tax;

import io.credits.tax.InvalidBillingException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who buys, as the receipt and the tax office want to see it; kept with a quote as it was given.
 *
 * <p>Everything but the country is optional. Nothing personal stands in {@link #toString()} or in a refusal [R21].
 *
 * @param company the name on the receipt, at most {@value #MAX_COMPANY} characters, or null
 * @param gstin the buyer's Indian tax registration, or null
 * @param country ISO 3166 country code of two upper-case letters
 * @param state in India a state code of two digits, taken from the GSTIN unless given; elsewhere free text; or null
 * @param address the postal address, lines separated by line breaks, at most {@value #MAX_ADDRESS} characters, or null
 * @param sez whether the buyer is a unit or developer of an Indian special economic zone
 */
public record BillingDetails(
        @Nullable String company,
        @Nullable Gstin gstin,
        String country,
        @Nullable String state,
        @Nullable String address,
        boolean sez) {

    /** The longest company name, in characters. */
    public static final int MAX_COMPANY = 200;

    /** The longest state, in characters. */
    public static final int MAX_STATE = 100;

    /** The longest address, in characters. */
    public static final int MAX_ADDRESS = 1_000;

    private static final String INDIA = "IN";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /**
     * Checks each field and what they say of each other.
     *
     * @param company the name on the receipt, at most {@value #MAX_COMPANY} characters, or null
     * @param gstin the buyer's Indian tax registration, or null
     * @param country ISO 3166 country code of two upper-case letters
     * @param state in India a state code of two digits, taken from the GSTIN unless given; elsewhere free text; or null
     * @param address the postal address, lines separated by line breaks, at most {@value #MAX_ADDRESS} characters, or null
     * @param sez whether the buyer is a unit or developer of an Indian special economic zone
     * throws @throws InvalidBillingException if a field is refused; it names the field
     */
    public BillingDetails {
        if (!COUNTRIES.contains(country)) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "country", "an ISO 3166 country code");
        }
        if (company != null) {
            FreeText.require("company", company, MAX_COMPANY);
        }
        if (address != null) {
            FreeText.require("address", address, MAX_ADDRESS);
        }
        boolean indian = country.equals(INDIA);
        if (gstin != null && !indian) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "gstin", "none outside India");
        }
        if (sez && !indian) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "sez", "false outside India");
        }
        if (state == null && gstin != null) {
            state = gstin.state().code();
        }
        if (state != null) {
            FreeText.require("state", state, MAX_STATE);
            requireState(indian, state, gstin);
        }
    }

    /**
     * Reads details as typed into a form.
     *
     * @param company the name on the receipt, or null
     * @param gstin the Indian tax registration as typed, or null
     * @param country ISO 3166 country code of two upper-case letters
     * @param state in India a state code of two digits, or null
     * @param address the postal address, or null
     * @param sez whether the buyer sits in an Indian special economic zone
     * @return the details
     * @throws InvalidBillingException if a field is refused; it names the field
     */
    public static BillingDetails of(
            @Nullable String company,
            @Nullable String gstin,
            String country,
            @Nullable String state,
            @Nullable String address,
            boolean sez) {
        return new BillingDetails(company, gstin == null ? null : Gstin.of(gstin), country, state, address, sez);
    }

    /**
     * Checks details as typed into a form, field by field, so that a form can show every fault at once.
     *
     * @param company the name on the receipt, or null
     * @param gstin the Indian tax registration as typed, or null
     * @param country ISO 3166 country code of two upper-case letters
     * @param state in India a state code of two digits, or null
     * @param address the postal address, or null
     * @param sez whether the buyer sits in an Indian special economic zone
     * @return the refusals, at most one for each field; empty if {@link #of} would accept
     */
    public static List<InvalidBillingException> faults(
            @Nullable String company,
            @Nullable String gstin,
            String country,
            @Nullable String state,
            @Nullable String address,
            boolean sez) {
        List<InvalidBillingException> faults = new ArrayList<>();
        fault(company, null, country, null, null, false).ifPresent(faults::add);
        fault(null, gstin, country, null, null, false).ifPresent(faults::add);
        fault(null, null, country, state, null, false).ifPresent(faults::add);
        fault(null, null, country, null, address, false).ifPresent(faults::add);
        fault(null, null, country, null, null, sez).ifPresent(faults::add);
        if (faults.isEmpty()) {
            fault(company, gstin, country, state, address, sez).ifPresent(faults::add);
        }
        List<String> seen = new ArrayList<>();
        faults.removeIf(each -> seen.contains(each.field()) || !seen.add(each.field()));
        return List.copyOf(faults);
    }

    /**
     * Tells whether the buyer is billed in India.
     *
     * @return true for country IN
     */
    public boolean isIndian() {
        return country.equals(INDIA);
    }

    /**
     * Returns what is left when a buyer wants to be forgotten: where the tax was due, which a receipt must say.
     *
     * @return country, state and SEZ mark without name, address and registration
     */
    public BillingDetails erased() {
        return new BillingDetails(null, null, country, state, null, sez);
    }

    /** Shows the country and which fields are given, never what they say. */
    @Override
    public String toString() {
        return "BillingDetails[" + country + (company == null ? "" : ", company") + (gstin == null ? "" : ", gstin")
                + (address == null ? "" : ", address") + (sez ? ", sez" : "") + "]";
    }

    private static Optional<InvalidBillingException> fault(
            @Nullable String company,
            @Nullable String gstin,
            String country,
            @Nullable String state,
            @Nullable String address,
            boolean sez) {
        try {
            of(company, gstin, country, state, address, sez);
            return Optional.empty();
        } catch (InvalidBillingException refused) {
            return Optional.of(refused);
        }
    }

    private static void requireState(boolean indian, String state, @Nullable Gstin gstin) {
        if (!indian) {
            return;
        }
        if (IndianState.of(state).isEmpty()) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "state", "the two digits of a GST state code");
        }
        if (gstin != null && !gstin.state().code().equals(state)) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "state", "the state of the GSTIN");
        }
    }
}
