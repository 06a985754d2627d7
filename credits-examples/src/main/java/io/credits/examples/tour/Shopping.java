package io.credits.examples.tour;

import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.examples.gateway.SandboxGateway;
import io.credits.ledger.AccountId;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.Receipt;
import io.credits.purchase.StandingPurchase;
import io.credits.spi.Catalog;
import io.credits.tax.BillingDetails;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the workspace buys through a sandbox gateway: credits once, and others every month, which are charged as their days come.
 * Names say what is the same: buying again under a name that was paid charges nothing. Not safe for several threads.
 */
final class Shopping {

    private static final String ONCE = "starter";
    private static final String MONTHLY = "monthly";
    private static final int MOST = 1_000;

    private static final BillingDetails BUYER = BillingDetails.of(
            "Angoor Retail LLP", "27AAPFU0939F1ZV", "IN", null, "Unit 4, Linking Road\nMumbai 400050", false);

    private static final Receipt.Letterhead SELLER =
            new Receipt.Letterhead("Credits Software Private Limited", "12 Residency Road\nBengaluru 560025");

    private final CreditPurchases door;
    private final CreditMaintenance maintenance;
    private final AccountId account;
    private final PrintStream out;
    private long charged;

    Shopping(TourStore store, Catalog catalog, InstantSource clock, AccountId account, PrintStream out) {
        this.door = CreditPurchases.builder(store.purchases(), catalog, new SandboxGateway(), clock)
                .receipts("TR", SELLER)
                .build();
        this.maintenance = CreditMaintenance.of(store.ledgers(), catalog, clock).with(door);
        this.account = account;
        this.out = out;
    }

    /** Quotes and pays; what was paid by an earlier run is only looked up. */
    void buy() {
        buy(ONCE, Credits.of(2_500), Recurrence.ONE_TIME);
        buy(MONTHLY, Credits.of(1_000), Recurrence.MONTHLY);
    }

    private void buy(String name, Credits credits, Recurrence recurrence) {
        QuoteId quote = QuoteId.of(name);
        door.quote(QuoteRequest.of(account, quote, credits, recurrence).billedTo(BUYER));
        var bought = door.tryPurchase(account, quote, null, new PaymentMethodToken("tok_tour", "Visa", "4242"));
        bought.orElseThrow();
        charged += bought.replayed() ? 0 : 1;
    }

    /** Charges what is due by now, as a timer of the host would. */
    void runDue() {
        charged += maintenance.runDue(MOST).charged();
    }

    /** Tells what was paid, and shows the receipt of the first purchase. */
    void report() {
        out.println();
        out.println("Bought through a sandbox gateway, with India's GST");
        Table table = new Table("purchase", "credits", "before tax", "tax", "total INR", "receipt", "of");
        List<Purchase> paid = paid();
        for (Purchase each : paid) {
            Receipt receipt = door.receipt(account, each.id());
            var tax = each.quote().tax();
            table.add(
                    each.id(),
                    each.quote().credits().toBigDecimal(),
                    tax.taxable(),
                    tax.tax(),
                    tax.total(),
                    receipt.number(),
                    receipt.date());
        }
        table.print(out);
        Table counts = new Table("payments", "charged now", "of an earlier run, not charged again");
        counts.add((long) paid.size(), charged, paid.size() - charged);
        counts.print(out);
        out.println();
        door.receipt(account, paid.get(0).id()).toPlainText().lines().forEach(line -> out.println("  | " + line));
    }

    private List<Purchase> paid() {
        List<Purchase> all = new ArrayList<>();
        all.add(door.find(account, PurchaseId.of(ONCE)));
        all.add(door.find(account, PurchaseId.of(MONTHLY)));
        StandingPurchase standing = door.automatic().standing(account, PurchaseId.of(MONTHLY));
        for (long n = 1; n < standing.next(); n++) {
            all.add(door.find(account, PurchaseId.of(MONTHLY + "/" + n)));
        }
        return all;
    }
}
