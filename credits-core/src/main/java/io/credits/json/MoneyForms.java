package io.credits.json;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.PlainDecimal;
import java.io.IOException;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The forms of money: {@code "INR 10.00"}, or the bare decimal {@code "10.00"} where the currency is understood, as in a
 * catalogue.
 */
final class MoneyForms {

    private static final String PER = " per ";

    private MoneyForms() {}

    static void declare(Forms forms) {
        forms.text(
                CurrencyUnit.class, "the code of a currency such as INR", MoneyForms::currency, CurrencyUnit::getCode);
        forms.declare(BigMoney.class, new BigMoneyForm());
        forms.declare(Money.class, new MoneyForm());
        forms.declare(CostBasis.class, new CostBasisForm());
    }

    private static String print(BigMoney money, FormContext context) {
        String amount = money.getAmount().toPlainString();
        CurrencyUnit understood = context.currency();
        if (understood == null) {
            return money.getCurrencyUnit().getCode() + " " + amount;
        }
        if (!understood.equals(money.getCurrencyUnit())) {
            throw new IllegalArgumentException("currency: wanted " + understood + ", found " + money.getCurrencyUnit());
        }
        return amount;
    }

    private static BigMoney parse(String text, Source in, String shape) {
        CurrencyUnit understood = in.context().currency();
        if (understood != null) {
            return BigMoney.of(understood, decimal(text, in, "a plain decimal string" + shape));
        }
        String wanted = "a currency and an amount such as INR 10.00" + shape;
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw in.cursor().refused(wanted);
        }
        CurrencyUnit currency = currency(text.substring(0, blank));
        if (currency == null) {
            throw in.cursor().refused(wanted);
        }
        BigDecimal amount = decimal(text.substring(blank + 1), in, wanted);
        return in.cursor().refusing(place -> BigMoney.of(currency, amount));
    }

    /** Null for an unknown code: what would be thrown repeats the text, however long it is. */
    private static @Nullable CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException unknown) {
            return null;
        }
    }

    private static BigDecimal decimal(String text, Source in, String wanted) {
        if (text.length() > PlainDecimal.MAX_LENGTH || !JsonText.isPlainDecimal(text)) {
            throw in.cursor().refused(wanted);
        }
        return new BigDecimal(text);
    }

    private static final class BigMoneyForm implements Form<BigMoney> {
        @Override
        public void write(BigMoney value, Sink out) throws IOException {
            out.generator().writeString(print(value, out.context()));
        }

        @Override
        public BigMoney read(Source in) {
            return parse(in.cursor().text("an amount of money as a string"), in, "");
        }
    }

    private static final class MoneyForm implements Form<Money> {
        @Override
        public void write(Money value, Sink out) throws IOException {
            out.generator().writeString(print(value.toBigMoney(), out.context()));
        }

        @Override
        public Money read(Source in) {
            BigMoney money = parse(in.cursor().text("an amount of money as a string"), in, "");
            int decimals = money.getCurrencyUnit().getDecimalPlaces();
            if (money.getAmount().stripTrailingZeros().scale() > decimals) {
                throw in.cursor().refused("at most " + decimals + " decimals of " + money.getCurrencyUnit());
            }
            return Money.of(money.getCurrencyUnit(), money.getAmount());
        }
    }

    /** Money per credit; behind it, where it has no finite decimal, for how many credits it is meant. */
    private static final class CostBasisForm implements Form<CostBasis> {
        @Override
        public void write(CostBasis value, Sink out) throws IOException {
            String money = print(value.amount(), out.context());
            out.generator().writeString(value.per().equals(Credits.of(1)) ? money : money + PER + value.per());
        }

        @Override
        public CostBasis read(Source in) {
            String text = in.cursor().text("money per credit as a string");
            int per = text.indexOf(PER);
            BigMoney money = parse(per < 0 ? text : text.substring(0, per), in, ", or such per 3");
            return in.cursor()
                    .refusing(place -> new CostBasis(
                            money, per < 0 ? Credits.of(1) : Credits.parse(text.substring(per + PER.length()))));
        }
    }
}
