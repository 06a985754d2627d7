package io.credits.examples.scenario;

import io.credits.amount.Credits;
import io.credits.examples.gateway.SandboxGateway;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.plan.DiscountLine;
import io.credits.plan.Recurrence;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.tax.BillingDetails;
import io.credits.tax.TaxLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The steps that quote and pay a purchase, and those that tell the sandbox gateway what to do. */
final class PurchaseVerbs {

    /** More payments than any scenario has. */
    private static final int ALL_PAYMENTS = 10_000;

    static final Map<String, Verb> ALL = Map.of(
            "quote", PurchaseVerbs::quote,
            "purchase", PurchaseVerbs::purchase,
            "gateway", PurchaseVerbs::gateway,
            "notify", PurchaseVerbs::notification,
            "reconcile", PurchaseVerbs::reconcile);

    private PurchaseVerbs() {}

    private static Action quote(StepMembers in) {
        var account = in.account();
        var id = in.optionalText("id", QuoteId::of);
        var credits = in.text("credits", Credits::parse);
        var recurrence = in.text("recurrence", Meaning.oneOf("recurrence", Recurrence.class));
        var billing = in.optionalObject("billing", PurchaseVerbs::billing);
        boolean inclusive = in.flag("taxInclusive");
        return world -> {
            AccountId buyer = account.get();
            QuoteId given = id.get();
            QuoteRequest request = new QuoteRequest(
                    buyer,
                    given == null ? world.shop().nextQuote() : given,
                    credits.get(),
                    recurrence.get(),
                    billing == null ? null : billing.get(),
                    inclusive);
            return shown(world.shop().purchases().tryQuote(request), PurchaseVerbs::shown);
        };
    }

    private static Supplier<BillingDetails> billing(StepMembers in) {
        Function<String, String> asIs = text -> text;
        var company = in.optionalText("company", asIs);
        var gstin = in.optionalText("gstin", asIs);
        var country = in.text("country", asIs);
        var state = in.optionalText("state", asIs);
        var address = in.optionalText("address", asIs);
        boolean sez = in.flag("sez");
        return () -> BillingDetails.of(company.get(), gstin.get(), country.get(), state.get(), address.get(), sez);
    }

    private static Action purchase(StepMembers in) {
        var account = in.account();
        var quote = in.text("quote", QuoteId::of);
        var id = in.optionalText("id", PurchaseId::of);
        var method = in.text("method", PaymentMethodToken::of);
        var mandate = in.optionalObject("mandate", PurchaseVerbs::mandate);
        return world -> {
            AccountId buyer = account.get();
            world.shop().meet(buyer);
            if (mandate != null) {
                PurchaseId first = id.get();
                world.shop().agree(first == null ? PurchaseId.of(quote.get().value()) : first, mandate.apply(world));
            }
            return shown(
                    world.shop().purchases().tryPurchase(buyer, quote.get(), id.get(), method.get()),
                    purchase -> new Result()
                            .put("purchase", purchase.id())
                            .put("state", purchase.state())
                            .put(
                                    "next",
                                    purchase.state() == PaymentState.REQUIRES_ACTION
                                            ? purchase.lastAttempt().next()
                                            : null)
                            .put("code", purchase.lastAttempt().code()));
        };
    }

    static Function<World, Mandate> mandate(StepMembers in) {
        var notice = in.text("notice", Meaning.duration("notice"));
        var limit = in.optionalText("limit", Meaning.decimal("limit"));
        return world -> {
            BigDecimal most = limit.get();
            return new Mandate(notice.get(), most == null ? null : Money.of(world.currency(), most));
        };
    }

    private static Action gateway(StepMembers in) {
        var answer = in.text("answer", Meaning.oneOf("answer", SandboxGateway.Answer.class));
        var code = in.optionalText("code", text -> text);
        int times = in.number("times", Integer.MAX_VALUE);
        return world -> {
            String reason = code.get();
            world.shop().gateway().answering(answer.get(), reason == null ? "card_declined" : reason, times);
            return new Result();
        };
    }

    private static Action notification(StepMembers in) {
        var id = in.text("purchase", PurchaseId::of);
        var state = in.text("state", Meaning.oneOf("state", PaymentState.class));
        var amount = in.optionalText("amount", Meaning.decimal("amount"));
        var currency = in.optionalText("currency", Meaning::currency);
        var code = in.optionalText("code", text -> text);
        return world -> {
            Purchase purchase = world.shop().find(id.get());
            Money total = purchase.quote().total();
            PaymentReport report = report(state.get(), Meaning.money(total, amount.get(), currency.get()), code.get());
            return shown(
                    world.shop().notify(purchase, report),
                    news -> new Result().put("state", news.purchase().state()).put("credited", news.credited()));
        };
    }

    private static PaymentReport report(PaymentState state, Money taken, @Nullable String code) {
        return new PaymentReport(state, state == PaymentState.SUCCEEDED ? taken : null, code, null);
    }

    private static Action reconcile(StepMembers in) {
        return world -> new Result().put("resolved", world.shop().purchases().reconcile(ALL_PAYMENTS));
    }

    static <T> Result shown(Outcome<T> outcome, Function<T, Result> show) {
        return outcome.rejection().map(Result::refused).orElseGet(() -> show.apply(outcome.orElseThrow()));
    }

    private static Result shown(Quote quote) {
        List<Result> discounts =
                quote.price().discounts().stream().map(PurchaseVerbs::shown).toList();
        return new Result()
                .put("quote", quote.id())
                .put("unitPrice", quote.price().unitPrice())
                .put("subtotal", quote.price().subtotal().getAmount())
                .put("discount", quote.price().discount().getAmount())
                .put("discounts", discounts)
                .put("taxable", quote.tax().taxable().getAmount())
                .put("taxes", taxes(quote.tax().lines()))
                .put("total", quote.total().getAmount())
                .put("currency", quote.total().getCurrencyUnit())
                .put("validUntil", quote.validUntil());
    }

    private static Result shown(DiscountLine discount) {
        return new Result()
                .put("rule", discount.rule())
                .put("version", discount.version())
                .put("percent", discount.percent())
                .put("amount", discount.amount().getAmount());
    }

    static List<Result> taxes(List<TaxLine> lines) {
        return lines.stream()
                .map(tax -> new Result()
                        .put("name", tax.name())
                        .put("rate", tax.rate())
                        .put("amount", tax.amount().getAmount()))
                .toList();
    }
}
