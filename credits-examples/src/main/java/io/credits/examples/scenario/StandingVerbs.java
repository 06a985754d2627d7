package io.credits.examples.scenario;

import io.credits.amount.Credits;
import io.credits.examples.standing.StandingChange;
import io.credits.ledger.AccountId;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Receipt;
import io.credits.purchase.TopUpPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The steps about what repeats itself, and those about a purchase that is paid. */
final class StandingVerbs {

    static final Map<String, Verb> ALL = Map.of(
            "standing", StandingVerbs::standing,
            "topUp", StandingVerbs::topUp,
            "stopTopUp", StandingVerbs::stopTopUp,
            "receipt", StandingVerbs::receipt,
            "dispute", StandingVerbs::dispute);

    private StandingVerbs() {}

    private static Action standing(StepMembers in) {
        var account = in.account();
        var id = in.text("standing", PurchaseId::of);
        var change = in.text("action", Meaning.oneOf("action", StandingChange.class));
        return world -> PurchaseVerbs.shown(
                change.get().of(world.shop().purchases().automatic(), account.get(), id.get()),
                standing -> new Result()
                        .put("state", standing.state())
                        .put("nextCharge", standing.nextCharge().orElse(null)));
    }

    private static Action topUp(StepMembers in) {
        var account = in.account();
        var threshold = in.text("threshold", Credits::parse);
        var credits = in.optionalText("credits", Credits::parse);
        var target = in.optionalText("target", Credits::parse);
        var method = in.text("method", PaymentMethodToken::of);
        Integer perDay = in.has("perDay") ? in.number("perDay", 0) : null;
        Integer perMonth = in.has("perMonth") ? in.number("perMonth", 0) : null;
        var mandate = in.optionalObject("mandate", PurchaseVerbs::mandate);
        return world -> {
            AccountId owner = account.get();
            world.shop().meet(owner);
            TopUpPolicy policy = new TopUpPolicy(
                    owner,
                    threshold.get(),
                    credits.get(),
                    target.get(),
                    method.get(),
                    null,
                    false,
                    perDay,
                    perMonth,
                    Duration.ZERO,
                    mandate == null ? null : mandate.apply(world));
            return PurchaseVerbs.shown(world.shop().purchases().automatic().topUp(policy), topUp -> new Result());
        };
    }

    private static Action stopTopUp(StepMembers in) {
        var account = in.account();
        return world -> PurchaseVerbs.shown(
                world.shop().purchases().automatic().stopTopUp(account.get()),
                topUp -> new Result().put("state", topUp.state()));
    }

    private static Action receipt(StepMembers in) {
        var id = in.text("purchase", PurchaseId::of);
        return world -> {
            Purchase purchase = world.shop().find(id.get());
            Receipt receipt = world.shop().purchases().receipt(purchase.account(), purchase.id());
            List<Result> lines = receipt.lines().stream()
                    .map(line -> new Result()
                            .put("title", line.title())
                            .put("amount", line.amount().getAmount()))
                    .toList();
            String statement = receipt.quote().tax().treatment().statement();
            return new Result()
                    .put("number", receipt.number())
                    .put("date", receipt.date())
                    .put("lines", lines)
                    .put("taxes", PurchaseVerbs.taxes(receipt.taxes()))
                    .put("total", receipt.total().getAmount())
                    .put("statement", statement.isEmpty() ? null : statement);
        };
    }

    private static Action dispute(StepMembers in) {
        var id = in.text("purchase", PurchaseId::of);
        var amount = in.optionalText("amount", Meaning.decimal("amount"));
        return world -> {
            Purchase purchase = world.shop().find(id.get());
            Money total = purchase.quote().total();
            Money disputed = Meaning.money(total, amount.get(), null);
            return PurchaseVerbs.shown(
                    world.shop().purchases().recordDispute(purchase.account(), purchase.id(), disputed),
                    entry -> new Result().put("clawedBack", entry.clawedBack()).put("debt", entry.debt()));
        };
    }
}
