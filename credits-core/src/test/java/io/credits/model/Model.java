package io.credits.model;

import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A second ledger, written from the rules with plain maps; it has no store, no hash and no care for speed. */
final class Model {

    /** What a command comes to: null and a written entry, or a code with amounts. */
    record Answer(String code, Map<String, Object> members) {
        static final Answer OK = new Answer(null, Map.of());

        static Answer no(String code, Object... members) {
            Map<String, Object> named = new LinkedHashMap<>();
            for (int i = 0; i < members.length; i += 2) {
                named.put((String) members[i], members[i + 1]);
            }
            return new Answer(code, named);
        }
    }

    private final String order;
    private final ModelTime time;
    private final ModelHolds holds;
    private final ModelPlans plans;
    private ModelState state;

    Model(OpenAccount request, String order, Instant clock) {
        this.order = order;
        this.time = new ModelTime(ModelOrder.named(order));
        this.holds = new ModelHolds(this, time);
        this.plans = new ModelPlans(time);
        Instant now = clock.truncatedTo(ChronoUnit.MICROS);
        state = new ModelState();
        state.time = now;
        state.last = now;
        state.zone = request.zone();
        if (request.plan() != null) {
            Instant anchor = request.anchor() == null ? now : request.anchor();
            state.startSchedule(request.plan(), anchor);
            if (anchor.isBefore(now)) {
                while (!state.occurrence(state.next + 1).isAfter(now)) {
                    state.next++;
                }
                state.nextAt = now;
            }
        }
    }

    ModelState stored() {
        return state;
    }

    ModelState seen(Instant clock) {
        ModelState copy = state.copy();
        time.advance(copy, now(clock));
        return copy;
    }

    Instant now(Instant clock) {
        Instant micros = clock.truncatedTo(ChronoUnit.MICROS);
        return micros.isBefore(state.last) ? state.last : micros;
    }

    List<ModelGrant> inOrder(ModelState of) {
        return of.grants.stream()
                .filter(grant -> grant.left.signum() > 0)
                .sorted(ModelOrder.named(order))
                .toList();
    }

    void runDue(Instant clock) {
        if (state.frozen) {
            return;
        }
        ModelState trial = state.copy();
        time.advance(trial, now(clock));
        // What happens without an entry is not written down, and a clock that steps back would see it undone.
        time.advance(state, trial.last);
    }

    Answer attempt(LedgerCommand<?> command, Instant clock) {
        LedgerCommand<?> earlier = state.keys.get(command.key().value());
        if (earlier != null) {
            if (!earlier.getClass().equals(command.getClass())) {
                return Answer.no("IDEMPOTENCY_CONFLICT", "field", "operation");
            }
            String field = ModelContent.firstDifference(earlier, command);
            return field == null ? Answer.OK : Answer.no("IDEMPOTENCY_CONFLICT", "field", field);
        }
        if (state.closed) {
            return Answer.no("ACCOUNT_CLOSED");
        }
        if (state.frozen && !(command instanceof ThawAccount)) {
            return Answer.no("ACCOUNT_FROZEN");
        }
        Instant now = now(clock);
        ModelState trial = state.copy();
        time.advance(trial, now);
        Answer answer = decide(trial, command, now);
        if (answer.code() == null) {
            trial.keys.put(command.key().value(), command);
            state = trial;
        }
        return answer;
    }

