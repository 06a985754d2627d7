package io.credits.examples.scenario;

import io.credits.CreditMaintenance;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.ThawAccount;
import io.credits.plan.PlanId;
import io.credits.rating.RateCardId;
import java.util.Map;

/** The steps that open, change and close an account, and the one that makes visible what time owes to all of them. */
final class AccountVerbs {

    /** More accounts than any scenario has. */
    private static final int ALL_ACCOUNTS = 10_000;

    static final Map<String, Verb> ALL = Map.of(
            "open", AccountVerbs::open,
            "close", AccountVerbs::close,
            "freeze", AccountVerbs::freeze,
            "thaw", AccountVerbs::thaw,
            "changePlan", AccountVerbs::changePlan,
            "cancelPlan", AccountVerbs::cancelPlan,
            "changeZone", AccountVerbs::changeZone,
            "runDue", AccountVerbs::runDue);

    private AccountVerbs() {}

    private static Action open(StepMembers in) {
        var account = in.account();
        var zone = in.text("zone", Meaning::zone);
        var plan = in.optionalText("plan", PlanId::of);
        var anchor = in.optionalText("anchor", Meaning.instant("anchor"));
        var rateCard = in.optionalText("rateCard", RateCardId::of);
        return world -> {
            AccountId id = account.get();
            PlanId wanted = plan.get();
            Outcome<Account> opened = world.ledger()
                    .tryOpen(new OpenAccount(
                            id,
                            zone.get(),
                            wanted == null ? null : world.plan(id, wanted),
                            anchor.get(),
                            rateCard.get()));
            return opened.rejection()
                    .map(Result::refused)
                    .orElseGet(() -> new Result()
                            .put("balance", world.ledger().balance(id).balance()));
        };
    }

    private static Action close(StepMembers in) {
        var account = in.account();
        var key = in.key();
        return world -> Answers.to(
                world,
                new CloseAccount(account.get(), key.get()),
                (result, entry) -> result.put("balance", entry.balance()));
    }

    private static Action freeze(StepMembers in) {
        var account = in.account();
        var key = in.key();
        return world -> Answers.to(
                world,
                new FreezeAccount(account.get(), key.get()),
                (result, entry) -> result.put("balance", entry.balance()));
    }

    private static Action thaw(StepMembers in) {
        var account = in.account();
        var key = in.key();
        return world -> Answers.to(
                world,
                new ThawAccount(account.get(), key.get()),
                (result, entry) -> result.put("balance", entry.balance()));
    }

    private static Action changePlan(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var plan = in.text("plan", PlanId::of);
        var when = in.optionalText("when", Meaning.oneOf("when", ChangePlan.When.class));
        var proration = in.optionalText("proration", Meaning.oneOf("proration", ChangePlan.Proration.class));
        return world -> {
            AccountId id = account.get();
            ChangePlan.Proration counted = proration.get();
            return Answers.to(
                    world,
                    new ChangePlan(
                            id,
                            key.get(),
                            world.plan(id, plan.get()),
                            when.get(),
                            counted == null ? ChangePlan.Proration.PRORATED : counted),
                    (result, entry) -> result.put("granted", entry.granted())
                            .put("nextRefresh", entry.nextRefresh())
                            .put("balance", entry.balance()));
        };
    }

    private static Action cancelPlan(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var effectiveAt = in.optionalText("effectiveAt", Meaning.instant("effectiveAt"));
        return world -> Answers.to(
                world,
                new CancelPlan(account.get(), key.get(), effectiveAt.get()),
                (result, entry) -> result.put("nextRefresh", entry.nextRefresh()));
    }

    private static Action changeZone(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var zone = in.text("zone", Meaning::zone);
        return world -> Answers.to(
                world,
                new ChangeZone(account.get(), key.get(), zone.get()),
                (result, entry) -> result.put("nextRefresh", entry.nextRefresh()));
    }

    private static Action runDue(StepMembers in) {
        return world -> {
            CreditMaintenance.Run run = world.maintenance().runDue(ALL_ACCOUNTS);
            return new Result()
                    .put("refreshed", run.refreshed())
                    .put("expired", run.expired())
                    .put("charged", run.charged())
                    .put("topUps", run.topUps());
        };
    }
}
