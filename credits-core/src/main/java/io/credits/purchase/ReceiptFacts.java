package io.credits.purchase;

import io.credits.plan.DiscountLine;
import io.credits.plan.Recurrence;
import io.credits.tax.BillingDetails;
import io.credits.tax.Gstin;
import io.credits.tax.IndianState;
import io.credits.tax.PlaceOfSupply;
import io.credits.tax.Supplier;
import io.credits.tax.TaxTreatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt states, in words: both renderings take it from here. The order and the words are those of rule 46 of
 * India's CGST Rules 2017 where the supplier is in India [R26].
 */
final class ReceiptFacts {

    /** A line of fewer characters takes as much room on paper. */
    static final int SHORT_LINE = 20;

    private final Receipt receipt;
    private final Quote quote;
    private final @Nullable Supplier supplier;
    private final @Nullable BillingDetails billing;

    ReceiptFacts(Receipt receipt) {
        this.receipt = receipt;
        this.quote = receipt.quote();
        this.supplier = quote.supplier();
        this.billing = quote.billing();
    }

    boolean isIndian() {
        return supplier != null && supplier.country().equals("IN");
    }

    String title() {
        return isIndian() ? "Tax invoice and receipt" : "Receipt";
    }

    /** Number, date and purchase. */
    Map<String, String> references() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(isIndian() ? "Invoice number" : "Receipt number", receipt.number());
        all.put("Date of issue", receipt.date().toString());
        all.put("Purchase", receipt.purchase().value());
        placeOfSupply().ifPresent(place -> all.put("Place of supply", place));
        return all;
    }

    Party seller() {
        Map<String, String> marks = new LinkedHashMap<>();
        if (supplier != null && supplier.gstin() != null) {
            marks.put("GSTIN", supplier.gstin());
        }
        sellerState().ifPresent(state -> marks.put("State", state));
        Receipt.Letterhead seller = receipt.seller();
        return seller == null
                ? new Party("", List.of(), marks)
                : new Party(seller.name(), lines(seller.address()), marks);
    }

    /** The buyer; empty if no billing details were given. */
    Optional<Party> buyer() {
        if (billing == null) {
            return Optional.empty();
        }
        Gstin gstin = billing.gstin();
        Map<String, String> marks = new LinkedHashMap<>();
        if (gstin != null) {
            marks.put("GSTIN", gstin.value());
        }
        buyerState(billing).ifPresent(state -> marks.put("State", state));
        marks.put("Country", country(billing.country()));
        String name = billing.company() == null ? "" : billing.company();
        return Optional.of(new Party(name, billing.address() == null ? List.of() : lines(billing.address()), marks));
    }

    /** The state in which an Indian supply is taxed, or the country to which it goes. */
    private Optional<String> placeOfSupply() {
        if (supplier == null || !isIndian()) {
            return Optional.empty();
        }
        PlaceOfSupply place = PlaceOfSupply.of(supplier, billing);
        return Optional.of(place.state() == null ? country(place.country()) : place.title());
    }

    String description() {
        Recurrence recurrence = quote.recurrence();
        return recurrence == Recurrence.ONE_TIME
                ? "Prepaid credits, bought once"
                : "Prepaid credits, bought " + recurrence.name().toLowerCase(Locale.ROOT);
    }

    /** The rule of a discount in words, its numbers written like those around it. */
    static String describe(DiscountLine discount, GroupedDigits digits) {
        String rule = discount.rule();
        int colon = rule.indexOf(':');
        String condition = rule.substring(colon + 1);
        if (rule.startsWith("volume:")) {
            return "Volume discount from " + digits.of(new BigDecimal(condition)) + " credits on, " + discount.percent()
                    + " %";
        }
        return rule.startsWith("recurrence:")
                ? condition.charAt(0) + condition.substring(1).toLowerCase(Locale.ROOT) + " purchase discount, "
                        + discount.percent() + " %"
                : "Discount " + rule + ", " + discount.percent() + " %";
    }

    /** What the law wants said besides the figures. */
    List<String> remarks() {
        List<String> all = new ArrayList<>();
        String statement = quote.tax().treatment().statement();
        if (!statement.isEmpty()) {
            all.add(statement);
        }
        if (isIndian()) {
            endorsement().ifPresent(all::add);
            all.add("Tax payable on reverse charge: No");
            all.add("Computer-generated document; valid without signature.");
        }
        return all;
    }

    /** The endorsement that rule 46 asks for on exports and on supplies to special economic zones. */
    private Optional<String> endorsement() {
        TaxTreatment treatment = quote.tax().treatment();
        if (treatment == TaxTreatment.EXPORT) {
            return Optional.of("Supply meant for export under bond or letter of undertaking"
                    + " without payment of integrated tax");
        }
        if (billing == null || !billing.sez()) {
            return Optional.empty();
        }
        return Optional.of("Supply to SEZ unit or SEZ developer for authorised operations "
                + (treatment == TaxTreatment.SEZ_ZERO_RATED
                        ? "under bond or letter of undertaking without payment of integrated tax"
                        : "on payment of integrated tax"));
    }

    /** Where an Indian supplier is registered: where it supplies to somebody of whom nothing is known. */
    private Optional<String> sellerState() {
        return supplier != null && isIndian()
                ? Optional.of(PlaceOfSupply.of(supplier, null).title())
                : Optional.empty();
    }

    /** A state of India with its code; elsewhere as the buyer wrote it. */
    private static Optional<String> buyerState(BillingDetails billing) {
        String state = billing.state();
        if (state == null || !billing.isIndian()) {
            return Optional.ofNullable(state);
        }
        return IndianState.of(state).map(known -> new PlaceOfSupply(billing.country(), known).title());
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH) + " (" + code + ")";
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /**
     * One side of the sale.
     *
     * @param name who it is, empty if not told
     * @param address the postal address, line by line
     * @param marks registration, state and country, by their titles
     */
    record Party(String name, List<String> address, Map<String, String> marks) {

        /** About how many characters it takes on paper, short lines counted as if they were full. */
        int length() {
            int characters = name.length();
            for (String line : address) {
                characters += Math.max(SHORT_LINE, line.length());
            }
            return characters;
        }
    }
}