    private Answer decide(ModelState s, LedgerCommand<?> command, Instant now) {
        if (command instanceof GrantCredits grant) {
            return grant(s, grant, now);
        } else if (command instanceof VoidGrant gone) {
            return voided(s, gone, now);
        } else if (command instanceof RecordDispute dispute) {
            return ModelReturns.dispute(s, dispute, now);
        } else if (command instanceof ExtendGrant extended) {
            return extend(s, extended, now);
        } else if (command instanceof ConsumeCredits used) {
            return consume(s, used, now);
        } else if (command instanceof DebitCredits debit) {
            String feature = debit.feature() == null ? null : debit.feature().value();
            String channel = debit.channel() == null ? null : debit.channel().value();
            return pay(s, debit.key().value(), "DEBITED", debit.credits().toBigDecimal(), feature, channel, now);
        } else if (command instanceof HoldCredits hold) {
            return holds.hold(s, hold, now);
        } else if (command instanceof CaptureHold capture) {
            return holds.capture(s, capture, now);
        } else if (command instanceof ReleaseHold release) {
            return holds.release(s, release, now);
        } else if (command instanceof ReverseEntry reverse) {
            return ModelReturns.reverse(s, reverse, now);
        } else if (command instanceof ChangePlan change) {
            return plans.changePlan(s, change, now);
        } else if (command instanceof CancelPlan cancel) {
            return plans.cancel(s, cancel, now);
        } else if (command instanceof ChangeZone change) {
            return plans.changeZone(s, change, now);
        } else if (command instanceof FreezeAccount) {
            s.frozen = true;
            s.write("FROZEN", now, BigDecimal.ZERO);
            return Answer.OK;
        } else if (command instanceof ThawAccount) {
            if (!s.frozen) {
                return Answer.no("NOT_FOUND");
            }
            s.frozen = false;
            s.write("THAWED", now, BigDecimal.ZERO);
            return Answer.OK;
        } else if (command instanceof ArchiveEntries archive) {
            if (archive.upTo() <= s.archived) {
                return Answer.no("ENTRY_ARCHIVED");
            }
            if (archive.upTo() > state.lines.size()) {
                return Answer.no("NOT_FOUND");
            }
            s.archived = archive.upTo();
            s.write("ARCHIVED", now, BigDecimal.ZERO);
            return Answer.OK;
        } else if (command instanceof CloseAccount) {
            s.closed = true;
            s.plan = null;
            s.write("CLOSED", now, BigDecimal.ZERO);
            return Answer.OK;
        }
        throw new AssertionError("the model does not know " + command);
    }

    private Answer grant(ModelState s, GrantCredits command, Instant now) {
        String id = command.id() == null ? command.key().value() : command.id().value();
        if (s.grant(id) != null) {
            return Answer.no("INVALID_ARGUMENT");
        }
        if (command.expiresAt() != null && !command.expiresAt().isAfter(now)) {
            return Answer.no("INVALID_WINDOW");
        }
        ModelGrant grant = new ModelGrant();
        grant.id = id;
        grant.seq = s.nextSeq();
        grant.kind = command.kind().name();
        grant.priority = command.priority();
        grant.from = command.effectiveAt() == null ? now : command.effectiveAt();
        grant.to = command.expiresAt();
        grant.features = command.scope().features().stream().map(f -> f.value()).collect(Collectors.toSet());
        grant.channels = command.scope().channels().stream().map(c -> c.value()).collect(Collectors.toSet());
        grant.cost = command.costBasis() == null
                ? BigDecimal.ZERO
                : command.costBasis().amount().getAmount();
        grant.granted = command.credits().toBigDecimal();
        grant.left = grant.granted;
        s.grants.add(grant);
        if (!grant.from.isAfter(now)) {
            time.start(s, grant);
        }
        s.write("GRANTED", now, command.credits().toBigDecimal());
        return Answer.OK;
    }

    private Answer voided(ModelState s, VoidGrant command, Instant now) {
        ModelGrant grant = s.grant(command.grant().value());
        if (grant == null) {
            return Answer.no("NOT_FOUND");
        }
        BigDecimal taken = grant.free();
        grant.left = grant.held;
        grant.unused = grant.unused.add(taken);
        if (!grant.ended(now)) {
            grant.to = now;
        }
        s.write("VOIDED", now, taken.negate());
        return Answer.OK;
    }

    private Answer extend(ModelState s, ExtendGrant command, Instant now) {
        ModelGrant grant = s.grant(command.grant().value());
        if (grant == null) {
            return Answer.no("NOT_FOUND");
        }
        if (grant.ended(now)
                || grant.left.signum() == 0
                || grant.to == null
                || !command.expiresAt().isAfter(grant.to)) {
            return Answer.no("INVALID_WINDOW");
        }
        grant.to = command.expiresAt();
        s.write("EXTENDED", now, BigDecimal.ZERO);
        return Answer.OK;
    }

