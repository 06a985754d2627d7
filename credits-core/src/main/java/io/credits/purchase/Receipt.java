package io.credits.purchase;

import io.credits.plan.DiscountLine;
import io.credits.tax.BillingDetails;
import io.credits.tax.PlaceOfSupply;
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

    private static final int WIDTH = 72;

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
        StringBuilder text = new StringBuilder();
        Supplier supplier = quote.supplier();
        boolean indian = supplier != null && supplier.country().equals("IN");
        line(text, indian ? "TAX INVOICE AND RECEIPT" : "RECEIPT", number);
        line(text, "Date", date.toString());
        line(text, "Purchase", purchase.value());
        rule(text);
        if (seller != null) {
            text.append(seller.name()).append('\n').append(seller.address()).append('\n');
        }
        if (supplier != null && supplier.gstin() != null) {
            line(text, "Supplier's GSTIN", supplier.gstin());
        }
        buyer(text, indian ? supplier : null);
        rule(text);
        if (supplier != null && supplier.sac() != null) {
            line(text, "SAC", supplier.sac());
        }
        lines().forEach(each -> line(text, each.title(), amount(each.amount())));
        line(text, "Taxable value", amount(quote.tax().taxable()));
        taxes().forEach(tax -> line(text, tax.name() + " " + tax.rate() + " %", amount(tax.amount())));
        rule(text);
        line(text, "Total " + total().getCurrencyUnit(), amount(total()));
        if (!method.isEmpty()) {
            line(text, "Paid by", method);
        }
        String statement = quote.tax().treatment().statement();
        if (!statement.isEmpty()) {
            text.append(statement).append('\n');
        }
        if (indian) {
            line(text, "Tax payable on reverse charge", "No");
        }
        return text.toString();
    }

    /** Shows number and total only. */
    @Override
    public String toString() {
        return "Receipt[" + number + ", " + total() + "]";
    }

    private void buyer(StringBuilder text, @Nullable Supplier indianSupplier) {
        BillingDetails billing = quote.billing();
        if (billing != null) {
            rule(text);
            text.append("Billed to\n");
            if (billing.company() != null) {
                text.append(billing.company()).append('\n');
            }
            if (billing.address() != null) {
                text.append(billing.address()).append('\n');
            }
            if (billing.gstin() != null) {
                line(text, "Buyer's GSTIN", billing.gstin().value());
            }
        }
        if (indianSupplier != null) {
            line(
                    text,
                    "Place of supply",
                    PlaceOfSupply.of(indianSupplier, billing).title());
        }
    }

    private static void line(StringBuilder text, String left, String right) {
        int gap = Math.max(1, WIDTH - left.length() - right.length());
        text.append(left).append(" ".repeat(gap)).append(right).append('\n');
    }

    private static void rule(StringBuilder text) {
        text.append("-".repeat(WIDTH)).append('\n');
    }

    private static String amount(Money money) {
        return money.getAmount().toPlainString();
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
