package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.ledger.AccountId;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.Receipt.Letterhead;
import io.credits.tax.BillingDetails;
import io.credits.tax.IndiaGst;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import io.credits.tax.TaxQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Paid purchases with a receipt, for tests of how it looks. */
final class Receipts {

    static final Instant PAID = Instant.parse("2025-03-31T18:29:59.999999Z");

    static final Supplier INDIAN = new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18));

    static final Letterhead SELLER =
            new Letterhead("Credits Software Private Limited", "4th Floor, 12 Residency Road\nBengaluru 560025");

    static final BillingDetails MUMBAI =
            BillingDetails.of("Acme Traders", "27AAPFU0939F1ZV", "IN", null, "7 Hidden Lane\nMumbai 400001", false);

    static final PaymentMethodToken CARD = new PaymentMethodToken("tok_secret_9", "Visa", "4242");

    private Receipts() {}

    static Receipt indian(@Nullable BillingDetails buyer) {
        return indian(buyer, IndiaGst.at(Percentage.of(18))::assess);
    }

    static Receipt indian(@Nullable BillingDetails buyer, Function<TaxQuestion, TaxAssessment> tax) {
        return of("INR", "0.10", 100_000, false, INDIAN, buyer, SELLER, tax);
    }

    /** A sale with so many taxes of a tenth of a percent each. */
    static Receipt taxed(int taxes, BillingDetails buyer, Letterhead seller) {
        Map<String, Percentage> rates = new LinkedHashMap<>();
        for (int i = 1; i <= taxes; i++) {
            rates.put("District levy no. " + i + " of " + taxes, Percentage.of("0.1"));
        }
        return of(
                "USD",
                "0.013",
                1_234_567,
                false,
                new Supplier("US", null, null, null, null),
                buyer,
                seller,
                question -> TaxAssessment.of(question.amount(), question.inclusive(), rates));
    }

    static Receipt of(
            String currency,
            String unitPrice,
            long credits,
            boolean inclusive,
            @Nullable Supplier supplier,
            @Nullable BillingDetails buyer,
            @Nullable Letterhead seller,
            Function<TaxQuestion, TaxAssessment> tax) {
        PriceListVersion version = PriceListVersion.builder(
                        Instant.EPOCH, CurrencyUnit.of(currency), new BigDecimal(unitPrice))
                .volumeDiscount(Credits.of(50_000), Percentage.of(5))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                .build();
        QuoteRequest request = new QuoteRequest(
                AccountId.of("w1"), QuoteId.of("q1"), Credits.of(credits), Recurrence.MONTHLY, buyer, inclusive);
        TaxQuestion question = new TaxQuestion(
                supplier,
                buyer,
                version.price(request.credits(), request.recurrence()).taxable(),
                inclusive,
                PAID);
        Quote quote = Quote.of(request, version, supplier, tax.apply(question), PAID);
        Purchase paid = Purchase.begin(PurchaseId.of("p1"), quote, Initiator.BUYER, null, CARD, PAID)
                .hear(1, PaymentReport.succeeded(quote.total()), PAID);
        return Receipt.of(paid, ReceiptSeries.at("CR", supplier == null ? "" : supplier.country(), PAID), 41, seller);
    }
}
