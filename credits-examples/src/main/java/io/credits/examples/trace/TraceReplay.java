package io.credits.examples.trace;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.LedgerStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Charges the calls of a trace to one account, two usage lines a call, in batches. */
final class TraceReplay {

    static final FeatureId CONTEXT = FeatureId.of("ai.context");
    static final FeatureId GENERATED = FeatureId.of("ai.generated");

    private static final int BATCH = 500;
    private static final AccountId ACCOUNT = AccountId.of("llm");
    private static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "USD", "rateCards": [{"id": "tokens", "versions": [{"from": "2020-01-01T00:00:00Z", "rates": [
                {"feature": "ai.context", "perUnit": "0.0025"}, {"feature": "ai.generated", "perUnit": "0.01"}]}]}]}""");

    private final AtomicReference<Instant> now;
    private final CreditLedger ledger;
    private final Map<FeatureId, Total> totals =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));

    TraceReplay(LedgerStore store, Instant start) {
        now = new AtomicReference<>(start);
        ledger = CreditLedger.of(store, CATALOG, now::get);
        ledger.open(OpenAccount.of(ACCOUNT, ZoneOffset.UTC));
        ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of("budget"), Credits.MAX_OPERATION, GrantKind.PURCHASED));
    }

    Map<FeatureId, Total> replay(List<TraceFile.Call> calls) {
        List<ConsumeCredits> batch = new ArrayList<>();
        for (TraceFile.Call call : calls) {
            now.set(call.at());
            add(batch, call, CONTEXT, call.contextTokens());
            add(batch, call, GENERATED, call.generatedTokens());
            if (batch.size() >= BATCH) {
                commit(batch);
            }
        }
        commit(batch);
        return totals;
    }

    /** A call without tokens of a kind used nothing of it. */
    private static void add(List<ConsumeCredits> batch, TraceFile.Call call, FeatureId feature, long tokens) {
        if (tokens > 0) {
            IdempotencyKey key = IdempotencyKey.of(call.line() + "-" + feature);
            batch.add(ConsumeCredits.of(ACCOUNT, key, feature, Quantity.of(tokens))
                    .occurring(call.at()));
        }
    }

    private void commit(List<ConsumeCredits> batch) {
        for (Outcome<Consumed> outcome : ledger.consumeAll(batch)) {
            Consumed consumed = outcome.orElseThrow();
            totals.merge(consumed.feature(), Total.of(consumed), Total::plus);
        }
        batch.clear();
    }

    boolean isSound() {
        return ledger.audit(ACCOUNT).ok();
    }

    /** What a feature used and cost; exact. */
    record Total(long lines, BigDecimal tokens, Credits credits) {

        static final Total NONE = new Total(0, BigDecimal.ZERO, Credits.ZERO);

        static Total of(Consumed consumed) {
            return new Total(1, consumed.used(), consumed.charged());
        }

        Total plus(Total other) {
            return new Total(lines + other.lines, tokens.add(other.tokens), credits.plus(other.credits));
        }
    }
}
