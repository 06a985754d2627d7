package io.credits.examples.scenario;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.PlainDecimal;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.Scope;
import io.credits.ledger.VoidGrant;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The steps that issue credits, take them back and lengthen their life. */
final class GrantVerbs {

    static final Map<String, Verb> ALL =
            Map.of("grant", GrantVerbs::grant, "voidGrant", GrantVerbs::voidGrant, "extendGrant", GrantVerbs::extend);

    private GrantVerbs() {}

    private static Action grant(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var id = in.optionalText("id", GrantId::of);
        var credits = in.text("credits", Credits::parse);
        var kind = in.text("kind", Meaning.oneOf("kind", GrantKind.class));
        int priority = in.number("priority", Grant.DEFAULT_PRIORITY);
        var effectiveAt = in.optionalText("effectiveAt", Meaning.instant("effectiveAt"));
        var expiresAt = in.optionalText("expiresAt", Meaning.instant("expiresAt"));
        var features = in.texts("features", FeatureId::of);
        var channels = in.texts("channels", ChannelId::of);
        var costBasis = in.optionalText("costBasis", text -> PlainDecimal.parse("costBasis", text));
        return world -> Answers.to(
                world,
                new GrantCredits(
                        account.get(),
                        key.get(),
                        id.get(),
                        credits.get(),
                        kind.get(),
                        priority,
                        effectiveAt.get(),
                        expiresAt.get(),
                        new Scope(features.get(), channels.get()),
                        perCredit(costBasis.get(), world.currency())),
                (result, entry) -> result.put("grant", entry.grant().id())
                        .put("balance", entry.balance())
                        .put("seq", entry.seq()));
    }

    private static @Nullable CostBasis perCredit(@Nullable BigDecimal price, CurrencyUnit currency) {
        return price == null ? null : CostBasis.perCredit(BigMoney.of(currency, price));
    }

    private static Action voidGrant(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var grant = in.text("grant", GrantId::of);
        return world -> Answers.to(
                world,
                new VoidGrant(account.get(), key.get(), grant.get()),
                (result, entry) -> result.put("voided", entry.voided()).put("balance", entry.balance()));
    }

    private static Action extend(StepMembers in) {
        var account = in.account();
        var key = in.key();
        var grant = in.text("grant", GrantId::of);
        var expiresAt = in.text("expiresAt", Meaning.instant("expiresAt"));
        return world -> Answers.to(
                world,
                new ExtendGrant(account.get(), key.get(), grant.get(), expiresAt.get()),
                (result, entry) -> result.put("balance", entry.balance()));
    }
}
