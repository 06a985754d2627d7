package io.credits.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Percentage;
import io.credits.purchase.Receipt.Letterhead;
import io.credits.tax.BillingDetails;
import io.credits.tax.FlatRateTax;
import io.credits.tax.IndiaGst;
import io.credits.tax.Supplier;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The receipt as a page, read back as XML: what it states, what it must not run, and that its figures sum. */
class HtmlReceiptTest {

    private static final IndiaGst GST = IndiaGst.at(Percentage.of(18));

    @Test
    void shouldStateWhatRule46WantsOfATaxInvoice() {
        List<String> said = said(Receipts.indian(Receipts.MUMBAI));
        assertThat(said).contains("Tax invoice and receipt");
        assertThat(said).as("(a) supplier").contains("Credits Software Private Limited", "Bengaluru 560025");
        assertThat(said).as("(a) supplier").containsSubsequence("GSTIN", "29AAACS1234K1ZD", "State", "Karnataka (29)");
        assertThat(said).as("(b) number").containsSubsequence("Invoice number", "CR/2425/000041");
        assertThat(said).as("(c) date of issue").containsSubsequence("Date of issue", "2025-03-31");
        assertThat(said)
                .as("(d) recipient")
                .containsSubsequence("Billed to", "Acme Traders", "7 Hidden Lane", "Mumbai 400001")
                .containsSubsequence("Billed to", "GSTIN", "27AAPFU0939F1ZV", "State", "Maharashtra (27)");
        assertThat(said).as("(g) SAC").containsSubsequence("SAC", "998319");
        assertThat(said).as("(h) description").contains("Prepaid credits, bought monthly");
        assertThat(said).as("(i) quantity").containsSubsequence("Quantity (credits)", "1,00,000");
        // 10000.00 less 5 % is 9500.00, less 10 % is 8550.00; 18 % of it is 1539.00.
        assertThat(said)
                .as("(j) value and (k) taxable value")
                .containsSubsequence("Unit price", "0.1", "10,000.00")
                .containsSubsequence("Volume discount from 50,000 credits on, 5 %", "\u2212500.00")
                .containsSubsequence("Monthly purchase discount, 10 %", "\u2212950.00")
                .containsSubsequence("Taxable value", "8,550.00");
        assertThat(said).as("(l) rate and (m) amount").containsSubsequence("IGST 18 %", "1,539.00");
        assertThat(said).containsSubsequence("Total INR", "10,089.00");
        assertThat(said).as("(n) place of supply").containsSubsequence("Place of supply", "Maharashtra (27)");
        assertThat(said).as("(p) reverse charge").contains("Tax payable on reverse charge: No");
        assertThat(said).as("(q) signature").contains("Computer-generated document; valid without signature.");
        assertThat(said).containsSubsequence("Paid by", "Visa \u2022\u2022\u2022\u2022 4242");
        assertThat(String.join(" ", said)).doesNotContain("tok_secret");
    }

    @Test
    void shouldNameEachHeadWithItsRateAndAmount() {
        BillingDetails sameState = BillingDetails.of("Acme", null, "IN", "29", null, false);
        assertThat(said(Receipts.indian(sameState)))
                .containsSubsequence("CGST 9 %", "769.50", "SGST 9 %", "769.50", "Total INR");
        BillingDetails islands = BillingDetails.of("Acme", null, "IN", "35", null, false);
        assertThat(said(Receipts.of(
                        "INR",
                        "0.10",
                        1_000,
                        false,
                        new Supplier("IN", "35", null, "998319", Percentage.of(18)),
                        islands,
                        Receipts.SELLER,
                        GST::assess)))
                .contains("CGST 9 %", "UTGST 9 %");
    }