    private Answer consume(ModelState s, ConsumeCredits command, Instant now) {
        Instant used = command.occurredAt() == null ? now : command.occurredAt();
        if (used.isAfter(now.plus(Duration.ofMinutes(5))) || used.isBefore(now.minus(Duration.ofDays(90)))) {
            return Answer.no("INVALID_USAGE_TIME");
        }
        String feature = command.feature().value();
        String channel = command.channel() == null ? null : command.channel().value();
        BigDecimal quantity = command.quantity().value();
        String line = feature.split("\\.")[0];
        BigDecimal already = s.counted.getOrDefault(line, BigDecimal.ZERO);
        BigDecimal charge = ModelPrices.charge(feature, channel, quantity, already, used);
        if (charge == null) {
            return Answer.no("UNKNOWN_FEATURE", "feature", feature);
        }
        Answer answer = pay(s, command.key().value(), "CONSUMED", charge, feature, channel, now);
        if (answer.code() == null) {
            s.counted.merge(line, quantity, BigDecimal::add);
        }
        return answer;
    }

    List<ModelState.Part> take(ModelState s, BigDecimal amount, String feature, String channel, Instant now) {
        List<ModelState.Part> parts = new ArrayList<>();
        BigDecimal left = amount;
        for (ModelGrant grant : inOrder(s)) {
            if (grant.usable(now) && grant.covers(feature, channel)) {
                BigDecimal taken = grant.free().min(left);
                if (taken.signum() > 0) {
                    parts.add(new ModelState.Part(grant.seq, taken));
                    left = left.subtract(taken);
                }
            }
        }
        return parts;
    }

    static BigDecimal sum(List<ModelState.Part> parts) {
        return parts.stream().map(ModelState.Part::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Answer pay(
            ModelState s, String key, String kind, BigDecimal amount, String feature, String channel, Instant now) {
        List<ModelState.Part> parts = take(s, amount, feature, channel, now);
        BigDecimal lacking = amount.subtract(sum(parts));
        BigDecimal overdraft =
                s.plan == null ? BigDecimal.ZERO : s.plan.overdraft().toBigDecimal();
        if (lacking.signum() > 0 && s.debt.add(lacking).compareTo(overdraft) > 0) {
            return refusal(s, amount, feature, channel, now);
        }
        parts.forEach(
                part -> s.grant(part.grant()).left = s.grant(part.grant()).left.subtract(part.credits()));
        s.debt = s.debt.add(lacking);
        s.paid.put(key, new ModelState.Paid(s.nextSeq(), parts, lacking, BigDecimal.ZERO));
        s.write(kind, now, amount.negate());
        return Answer.OK;
    }

    Answer refusal(ModelState s, BigDecimal amount, String feature, String channel, Instant now) {
        BigDecimal available = BigDecimal.ZERO;
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal elsewhere = BigDecimal.ZERO;
        for (ModelGrant grant : s.grants) {
            if (grant.usable(now) && grant.covers(feature, channel)) {
                available = available.add(grant.free());
                held = held.add(grant.held);
            } else if (grant.usable(now)) {
                elsewhere = elsewhere.add(grant.free());
            }
        }
        if (available.signum() == 0 && held.signum() > 0) {
            Instant until = s.holds.values().stream()
                    .filter(pin -> pin.parts().stream().anyMatch(part -> {
                        ModelGrant grant = s.grant(part.grant());
                        return grant.usable(now) && grant.covers(feature, channel);
                    }))
                    .map(ModelState.Pin::until)
                    .min(Instant::compareTo)
                    .orElseThrow();
            return Answer.no("ALL_ON_HOLD", "requested", amount, "held", held, "until", until);
        }
        if (available.signum() == 0 && elsewhere.signum() > 0) {
            return Answer.no("OUT_OF_SCOPE", "requested", amount, "elsewhere", elsewhere);
        }
        return Answer.no(
                "INSUFFICIENT_CREDITS",
                "requested",
                amount,
                "available",
                available,
                "shortfall",
                amount.subtract(available));
    }
}
