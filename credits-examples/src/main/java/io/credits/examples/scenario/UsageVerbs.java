package io.credits.examples.scenario;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The steps that pay for usage and give such a payment back. */
final class UsageVerbs {

    static final Map<String, Verb> ALL = Map.of(
            "consume", UsageVerbs::consume,
            "consumeAll", UsageVerbs::consumeAll,
            "debit", UsageVerbs::debit,
            "reverse", UsageVerbs::reverse);

    private UsageVerbs() {}

    private static Action consume(StepMembers in) {
        Supplier<ConsumeCredits> usage = usage(in);
        return world -> Answers.consumed(world.ledger().tryConsume(usage.get()));
    }

    private static Action consumeAll(StepMembers in) {
        List<Supplier<ConsumeCredits>> items = in.objects("items", UsageVerbs::usage);
        boolean atomic = in.flag("atomic");
        return world -> {
            List<ConsumeCredits> usages = items.stream().map(Supplier::get).toList();
            List<Outcome<Consumed>> outcomes = atomic
                    ? world.ledger().consumeAllOrNone(usages)
                    : world.ledger().consumeAll(usages);
            List<Result> results = outcomes.stream().map(Answers::consumed).toList();
            Result result = new Result();
            if (atomic) {
                // All were refused for one reason: it is the batch's own.
                results.stream().filter(Result::isRefusal).findFirst().ifPresent(result::putAll);
            }
            return result.put("results", results);
        };
    }

    private static Supplier<ConsumeCredits> usage(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var feature = in.text("feature", FeatureId::of);
        var quantity = in.text("quantity", Quantity::parse);
        var channel = in.optionalText("channel", ChannelId::of);
        var occurredAt = in.optionalText("occurredAt", Meaning.instant("occurredAt"));
        return () -> new ConsumeCredits(
                account.get(), key.get(), feature.get(), quantity.get(), channel.get(), occurredAt.get());
    }

    private static Action debit(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var credits = in.text("credits", Credits::parse);
        var feature = in.optionalText("feature", FeatureId::of);
        var channel = in.optionalText("channel", ChannelId::of);
        return world -> Answers.debited(world.ledger()
                .tryDebit(new DebitCredits(account.get(), key.get(), credits.get(), feature.get(), channel.get())));
    }

    private static Action reverse(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var of = in.text("of", IdempotencyKey::of);
        var credits = in.optionalText("credits", Credits::parse);
        return world -> Answers.to(
                world, new ReverseEntry(account.get(), key.get(), of.get(), credits.get()), UsageVerbs::returned);
    }

    private static void returned(Result result, Reversed entry) {
        Credits lapsed = Credits.ZERO;
        for (var line : entry.lapsed()) {
            lapsed = lapsed.plus(line.credits());
        }
        result.lines("returned", entry.burned()).put("lapsed", lapsed).put("balance", entry.balance());
    }
}
