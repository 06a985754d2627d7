package io.credits.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import io.credits.ledger.AccountId;
import io.credits.plan.DiscountLine;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.tax.IndiaGst;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import io.credits.tax.TaxLine;
import io.credits.tax.TaxQuestion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The laws of a price review [R3], [R20]. */
class QuoteLawsTest {

    private static final Supplier SUPPLIER = new Supplier("IN", "29", null, null, Percentage.of(18));

    @Property
    void everyLineSumsToTheTotal(
            @ForAll("currencies") CurrencyUnit currency,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long micros,
            @ForAll @IntRange(min = 1, max = 99) int volume,
            @ForAll @IntRange(min = 1, max = 99) int commitment,
            @ForAll @IntRange(min = 1, max = 1_000_000) int price,
            @ForAll boolean inclusive) {
        PriceListVersion version = PriceListVersion.builder(Instant.EPOCH, currency, BigDecimal.valueOf(price, 4))
                .volumeDiscount(Credits.of(1_000), Percentage.of(volume))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(commitment))
                .build();
        Quote quote = quote(version, Credits.ofMicros(micros), inclusive);
        BigDecimal exact = BigDecimal.valueOf(micros, 6).multiply(BigDecimal.valueOf(price, 4));
        assertThat(quote.price().subtotal().getAmount())
                .isEqualTo(exact.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_UP));
        Money rest = quote.price().subtotal();
        for (DiscountLine discount : quote.price().discounts()) {
            assertThat(discount.amount()).isBetween(Money.zero(currency), rest);
            rest = rest.minus(discount.amount());
        }
        Money taxes = quote.tax().lines().stream().map(TaxLine::amount).reduce(Money.zero(currency), Money::plus);
        assertThat(quote.total()).isEqualTo(inclusive ? rest : rest.plus(taxes));
        assertThat(quote.tax().taxable()).isEqualTo(quote.total().minus(taxes));
        assertThat(quote.total().isPositive()).isTrue();
    }

    @Provide
    Arbitrary<CurrencyUnit> currencies() {
        return Arbitraries.of("JPY", "INR", "USD", "KWD").map(CurrencyUnit::of);
    }

    private static Quote quote(PriceListVersion version, Credits credits, boolean inclusive) {
        QuoteRequest request =
                new QuoteRequest(AccountId.of("w"), QuoteId.of("q"), credits, Recurrence.MONTHLY, null, inclusive);
        Money price = null;
        try {
            price = version.price(credits, Recurrence.MONTHLY).taxable();
        } catch (InvalidAmountException costsNothing) {
            Assume.that(false);
        }
        TaxAssessment tax =
                IndiaGst.at(Percentage.of(18)).assess(new TaxQuestion(SUPPLIER, null, price, inclusive, Instant.EPOCH));
        return Quote.of(request, version, SUPPLIER, tax, Instant.EPOCH);
    }
}
