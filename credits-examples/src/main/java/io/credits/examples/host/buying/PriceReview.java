package io.credits.examples.host.buying;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.examples.host.Show;
import io.credits.plan.DiscountLine;
import io.credits.plan.PriceBreakdown;
import io.credits.plan.Recurrence;
import io.credits.plan.RecurrenceDiscount;
import io.credits.spi.Catalog;
import io.credits.spi.TaxCalculator;
import io.credits.tax.BillingDetails;
import io.credits.tax.IndianState;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import io.credits.tax.TaxLine;
import io.credits.tax.TaxQuestion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a purchase would cost, line by line, while it is being put together; a quote then makes it binding. */
@Component
class PriceReview {

    private final Catalog catalog;
    private final InstantSource clock;
    private final Show show;

    PriceReview(Catalog catalog, InstantSource clock, Show show) {
        this.catalog = catalog;
        this.clock = clock;
        this.show = show;
    }

    /**
     * The price as shown.
     *
     * @param title of the subtotal, for example {@code 5,000 credits × ₹0.80}
     * @param subtotal before discounts
     * @param discounts each with its reason
     * @param taxes each with its rate
     * @param total what is to be paid
     * @param exactTotal the same as a plain decimal
     * @param saved all discounts together, or null
     * @param note what the law says of a sale without tax, or empty
     */
    record Lines(
            String title,
            String subtotal,
            List<Line> discounts,
            List<Line> taxes,
            String total,
            String exactTotal,
            @Nullable String saved,
            String note) {}

    /**
     * One line.
     *
     * @param title what it is
     * @param amount with its sign
     */
    record Line(String title, String amount) {}

    /** Throws InvalidAmountException for an amount that is not sold. */
    Lines of(Credits credits, Recurrence recurrence, BillingDetails billing) {
        Instant now = clock.instant();
        PriceBreakdown price = catalog.priceList()
                .flatMap(list -> list.versionAt(now))
                .orElseThrow()
                .price(credits, recurrence);
        Supplier supplier = catalog.supplier().orElse(null);
        TaxAssessment tax =
                TaxCalculator.of(supplier).assess(new TaxQuestion(supplier, billing, price.taxable(), false, now));
        return lines(price, tax);
    }

    Lines lines(PriceBreakdown price, TaxAssessment tax) {
        List<Line> discounts = new ArrayList<>();
        for (DiscountLine discount : price.discounts()) {
            discounts.add(new Line(
                    reason(discount, price) + ", " + show.percent(discount.percent()),
                    show.money(discount.amount().negated())));
        }
        List<Line> taxes = new ArrayList<>();
        for (TaxLine line : tax.lines()) {
            taxes.add(new Line(line.name() + ", " + show.percent(line.rate()), show.money(line.amount())));
        }
        return new Lines(
                show.plain(price.credits()) + " credits \u00d7 \u20b9" + show.number(price.unitPrice()),
                show.money(price.subtotal()),
                discounts,
                taxes,
                show.money(tax.total()),
                tax.total().getAmount().toPlainString(),
                price.discount().isZero() ? null : show.money(price.discount()),
                tax.treatment().statement());
    }

    /** The words for a recurrence: {@code every month}. */
    static String often(Recurrence recurrence) {
        return switch (recurrence) {
            case ONE_TIME -> "once";
            case WEEKLY -> "every week";
            case MONTHLY -> "every month";
            case QUARTERLY -> "every three months";
        };
    }

    /**
     * A recurrence on offer.
     *
     * @param recurrence how often
     * @param title for people
     * @param discount what it saves, or empty
     */
    record Offer(Recurrence recurrence, String title, String discount) {}

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        var version = catalog.priceList()
                .flatMap(list -> list.versionAt(clock.instant()))
                .orElseThrow();
        for (Recurrence each : Recurrence.values()) {
            Percentage percent = version.recurrenceDiscounts().stream()
                    .filter(discount -> discount.recurrence() == each)
                    .map(RecurrenceDiscount::percent)
                    .findFirst()
                    .orElse(Percentage.ZERO);
            String title = often(each);
            offers.add(new Offer(
                    each,
                    title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                    percent.isZero() ? "" : "save " + show.percent(percent)));
        }
        return offers;
    }

    List<IndianState> states() {
        return List.of(IndianState.values());
    }

    private String reason(DiscountLine discount, PriceBreakdown price) {
        return discount.rule().startsWith("volume:")
                ? "Volume discount from "
                        + show.plain(Credits.parse(discount.rule().substring("volume:".length())))
                : "Discount for buying " + often(price.recurrence()).toLowerCase(Locale.ROOT);
    }
}
