package io.credits.model;

import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.VoidGrant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The members of each verb in the order of the scenario format's table, which names the field of a conflict [R17]. */
final class ModelContent {

    private ModelContent() {}

    static String firstDifference(LedgerCommand<?> earlier, LedgerCommand<?> later) {
        Map<String, Object> one = members(earlier);
        Map<String, Object> other = members(later);
        return one.keySet().stream()
                .filter(name -> !Objects.equals(one.get(name), other.get(name)))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> members(LedgerCommand<?> command) {
        Map<String, Object> m = new LinkedHashMap<>();
        if (command instanceof GrantCredits c) {
            m.put("id", c.id());
            m.put("credits", c.credits());
            m.put("kind", c.kind());
            m.put("priority", c.priority());
            m.put("effectiveAt", c.effectiveAt());
            m.put("expiresAt", c.expiresAt());
            m.put("features", c.scope().features());
            m.put("channels", c.scope().channels());
            m.put("costBasis", c.costBasis());
        } else if (command instanceof VoidGrant c) {
            m.put("grant", c.grant());
        } else if (command instanceof RecordDispute c) {
            m.put("purchase", c.purchase());
            m.put("credits", c.credits());
        } else if (command instanceof ExtendGrant c) {
            m.put("grant", c.grant());
            m.put("expiresAt", c.expiresAt());
        } else if (command instanceof ConsumeCredits c) {
            m.put("feature", c.feature());
            m.put("quantity", c.quantity());
            m.put("channel", c.channel());
            m.put("occurredAt", c.occurredAt());
        } else if (command instanceof DebitCredits c) {
            m.put("credits", c.credits());
            m.put("feature", c.feature());
            m.put("channel", c.channel());
        } else if (command instanceof HoldCredits c) {
            m.put("id", c.id());
            m.put("credits", c.credits());
            m.put("feature", c.feature());
            m.put("quantity", c.quantity());
            m.put("channel", c.channel());
            m.put("expiresAt", c.expiresAt());
        } else if (command instanceof CaptureHold c) {
            m.put("hold", c.hold());
            m.put("credits", c.credits());
            m.put("upTo", c.upTo());
        } else if (command instanceof ReleaseHold c) {
            m.put("hold", c.hold());
        } else if (command instanceof ReverseEntry c) {
            m.put("of", c.of());
            m.put("credits", c.credits());
        } else if (command instanceof ChangePlan c) {
            m.put("plan", c.plan().id());
            m.put("when", c.when());
            m.put("proration", c.proration());
        } else if (command instanceof CancelPlan c) {
            m.put("effectiveAt", c.effectiveAt());
        } else if (command instanceof ChangeZone c) {
            m.put("zone", c.zone());
        }
        return m;
    }
}
