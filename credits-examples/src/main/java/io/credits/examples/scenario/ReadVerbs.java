package io.credits.examples.scenario;

import io.credits.ledger.Audit;
import io.credits.ledger.Explanation;
import io.credits.ledger.LedgerEntry;
import io.credits.report.AccountBalance;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps that only look. */
final class ReadVerbs {

    static final Map<String, Verb> ALL = Map.of(
            "balance", ReadVerbs::balance,
            "entries", ReadVerbs::entries,
            "nextRefresh", ReadVerbs::nextRefresh,
            "schedule", ReadVerbs::schedule,
            "explain", ReadVerbs::explain,
            "audit", ReadVerbs::audit);

    private ReadVerbs() {}

    private static Action balance(StepMembers in) {
        var account = in.account();
        var asOf = in.optionalText("asOf", Meaning.instant("asOf"));
        return world -> {
            Instant at = asOf.get();
            AccountBalance found = at == null
                    ? world.ledger().balance(account.get())
                    : world.ledger().balanceAsOf(account.get(), at);
            return new Result()
                    .put("balance", found.balance())
                    .put("available", found.available())
                    .put("held", found.held())
                    .put("debt", found.debt())
                    .put("grants", found.grants().stream().map(ReadVerbs::part).toList());
        };
    }

    private static Result part(AccountBalance.Part part) {
        return new Result()
                .put("grant", part.grant())
                .put("kind", part.kind())
                .put("remaining", part.remaining())
                .put("held", part.held())
                .put("expiresAt", part.expiresAt());
    }

    private static Action entries(StepMembers in) {
        var account = in.account();
        long after = in.wholeNumber("after", 0);
        int limit = in.number("limit", LedgerStore.MAX_PAGE);
        return world -> new Result()
                .put(
                        "entries",
                        world.ledger().entries(account.get(), after, limit).stream()
                                .map(ReadVerbs::entry)
                                .toList());
    }

    private static Result entry(LedgerEntry entry) {
        return new Result()
                .put("seq", entry.seq())
                .put("kind", entry.kind())
                .put("at", entry.at())
                .put("credits", entry.credits())
                .put("balanceAfter", entry.head().balanceAfter())
                .put("key", entry.key().orElse(null));
    }

    private static Action nextRefresh(StepMembers in) {
        var account = in.account();
        return world -> world.ledger()
                .nextRefresh(account.get())
                .map(next -> new Result().put("at", next.at()).put("credits", next.credits()))
                .orElseGet(Result::new);
    }

    private static Action schedule(StepMembers in) {
        var account = in.account();
        int count = Math.toIntExact(in.wholeNumber("count"));
        return world -> new Result().put("occurrences", world.ledger().schedule(account.get(), count));
    }

    private static Action explain(StepMembers in) {
        var account = in.account();
        long seq = in.wholeNumber("seq");
        return world -> {
            Explanation why = world.ledger().explain(account.get(), seq);
            Explanation.Rated rate = why.rate();
            return new Result()
                    .put(
                            "candidates",
                            why.candidates().stream().map(ReadVerbs::candidate).toList())
                    .put("order", why.order())
                    .put("rate", rated(rate))
                    .put("rounding", rate == null ? null : rate.rounding());
        };
    }

    private static Result candidate(Explanation.Candidate candidate) {
        return new Result()
                .put("grant", candidate.grant())
                .put("credits", candidate.taken())
                .put("free", candidate.free())
                .put("inScope", candidate.inScope())
                .put("after", candidate.after());
    }

    private static @Nullable Result rated(Explanation.@Nullable Rated rate) {
        return rate == null
                ? null
                : new Result()
                        .put("card", rate.rateCard())
                        .put("version", rate.version())
                        .put("feature", rate.line().feature())
                        .put("channel", rate.line().channel())
                        .put("already", rate.already())
                        .put("exact", rate.exact())
                        .put("charged", rate.charged());
    }

    private static Action audit(StepMembers in) {
        var account = in.account();
        return world -> {
            Audit.Finding finding = world.ledger().audit(account.get());
            Result result = new Result().put("ok", finding.ok());
            return finding.ok()
                    ? result
                    : result.put("firstBroken", finding.firstBroken()).put("reason", finding.reason());
        };
    }
}
