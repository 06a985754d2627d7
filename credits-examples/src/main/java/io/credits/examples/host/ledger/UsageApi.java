package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.amount.Quantity;
import io.credits.examples.host.Workspace;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Usage of a feature, charged as it happens. The key makes it safe to send again. */
@RestController
class UsageApi {

    private final CreditLedger ledger;

    UsageApi(CreditLedger ledger) {
        this.ledger = ledger;
    }

    @PostMapping("/api/workspaces/{workspace}/usage")
    ResponseEntity<Answer> use(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Question used) {
        ConsumeCredits usage = ConsumeCredits.of(
                workspace.account(),
                IdempotencyKey.of(key),
                FeatureId.of(used.feature()),
                Quantity.parse(used.quantity()));
        Outcome<Consumed> outcome =
                ledger.tryConsume(used.channel() == null ? usage : usage.through(ChannelId.of(used.channel())));
        Consumed consumed = outcome.orElseThrow();
        Answer answer = new Answer(
                consumed.seq(),
                consumed.charged().toString(),
                consumed.available().toString(),
                outcome.replayed());
        return ResponseEntity.status(outcome.replayed() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    /** What was used; the quantity is a decimal string. */
    record Question(String feature, @Nullable String channel, String quantity) {}

    /** What it cost, and what is left. */
    record Answer(long seq, String charged, String available, boolean replayed) {}
}
