package io.credits.json;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.amount.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms of amounts, times and the plain types that components have. */
final class BasicForms {

    private static final String DECIMAL = "a plain decimal string";

    private BasicForms() {}

    static void declare(Forms forms) {
        forms.text(String.class, "a string", text -> text, text -> text);
        forms.declare(boolean.class, new BooleanForm());
        forms.declare(int.class, new IntForm());
        forms.declare(Integer.class, new IntForm());
        forms.declare(long.class, new LongForm());
        forms.declare(Long.class, new LongForm());
        forms.declare(BigDecimal.class, new DecimalForm());
        forms.text(Credits.class, DECIMAL, Credits::parse, Credits::toString);
        forms.text(Quantity.class, DECIMAL, Quantity::parse, Quantity::toString);
        forms.text(Percentage.class, DECIMAL, Percentage::of, Percentage::toString);
        times(forms);
        MoneyForms.declare(forms);
    }

    private static void times(Forms forms) {
        forms.text(
                Instant.class,
                "an ISO-8601 instant with Z such as 2025-01-31T09:00:00Z",
                InstantText::parse,
                InstantText::print);
        forms.text(
                LocalDate.class,
                "an ISO-8601 date such as 2025-01-31",
                text -> orNull(LocalDate::parse, text),
                LocalDate::toString);
        forms.text(
                LocalDateTime.class,
                "an ISO-8601 date and time such as 2025-01-31T09:00",
                text -> orNull(LocalDateTime::parse, text),
                LocalDateTime::toString);
        forms.text(ZoneId.class, "a zone's id such as Asia/Kolkata", text -> orNull(ZoneId::of, text), ZoneId::getId);
        forms.text(
                Duration.class,
                "an ISO-8601 duration such as PT30M",
                text -> orNull(Duration::parse, text),
                Duration::toString);
        forms.text(
                Period.class, "an ISO-8601 period such as P1Y", text -> orNull(Period::parse, text), Period::toString);
    }

    /** Times speak of themselves in many ways; here all say what is wanted. */
    private static <T> @Nullable T orNull(Function<String, T> parse, String text) {
        try {
            return parse.apply(text);
        } catch (java.time.DateTimeException | ArithmeticException malformed) {
            return null;
        }
    }

    private static final class BooleanForm implements Form<Boolean> {
        @Override
        public void write(Boolean value, Sink out) throws IOException {
            out.generator().writeBoolean(value);
        }

        @Override
        public Boolean read(Source in) {
            return in.cursor().bool();
        }
    }

    private static final class IntForm implements Form<Integer> {
        @Override
        public void write(Integer value, Sink out) throws IOException {
            out.generator().writeNumber(value);
        }

        @Override
        public Integer read(Source in) {
            return in.cursor().integer();
        }
    }

    private static final class LongForm implements Form<Long> {
        @Override
        public void write(Long value, Sink out) throws IOException {
            out.generator().writeNumber(value);
        }

        @Override
        public Long read(Source in) {
            return in.cursor().wholeNumber();
        }
    }

    private static final class DecimalForm implements Form<BigDecimal> {
        @Override
        public void write(BigDecimal value, Sink out) throws IOException {
            out.generator().writeString(value.toPlainString());
        }

        @Override
        public BigDecimal read(Source in) {
            return in.cursor().decimal();
        }
    }
}
