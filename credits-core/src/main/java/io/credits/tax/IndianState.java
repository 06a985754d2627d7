package io.credits.tax;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The states and union territories of India by their GST code [R26]. Code 28 was never given to a registration. */
public enum IndianState {
    /** Code 01. */
    JAMMU_AND_KASHMIR("01", "Jammu and Kashmir", false),
    /** Code 02. */
    HIMACHAL_PRADESH("02", "Himachal Pradesh", false),
    /** Code 03. */
    PUNJAB("03", "Punjab", false),
    /** Code 04. */
    CHANDIGARH("04", "Chandigarh", true),
    /** Code 05. */
    UTTARAKHAND("05", "Uttarakhand", false),
    /** Code 06. */
    HARYANA("06", "Haryana", false),
    /** Code 07; it has a legislature and therefore its own state tax. */
    DELHI("07", "Delhi", false),
    /** Code 08. */
    RAJASTHAN("08", "Rajasthan", false),
    /** Code 09. */
    UTTAR_PRADESH("09", "Uttar Pradesh", false),
    /** Code 10. */
    BIHAR("10", "Bihar", false),
    /** Code 11. */
    SIKKIM("11", "Sikkim", false),
    /** Code 12. */
    ARUNACHAL_PRADESH("12", "Arunachal Pradesh", false),
    /** Code 13. */
    NAGALAND("13", "Nagaland", false),
    /** Code 14. */
    MANIPUR("14", "Manipur", false),
    /** Code 15. */
    MIZORAM("15", "Mizoram", false),
    /** Code 16. */
    TRIPURA("16", "Tripura", false),
    /** Code 17. */
    MEGHALAYA("17", "Meghalaya", false),
    /** Code 18. */
    ASSAM("18", "Assam", false),
    /** Code 19. */
    WEST_BENGAL("19", "West Bengal", false),
    /** Code 20. */
    JHARKHAND("20", "Jharkhand", false),
    /** Code 21. */
    ODISHA("21", "Odisha", false),
    /** Code 22. */
    CHHATTISGARH("22", "Chhattisgarh", false),
    /** Code 23. */
    MADHYA_PRADESH("23", "Madhya Pradesh", false),
    /** Code 24. */
    GUJARAT("24", "Gujarat", false),
    /** Code 25, merged into 26 in 2020; older registrations carry it. */
    DAMAN_AND_DIU("25", "Daman and Diu", true),
    /** Code 26. */
    DADRA_AND_NAGAR_HAVELI_AND_DAMAN_AND_DIU("26", "Dadra and Nagar Haveli and Daman and Diu", true),
    /** Code 27. */
    MAHARASHTRA("27", "Maharashtra", false),
    /** Code 29. */
    KARNATAKA("29", "Karnataka", false),
    /** Code 30. */
    GOA("30", "Goa", false),
    /** Code 31. */
    LAKSHADWEEP("31", "Lakshadweep", true),
    /** Code 32. */
    KERALA("32", "Kerala", false),
    /** Code 33. */
    TAMIL_NADU("33", "Tamil Nadu", false),
    /** Code 34; it has a legislature and therefore its own state tax. */
    PUDUCHERRY("34", "Puducherry", false),
    /** Code 35. */
    ANDAMAN_AND_NICOBAR_ISLANDS("35", "Andaman and Nicobar Islands", true),
    /** Code 36. */
    TELANGANA("36", "Telangana", false),
    /** Code 37. */
    ANDHRA_PRADESH("37", "Andhra Pradesh", false),
    /** Code 38. */
    LADAKH("38", "Ladakh", true),
    /** Code 97: waters and zones that belong to no state. */
    OTHER_TERRITORY("97", "Other Territory", true);

    private static final Map<String, IndianState> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IndianState::code, Function.identity()));

    private final String code;

    private final String title;

    private final boolean unionTax;

    IndianState(String code, String title, boolean unionTax) {
        this.code = code;
        this.title = title;
        this.unionTax = unionTax;
    }

    /**
     * Finds a state by its GST code.
     *
     * @param code two digits, for example {@code 29}
     * @return the state, or empty
     */
    public static Optional<IndianState> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * Returns the GST code.
     *
     * @return two digits
     */
    public String code() {
        return code;
    }

    /**
     * Returns the name for people.
     *
     * @return the English name
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether UTGST is due instead of SGST: in union territories without a legislature.
     *
     * @return true where the union taxes in the state's place
     */
    public boolean hasUnionTax() {
        return unionTax;
    }
}
