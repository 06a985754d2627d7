package io.credits.examples.scenario;

import io.credits.amount.InvalidAmountException;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.RejectionCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What the texts of a scenario mean where the library itself has no text form for it. */
final class Meaning {

    private Meaning() {}

    /** An ISO-8601 instant that ends in Z. */
    static Function<String, Instant> instant(String argument) {
        return text -> {
            try {
                if (text.endsWith("Z")) {
                    return Instant.parse(text);
                }
            } catch (DateTimeException malformed) {
                throw refused(argument, "an ISO-8601 instant with Z", text, malformed);
            }
            throw refused(argument, "an ISO-8601 instant with Z", text, null);
        };
    }

    /** An ISO-8601 date. */
    static Function<String, LocalDate> day(String argument) {
        return text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException malformed) {
                throw refused(argument, "an ISO-8601 date", text, malformed);
            }
        };
    }

    /** An ISO-8601 duration. */
    static Function<String, Duration> duration(String argument) {
        return text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeException malformed) {
                throw refused(argument, "an ISO-8601 duration", text, malformed);
            }
        };
    }

    /** An IANA zone id. */
    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw refused("zone", "an IANA zone id", text, unknown);
        }
    }

    /** The name of a constant, in capitals as it stands in the Java API. */
    static <E extends Enum<E>> Function<String, E> oneOf(String argument, Class<E> names) {
        return text -> Arrays.stream(names.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> refused(argument, "one of " + Arrays.toString(names.getEnumConstants()), text, null));
    }

    /** A plain decimal that is no amount of credits. */
    static Function<String, BigDecimal> decimal(String argument) {
        return text -> {
            if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
                throw InvalidAmountException.invalid(argument, "a plain decimal", text);
            }
            return new BigDecimal(text);
        };
    }

    /** An ISO 4217 currency code. */
    static CurrencyUnit currency(String text) {
        try {
            return CurrencyUnit.of(text);
        } catch (IllegalCurrencyException unknown) {
            throw refused("currency", "an ISO 4217 code", text, unknown);
        }
    }

    /** Money as given; what is not given is that of a total. */
    static Money money(Money total, @Nullable BigDecimal amount, @Nullable CurrencyUnit currency) {
        CurrencyUnit unit = currency == null ? total.getCurrencyUnit() : currency;
        BigDecimal number = amount == null ? total.getAmount() : amount;
        try {
            return Money.of(unit, number);
        } catch (ArithmeticException tooFine) {
            throw InvalidAmountException.invalid("amount", "at most " + unit.getDecimalPlaces() + " decimals", number);
        }
    }

    private static InvalidArgumentException refused(
            String argument, String wanted, String found, @Nullable Throwable cause) {
        InvalidArgumentException refusal =
                new InvalidArgumentException(RejectionCode.INVALID_ARGUMENT, argument, wanted, "'" + found + "'");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
