package io.credits.purchase;

import io.credits.plan.DiscountLine;
import io.credits.tax.Supplier;
import io.credits.tax.TaxLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a paid purchase: an immutable picture of what was quoted and paid, with the fields of an Indian tax invoice
 * where the supplier is in India [R26].
 *
 * @param number the number in its series, without gap
 * @param date the day of the payment on the supplier's calendar
 * @param purchase the purchase
 * @param quote what was quoted and paid
 * @param method what may be shown of the payment method; may be empty
 * @param seller the supplier's name and address as printed, or null
 */
public record Receipt(
        String number,
        LocalDate date,
        PurchaseId purchase,
        Quote quote,
        String method,
        @Nullable Letterhead seller) {

    /**
     * Makes the receipt of a purchase.
     *
     * @param purchase the purchase, paid
     * @param series the series of its number
     * @param n its place in the series
     * @param seller the supplier's name and address, or null
     * @return the receipt
     * @throws IllegalArgumentException if the purchase is not paid
     */
    public static Receipt of(Purchase purchase, ReceiptSeries series, long n, @Nullable Letterhead seller) {
        if (purchase.paidAt() == null) {
            throw new IllegalArgumentException("purchase: wanted a paid one, found " + purchase);
        }
        Supplier supplier = purchase.quote().supplier();
        LocalDate date = ReceiptSeries.date(supplier == null ? "" : supplier.country(), purchase.paidAt());
        String method = purchase.attempts().stream()
                .filter(attempt -> attempt.state() == PaymentState.SUCCEEDED)
                .map(attempt -> attempt.method().shown())
                .findFirst()
                .orElse("");
        return new Receipt(series.number(n), date, purchase.id(), purchase.quote(), method, seller);
    }

    /**
     * Returns what was sold, line by line: the credits at the subtotal, then the discounts below zero.
     *
     * @return at least one line; they sum to the price after discounts
     */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                quote.credits() + " credits at " + quote.price().unitPrice().toPlainString(),
                quote.price().subtotal()));
        for (DiscountLine discount : quote.price().discounts()) {
            lines.add(new Line(
                    "Discount " + discount.rule() + ", " + discount.percent() + " %",
                    discount.amount().negated()));
        }
        return lines;
    }

    /**
     * Returns the taxes.
     *
     * @return the lines, empty where none is due
     */
    public List<TaxLine> taxes() {
        return quote.tax().lines();
    }

    /**
     * Returns what was paid.
     *
     * @return the total with tax
     */
    public Money total() {
        return quote.total();
    }

    /**
     * Renders the receipt for people, with the buyer's details: do not log it.
     *
     * @return lines of at most 72 characters, but for what buyer and seller wrote, each ended by a line feed
     */
    public String toPlainText() {
        return PlainTextReceipt.of(this);
    }

    /**
     * Renders the receipt as a page that prints to one sheet of A4, with the buyer's details: do not log it.
     *
     * <p>Whatever stands in the buyer's and the seller's texts is shown as text and nothing else. The page runs no script and
     * fetches nothing; it says so itself by a content security policy. Only a sale with dozens of taxes needs a second sheet.
     *
     * @return a whole document, in HTML that is well-formed XML too, to be served or stored as UTF-8
     */
    public String toHtml() {
        return HtmlReceipt.of(this);
    }

    /** Shows number and total only. */
    @Override
    public String toString() {
        return "Receipt[" + number + ", " + total() + "]";
    }

    /**
     * One line of what was sold.
     *
     * @param title what it is
     * @param amount the money, below zero for a discount
     */
    public record Line(String title, Money amount) {}

    /**
     * The supplier's name and address as printed.
     *
     * @param name the legal name
     * @param address the postal address, lines separated by line feeds
     */
    public record Letterhead(String name, String address) {}
}
