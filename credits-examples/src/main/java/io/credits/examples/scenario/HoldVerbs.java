package io.credits.examples.scenario;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.ReleaseHold;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.util.Map;

/** The steps that set credits aside and end that. */
final class HoldVerbs {

    static final Map<String, Verb> ALL =
            Map.of("hold", HoldVerbs::hold, "capture", HoldVerbs::capture, "release", HoldVerbs::release);

    private HoldVerbs() {}

    private static Action hold(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var id = in.optionalText("id", HoldId::of);
        var credits = in.optionalText("credits", Credits::parse);
        var feature = in.optionalText("feature", FeatureId::of);
        var quantity = in.optionalText("quantity", Quantity::parse);
        var channel = in.optionalText("channel", ChannelId::of);
        var expiresAt = in.text("expiresAt", Meaning.instant("expiresAt"));
        return world -> Answers.to(
                world,
                new HoldCredits(
                        account.get(),
                        key.get(),
                        id.get(),
                        credits.get(),
                        feature.get(),
                        quantity.get(),
                        channel.get(),
                        expiresAt.get()),
                Answers::held);
    }

    private static Action capture(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var hold = in.text("hold", HoldId::of);
        var credits = in.optionalText("credits", Credits::parse);
        boolean upTo = in.flag("upTo");
        return world -> Answers.to(
                world, new CaptureHold(account.get(), key.get(), hold.get(), credits.get(), upTo), Answers::captured);
    }

    private static Action release(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var hold = in.text("hold", HoldId::of);
        return world -> Answers.to(
                world,
                new ReleaseHold(account.get(), key.get(), hold.get()),
                (result, entry) -> result.put("released", entry.released()).put("available", entry.available()));
    }
}
