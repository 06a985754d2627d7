package io.credits.examples.stripe;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Money as Stripe counts it: whole numbers of a currency's smallest unit, which is not always ISO's.
 *
 * <p>Currencies without decimals stand as they are (JPY 500 is 500); those with three have three, of which the last must be
 * zero (KWD 5.120 is 5120); Icelandic and Ugandan money is written with two decimals that must be zero; all others have two.
 */
final class StripeAmount {

    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private static final Set<String> WHOLE_WITH_TWO_DECIMALS = Set.of("ISK", "UGX");

    private static final int USUAL_DECIMALS = 2;

    private StripeAmount() {}

    /** Returns what to send; empty if Stripe cannot take exactly this amount. It is never rounded: what was quoted is charged. */
    static OptionalLong of(Money money) {
        String currency = money.getCurrencyUnit().getCode();
        BigDecimal units = money.getAmount().movePointRight(decimals(currency));
        BigDecimal step = BigDecimal.valueOf(
                THREE_DECIMALS.contains(currency) ? 10 : WHOLE_WITH_TWO_DECIMALS.contains(currency) ? 100 : 1);
        return units.remainder(step).signum() == 0 ? OptionalLong.of(units.longValueExact()) : OptionalLong.empty();
    }

    /** Reads what Stripe says it took. */
    static Money read(long units, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        return Money.of(CurrencyUnit.of(code), BigDecimal.valueOf(units).movePointLeft(decimals(code)));
    }

    private static int decimals(String currency) {
        return NO_DECIMALS.contains(currency) ? 0 : THREE_DECIMALS.contains(currency) ? 3 : USUAL_DECIMALS;
    }
}
