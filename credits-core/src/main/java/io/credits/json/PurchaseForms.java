package io.credits.json;

import io.credits.purchase.Attempt;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.DebitNotice;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.Receipt;
import io.credits.purchase.ReceiptSeries;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.EventOutbox;
import io.credits.spi.PurchaseDue;
import org.joda.money.Money;

/** The forms of quotes and purchases; tokens and billing details are written whole, unlike in messages. */
final class PurchaseForms {

    private PurchaseForms() {}

    static void declare(Forms forms) {
        forms.text(QuoteId.class, "a quote's id", QuoteId::of, QuoteId::value);
        forms.text(PurchaseId.class, "a purchase's id", PurchaseId::of, PurchaseId::value);
        forms.declare(
                PaymentMethodToken.class,
                forms.record(PaymentMethodToken.class)
                        .optional("brand", "lastFour")
                        .build());
        forms.declare(
                PaymentReport.class,
                forms.record(PaymentReport.class)
                        .optional("taken", "code", "next")
                        .build());
        quotes(forms);
        payments(forms);
        repeating(forms);
        receipts(forms);
    }

    private static void quotes(Forms forms) {
        forms.declare(
                QuoteRequest.class,
                forms.record(QuoteRequest.class)
                        .optional("billing")
                        .usually("taxInclusive", false)
                        .build());
        forms.declare(
                Quote.class,
                forms.record(Quote.class)
                        .optional("billing", "supplier", "creditsValid")
                        .usually("inclusive", false)
                        .also("total", Money.class, Quote::total)
                        .build());
    }

    private static void payments(Forms forms) {
        forms.declare(
                Attempt.class,
                forms.record(Attempt.class)
                        .optional("code", "next", "mismatch")
                        .usually("asked", 0)
                        .build());
        forms.declare(
                Purchase.class,
                forms.record(Purchase.class)
                        .optional("standing", "paidAt")
                        .usually("credited", false)
                        .also("state", PaymentState.class, Purchase::state)
                        .build());
        forms.plain(ChargeRequest.class);
        forms.declare(
                PaymentNotification.class,
                forms.record(PaymentNotification.class).usually("attempt", 0).build());
        forms.plain(PaymentNews.class);
        forms.plain(SignedNotification.class);
        forms.plain(RetryPolicy.class);
    }

    private static void repeating(Forms forms) {
        forms.declare(
                Mandate.class, forms.record(Mandate.class).optional("limit").build());
        forms.plain(DebitNotice.class);
        forms.declare(
                StandingPurchase.class,
                forms.record(StandingPurchase.class)
                        .optional("reason", "mandate", "notice")
                        .build());
        forms.declare(
                TopUpPolicy.class,
                forms.record(TopUpPolicy.class)
                        .optional("credits", "target", "billing", "perDay", "perMonth", "mandate")
                        .usually("taxInclusive", false)
                        .build());
        forms.declare(
                TopUp.class,
                forms.record(TopUp.class).optional("reason", "notice", "told").build());
        forms.plain(EventOutbox.Pending.class);
        forms.declare(
                PurchaseDue.class,
                forms.record(PurchaseDue.class).optional("id").build());
    }

    private static void receipts(Forms forms) {
        forms.plain(ReceiptSeries.class);
        forms.plain(Receipt.Letterhead.class);
        forms.plain(Receipt.Line.class);
        forms.declare(
                Receipt.class,
                forms.record(Receipt.class)
                        .optional("seller")
                        .also("total", Money.class, Receipt::total)
                        .build());
    }
}
