package io.credits.purchase;

import io.credits.plan.DiscountLine;
import io.credits.tax.Supplier;
import io.credits.tax.TaxLine;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * A receipt as one page of HTML that is well-formed XML too: no script, nothing from elsewhere, one clean sheet of A4 when
 * printed.
 */
final class HtmlReceipt {

    /** An address of more lines is written in one, so that the receipt stays on its page. */
    private static final int MOST_ADDRESS_LINES = 6;

    /** From so many characters of names, addresses and taxes on the print is smaller. */
    private static final int MUCH_TEXT = 600;

    private static final String BEGIN = """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="no-referrer" />
            """;

    private final Receipt receipt;
    private final Quote quote;
    private final ReceiptFacts facts;
    private final GroupedDigits digits;
    private final Markup html = new Markup();

    private HtmlReceipt(Receipt receipt) {
        this.receipt = receipt;
        this.quote = receipt.quote();
        this.facts = new ReceiptFacts(receipt);
        this.digits = GroupedDigits.of(receipt.total().getCurrencyUnit());
    }

    static String of(Receipt receipt) {
        return new HtmlReceipt(receipt).render();
    }

    private String render() {
        html.own(BEGIN).element("title", "", facts.title() + " " + receipt.number());
        html.own(ReceiptStyle.SHEET).own("</head>\n").open("body", "").open("main", isLong() ? "dense" : "");
        letterhead();
        references();
        facts.buyer().ifPresent(buyer -> {
            html.open("section", "buyer").element("h2", "", "Billed to");
            party(buyer);
            html.close();
        });
        items();
        sums();
        if (!facts.remarks().isEmpty()) {
            html.open("footer", "");
            facts.remarks().forEach(remark -> html.element("p", "", remark));
            html.close();
        }
        return html.close().close().own("</html>\n").text();
    }

    private boolean isLong() {
        int characters = facts.seller().length()
                + facts.buyer().map(ReceiptFacts.Party::length).orElse(0);
        for (TaxLine tax : receipt.taxes()) {
            characters += 2 * ReceiptFacts.SHORT_LINE + tax.name().length();
        }
        return characters > MUCH_TEXT;
    }

    private void letterhead() {
        html.open("header", "").open("div", "seller");
        party(facts.seller());
        html.close().open("div", "what");
        html.element("h1", "", facts.title())
                .element("p", "paid", "Paid")
                .close()
                .close();
    }

    private void references() {
        html.open("dl", "references");
        facts.references().forEach(this::reference);
        if (!receipt.method().isEmpty()) {
            reference("Paid by", receipt.method());
        }
        html.close();
    }

    private void reference(String title, String text) {
        html.open("div", "").element("dt", "", title).foreign("dd", "", text).close();
    }

    private void party(ReceiptFacts.Party party) {
        if (!party.name().isEmpty()) {
            html.foreign("p", "name", party.name());
        }
        List<String> address = party.address();
        if (address.size() > MOST_ADDRESS_LINES) {
            html.foreign("p", "address", String.join(", ", address));
        } else {
            address.forEach(line -> html.foreign("p", "address", line));
        }
        for (Map.Entry<String, String> mark : party.marks().entrySet()) {
            html.open("p", "mark").element("span", "", mark.getKey());
            html.foreign("span", "", mark.getValue()).close();
        }
    }

    private void items() {
        String currency = receipt.total().getCurrencyUnit().getCode();
        Supplier supplier = quote.supplier();
        String sac = supplier == null || supplier.sac() == null ? "" : supplier.sac();
        html.open("table", "items").open("thead", "").open("tr", "");
        html.element("th", "", "Description").element("th", "", sac.isEmpty() ? "" : "SAC");
        html.element("th", "figure", "Quantity (credits)").element("th", "figure", "Unit price");
        html.element("th", "figure", "Amount " + currency).close().close().open("tbody", "");
        html.open("tr", "").element("td", "", facts.description()).foreign("td", "", sac);
        html.element("td", "figure", digits.of(quote.credits().toBigDecimal()))
                .element("td", "figure", digits.of(quote.price().unitPrice()));
        figure(quote.price().subtotal()).close();
        for (DiscountLine discount : quote.price().discounts()) {
            html.open("tr", "").element("td", "", ReceiptFacts.describe(discount, digits));
            html.empty("td").empty("td").empty("td");
            figure(discount.amount().negated()).close();
        }
        html.close().close();
    }

    private void sums() {
        html.open("table", "sums").open("tbody", "");
        if (quote.inclusive()) {
            sum("", "Price with tax in it", quote.price().taxable());
        }
        sum("", "Taxable value", quote.tax().taxable());
        for (TaxLine tax : receipt.taxes()) {
            html.open("tr", "").foreign("th", "", tax.name() + " " + tax.rate() + " %");
            figure(tax.amount()).close();
        }
        if (receipt.taxes().isEmpty()) {
            sum("", "Tax", receipt.total().minus(quote.tax().taxable()));
        }
        sum("total", "Total " + receipt.total().getCurrencyUnit(), receipt.total());
        html.close().close();
    }

    private void sum(String style, String title, Money amount) {
        html.open("tr", style).element("th", "", title);
        figure(amount).close();
    }

    private Markup figure(Money amount) {
        return html.element("td", "figure", digits.of(amount));
    }
}
