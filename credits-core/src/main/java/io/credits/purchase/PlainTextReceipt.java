package io.credits.purchase;

import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;

/** A receipt as lines of at most 72 characters, but for what buyer and seller wrote. */
final class PlainTextReceipt {

    private static final int WIDTH = 72;

    private final Receipt receipt;
    private final ReceiptFacts facts;
    private final StringBuilder text = new StringBuilder();

    private PlainTextReceipt(Receipt receipt) {
        this.receipt = receipt;
        this.facts = new ReceiptFacts(receipt);
    }

    static String of(Receipt receipt) {
        return new PlainTextReceipt(receipt).render();
    }

    private String render() {
        text.append(facts.title().toUpperCase(Locale.ROOT)).append('\n');
        facts.references().forEach(this::line);
        rule();
        party(facts.seller());
        facts.buyer().ifPresent(buyer -> {
            rule();
            text.append("Billed to\n");
            party(buyer);
        });
        rule();
        var supplier = receipt.quote().supplier();
        text.append(facts.description()).append('\n');
        if (supplier != null && supplier.sac() != null) {
            line("SAC", supplier.sac());
        }
        receipt.lines().forEach(each -> line(each.title(), amount(each.amount())));
        line("Taxable value", amount(receipt.quote().tax().taxable()));
        receipt.taxes().forEach(tax -> line(tax.name() + " " + tax.rate() + " %", amount(tax.amount())));
        rule();
        line("Total " + receipt.total().getCurrencyUnit(), amount(receipt.total()));
        if (!receipt.method().isEmpty()) {
            line("Paid by", receipt.method());
        }
        facts.remarks().forEach(this::wrapped);
        return text.toString();
    }

    private void party(ReceiptFacts.Party party) {
        if (!party.name().isEmpty()) {
            text.append(party.name()).append('\n');
        }
        party.address().forEach(each -> text.append(each).append('\n'));
        for (Map.Entry<String, String> mark : party.marks().entrySet()) {
            line(mark.getKey(), mark.getValue());
        }
    }

    private void line(String left, String right) {
        int gap = Math.max(1, WIDTH - left.length() - right.length());
        text.append(left).append(" ".repeat(gap)).append(right).append('\n');
    }

    private void wrapped(String remark) {
        int used = 0;
        for (String word : remark.split(" ", -1)) {
            boolean fits = used > 0 && used + 1 + word.length() <= WIDTH;
            text.append(fits ? " " : used > 0 ? "\n" : "").append(word);
            used = fits ? used + 1 + word.length() : word.length();
        }
        text.append('\n');
    }

    private void rule() {
        text.append("-".repeat(WIDTH)).append('\n');
    }

    private static String amount(Money money) {
        return money.getAmount().toPlainString();
    }
}
