package io.credits.examples.host.buying;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where this shop sells to: India first, then by name. */
final class Countries {

    static final Map<String, String> NAMES = names();

    private Countries() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String code : List.of("IN", "AU", "CA", "FR", "DE", "ID", "JP", "MY", "NL", "SG", "AE", "GB", "US")) {
            names.put(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
        }
        return names;
    }
}
