package io.credits.purchase;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Writes numbers with their digits in groups, the same in every locale: by lakh and crore where money is in rupees, by
 * thousands elsewhere.
 *
 * @param following how many digits each group has after the first one, which has three
 */
record GroupedDigits(int following) {

    private static final int FIRST = 3;

    static GroupedDigits of(CurrencyUnit currency) {
        return new GroupedDigits(currency.getCode().equals("INR") ? 2 : FIRST);
    }

    String of(Money money) {
        return of(money.getAmount());
    }

    /** Writes a number with all its decimals; below zero with a minus sign. */
    String of(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        int at = (point < 0 ? plain.length() : point) - FIRST;
        while (at > 0) {
            text.insert(at, ',');
            at -= following;
        }
        return number.signum() < 0 ? text.insert(0, '\u2212').toString() : text.toString();
    }
}