    @Test
    void shouldEndorseExportsAndZones() {
        BillingDetails abroad = BillingDetails.of("Merlion Pte", null, "SG", null, "1 Raffles Place", false);
        assertThat(said(Receipts.indian(abroad)))
                .contains("Export of services: zero-rated, no tax charged")
                .contains(
                        "Supply meant for export under bond or letter of undertaking without payment of integrated tax")
                .containsSubsequence("Place of supply", "Singapore (SG)")
                .containsSubsequence("Country", "Singapore (SG)")
                .containsSubsequence("Tax", "0.00", "Total INR", "8,550.00");
        BillingDetails zone = BillingDetails.of("Zone Ltd", null, "IN", "29", null, true);
        assertThat(said(Receipts.indian(zone)))
                .contains("Supply to SEZ unit or SEZ developer for authorised operations on payment of integrated tax")
                .contains("IGST 18 %");
        assertThat(said(Receipts.indian(zone, new IndiaGst(Percentage.of(18), true)::assess)))
                .contains("Supply to SEZ unit or SEZ developer for authorised operations under bond or letter of"
                        + " undertaking without payment of integrated tax");
    }

    @Test
    void shouldBeAPlainReceiptOutsideIndia() {
        Receipt receipt = Receipts.of(
                "USD", "0.01", 100_000_000, false, null, null, null, new FlatRateTax("VAT", Percentage.of(20))::assess);
        assertThat(said(receipt))
                .contains("Receipt", "Receipt number", "CR/2025/000041")
                .containsSubsequence("Taxable value", "855,000.00", "VAT 20 %", "171,000.00")
                .containsSubsequence("Total USD", "1,026,000.00")
                .doesNotContain("Billed to", "Place of supply", "Tax payable on reverse charge: No", "SAC");
    }

    @ParameterizedTest
    @CsvSource({
        // credits × unit price, less 5 %, less 10 %, plus tax
        "JPY, 1.5, 1000000, '1,500,000', '1,282,500', '1,410,750'",
        "KWD, 0.003, 1000000, '3,000.000', '2,565.000', '2,821.500'",
        "INR, 12.5, 1000000, '1,25,00,000.00', '1,06,87,500.00', '1,17,56,250.00'",
    })
    void shouldWriteEachCurrencyWithItsDecimals(
            String currency, String unitPrice, long credits, String subtotal, String taxable, String total) {
        Receipt receipt = Receipts.of(
                currency,
                unitPrice,
                credits,
                false,
                null,
                Receipts.MUMBAI,
                null,
                new FlatRateTax("Tax", Percentage.of(10))::assess);
        assertThat(said(receipt)).containsSubsequence(subtotal, "Taxable value", taxable, "Total " + currency, total);
    }

