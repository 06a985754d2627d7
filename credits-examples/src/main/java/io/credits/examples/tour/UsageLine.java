package io.credits.examples.tour;

import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a usage file: what was used, when, through which channel, and the key that makes it safe to send again. */
record UsageLine(
        Instant occurredAt, FeatureId feature, @Nullable ChannelId channel, Quantity quantity, IdempotencyKey key) {

    ConsumeCredits by(AccountId account) {
        return new ConsumeCredits(account, key, feature, quantity, channel, occurredAt);
    }
}