    @Test
    void shouldSumToTheMinorUnit() {
        for (long credits : List.of(1_001L, 3_333L, 77_777L, 1_234_567L)) {
            for (boolean inclusive : List.of(true, false)) {
                Receipt receipt =
                        Receipts.of("INR", "0.137", credits, inclusive, Receipts.INDIAN, null, null, GST::assess);
                BigDecimal items = figures(receipt, "items").stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                List<BigDecimal> sums = figures(receipt, "sums");
                BigDecimal total = sums.get(sums.size() - 1);
                int parts = sums.size() - 1;
                int from = inclusive ? 1 : 0;
                assertThat(sums.subList(from, parts).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(total);
                assertThat(items).isEqualByComparingTo(sums.get(0));
                assertThat(total).isEqualByComparingTo(receipt.total().getAmount());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)>",
                "' onmouseover='alert(1)",
                "</bdi></p></main></body></html>",
                "&lt;b&gt; &amp;amp; &#60;",
                "<!-- --><![CDATA[ ]]><?php ?>",
                "javascript:alert(1)",
                "Ünï¢ødé \uD83D\uDE00 株式会社 شركة \u202Egnp.exe",
                "a]]>b",
                "${7*7} {{7*7}} %s %n",
            })
    void shouldShowForeignTextsAsTextAndNothingElse(String text) {
        BillingDetails buyer = BillingDetails.of(text, null, "DE", text, text + "\n" + text, false);
        Receipt receipt = Receipts.taxed(1, buyer, new Letterhead(text, text));
        Document page = page(receipt);
        assertThat(said(page)).filteredOn(text::equals).hasSize(6);
        assertThat(elements(page))
                .isSubsetOf(
                        "html", "head", "meta", "title", "style", "body", "main", "header", "div", "h1", "h2", "p",
                        "span", "bdi", "dl", "dt", "dd", "section", "table", "thead", "tbody", "tr", "th", "td",
                        "footer");
        assertThat(attributes(page)).containsOnly("lang", "xmlns", "charset", "http-equiv", "content", "name", "class");
    }

    @Test
    void shouldReplaceWhatXmlCannotHold() {
        Letterhead odd = new Letterhead("bell\u0007 lone\uD800 end\uFFFF nul\u0000", "x");
        assertThat(said(Receipts.taxed(1, Receipts.MUMBAI, odd))).contains("bell\uFFFD lone\uFFFD end\uFFFD nul\uFFFD");
    }

    @Test
    void shouldFetchNothingAndRunNothing() {
        String html = Receipts.indian(Receipts.MUMBAI).toHtml();
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("url(")
                .doesNotContainIgnoringCase("@import")
                .doesNotContain("src=", "href=");
        assertThat(html.replace("http://www.w3.org/1999/xhtml", "")).doesNotContain("http:", "https:", "//");
    }

    @Test
    void shouldStateTheSameAsThePlainText() {
        for (Receipt receipt : List.of(
                Receipts.indian(Receipts.MUMBAI),
                Receipts.indian(null),
                Receipts.taxed(12, Receipts.MUMBAI, Receipts.SELLER))) {
            String plain = receipt.toPlainText().replaceAll("\\s+", " ");
            assertThat(new ReceiptFacts(receipt).remarks())
                    .allSatisfy(each -> assertThat(plain).contains(each));
            assertThat(said(receipt))
                    .contains(receipt.number(), receipt.date().toString(), receipt.method())
                    .allSatisfy(each -> assertThat(each).isNotBlank());
            assertThat(plain)
                    .contains(receipt.number(), receipt.total().getAmount().toPlainString());
            receipt.taxes().forEach(tax -> assertThat(plain).contains(tax.name() + " " + tax.rate() + " %"));
            assertThat(receipt.toPlainText().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
        }
    }

    private static List<String> said(Receipt receipt) {
        return said(page(receipt));
    }

    /** The texts of the elements that hold text only, in order, without the style. */
    private static List<String> said(Document page) {
        List<String> texts = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            boolean leaf = element.getElementsByTagName("*").getLength() == 0;
            String text = element.getTextContent();
            if (leaf && !element.getTagName().matches("style|title") && !text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<BigDecimal> figures(Receipt receipt, String table) {
        List<BigDecimal> amounts = new ArrayList<>();
        NodeList rows = page(receipt).getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            Element around = (Element) row.getParentNode().getParentNode();
            NodeList cells = row.getElementsByTagName("td");
            if (around.getAttribute("class").equals(table) && cells.getLength() > 0) {
                String figure = cells.item(cells.getLength() - 1).getTextContent();
                amounts.add(new BigDecimal(figure.replace(",", "").replace('\u2212', '-')));
            }
        }
        return amounts;
    }

    private static Set<String> elements(Document page) {
        Set<String> names = new TreeSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(((Element) all.item(i)).getTagName());
        }
        return names;
    }

    private static Set<String> attributes(Document page) {
        Set<String> names = new TreeSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            for (int k = 0; k < all.item(i).getAttributes().getLength(); k++) {
                names.add(all.item(i).getAttributes().item(k).getNodeName());
            }
        }
        return names;
    }

    private static Document page(Receipt receipt) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(receipt.toHtml().getBytes(StandardCharsets.UTF_8)));
        } catch (Exception broken) {
            throw new AssertionError("not well-formed", broken);
        }
    }
}
