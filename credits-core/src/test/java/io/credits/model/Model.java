package io.credits.model;

import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.VoidGrant;
import io.credits.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private ModelState state;

    Model(OpenAccount request, String order, Instant clock) {
        this.order = order;
        this.time = new ModelTime(ModelOrder.named(order));
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
        } else if (command instanceof ExtendGrant extended) {
            return extend(s, extended, now);
        } else if (command instanceof ConsumeCredits used) {
            return consume(s, used, now);
        } else if (command instanceof DebitCredits debit) {
            String feature = debit.feature() == null ? null : debit.feature().value();
            String channel = debit.channel() == null ? null : debit.channel().value();
            return pay(s, debit.key().value(), "DEBITED", debit.credits().toBigDecimal(), feature, channel, now);
        } else if (command instanceof HoldCredits hold) {
            return hold(s, hold, now);
        } else if (command instanceof CaptureHold capture) {
            return capture(s, capture, now);
        } else if (command instanceof ReleaseHold release) {
            return release(s, release, now);
        } else if (command instanceof ReverseEntry reverse) {
            return reverse(s, reverse, now);
        } else if (command instanceof ChangePlan change) {
            return changePlan(s, change, now);
        } else if (command instanceof CancelPlan cancel) {
            return cancel(s, cancel, now);
        } else if (command instanceof ChangeZone change) {
            return changeZone(s, change, now);
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
        grant.left = command.credits().toBigDecimal();
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

    private List<ModelState.Part> take(ModelState s, BigDecimal amount, String feature, String channel, Instant now) {
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

    private static BigDecimal sum(List<ModelState.Part> parts) {
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

    private Answer refusal(ModelState s, BigDecimal amount, String feature, String channel, Instant now) {
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

    private Answer hold(ModelState s, HoldCredits command, Instant now) {
        String id = command.id() == null ? command.key().value() : command.id().value();
        if (s.holds.containsKey(id) || s.endedHolds.containsKey(id)) {
            return Answer.no("INVALID_ARGUMENT");
        }
        if (!command.expiresAt().isAfter(now)) {
            return Answer.no("INVALID_WINDOW");
        }
        String feature = command.feature() == null ? null : command.feature().value();
        String channel = command.channel() == null ? null : command.channel().value();
        BigDecimal amount = command.credits() != null
                ? command.credits().toBigDecimal()
                : ModelPrices.charge(feature, channel, command.quantity().value(), BigDecimal.ZERO, now);
        if (amount == null) {
            return Answer.no("UNKNOWN_FEATURE");
        }
        List<ModelState.Part> parts = take(s, amount, feature, channel, now);
        if (sum(parts).compareTo(amount) < 0) {
            return refusal(s, amount, feature, channel, now);
        }
        parts.forEach(
                part -> s.grant(part.grant()).held = s.grant(part.grant()).held.add(part.credits()));
        s.holds.put(id, new ModelState.Pin(id, s.nextSeq(), command.expiresAt(), feature, channel, parts));
        s.write("HELD", now, BigDecimal.ZERO);
        return Answer.OK;
    }

    private static Answer notOpen(ModelState s, String hold) {
        String ended = s.endedHolds.get(hold);
        return ended == null
                ? Answer.no("NOT_FOUND")
                : Answer.no(ended.equals("HOLD_EXPIRED") ? "HOLD_EXPIRED" : "HOLD_CLOSED");
    }

    private Answer capture(ModelState s, CaptureHold command, Instant now) {
        ModelState.Pin pin = s.holds.get(command.hold().value());
        if (pin == null) {
            return notOpen(s, command.hold().value());
        }
        BigDecimal wanted =
                command.credits() == null ? pin.total() : command.credits().toBigDecimal();
        if (wanted.compareTo(pin.total()) > 0 && !command.upTo()) {
            return Answer.no("EXCEEDS_HOLD", "requested", wanted, "held", pin.total());
        }
        BigDecimal beyond = wanted.subtract(pin.total()).max(BigDecimal.ZERO);
        List<ModelState.Part> more = take(s, beyond, pin.feature(), pin.channel(), now);
        List<ModelState.Part> burned = new ArrayList<>();
        List<ModelState.Part> back = new ArrayList<>();
        BigDecimal left = wanted;
        for (ModelState.Part part : pin.parts()) {
            BigDecimal spent = part.credits().min(left);
            left = left.subtract(spent);
            if (spent.signum() > 0) {
                burned.add(new ModelState.Part(part.grant(), spent));
            }
            if (spent.compareTo(part.credits()) < 0) {
                back.add(new ModelState.Part(part.grant(), part.credits().subtract(spent)));
            }
            ModelGrant grant = s.grant(part.grant());
            grant.held = grant.held.subtract(part.credits());
        }
        burned.addAll(more);
        burned.forEach(
                part -> s.grant(part.grant()).left = s.grant(part.grant()).left.subtract(part.credits()));
        BigDecimal lapsed = lapse(s, back, now);
        s.holds.remove(pin.id());
        s.endedHolds.put(pin.id(), "CAPTURED");
        s.paid.put(command.key().value(), new ModelState.Paid(s.nextSeq(), burned, BigDecimal.ZERO, BigDecimal.ZERO));
        s.write("CAPTURED", now, sum(burned).add(lapsed).negate());
        return Answer.OK;
    }

    private static BigDecimal lapse(ModelState s, List<ModelState.Part> back, Instant now) {
        BigDecimal lapsed = BigDecimal.ZERO;
        for (ModelState.Part part : back) {
            ModelGrant grant = s.grant(part.grant());
            if (grant.ended(now)) {
                grant.left = grant.left.subtract(part.credits());
                lapsed = lapsed.add(part.credits());
            }
        }
        return lapsed;
    }

    private Answer release(ModelState s, ReleaseHold command, Instant now) {
        ModelState.Pin pin = s.holds.get(command.hold().value());
        if (pin == null) {
            return notOpen(s, command.hold().value());
        }
        BigDecimal lapsed = time.unpin(s, pin, grant -> grant.ended(now));
        s.endedHolds.put(pin.id(), "RELEASED");
        s.write("RELEASED", now, lapsed.negate());
        return Answer.OK;
    }

    private Answer reverse(ModelState s, ReverseEntry command, Instant now) {
        String of = command.of().value();
        if (!s.keys.containsKey(of)) {
            return Answer.no("NOT_FOUND");
        }
        ModelState.Paid paid = s.paid.get(of);
        if (paid == null) {
            return Answer.no("INVALID_ARGUMENT");
        }
        BigDecimal open = paid.total().subtract(paid.reversed());
        if (open.signum() == 0) {
            return Answer.no("ALREADY_REVERSED");
        }
        BigDecimal amount = command.credits() == null ? open : command.credits().toBigDecimal();
        if (amount.compareTo(open) > 0) {
            return Answer.no("EXCEEDS_ORIGINAL", "requested", amount, "left", open);
        }
        BigDecimal debtOpen = paid.debt().subtract(paid.reversed()).max(BigDecimal.ZERO);
        BigDecimal ofDebt = amount.min(debtOpen);
        BigDecimal credits = returnDebt(s, ofDebt, paid.seq(), now);
        BigDecimal skip = paid.reversed().subtract(paid.debt()).max(BigDecimal.ZERO);
        BigDecimal left = amount.subtract(ofDebt);
        List<ModelState.Part> backwards = new ArrayList<>(paid.parts());
        Collections.reverse(backwards);
        for (ModelState.Part part : backwards) {
            BigDecimal skipped = skip.min(part.credits());
            skip = skip.subtract(skipped);
            BigDecimal back = part.credits().subtract(skipped).min(left);
            left = left.subtract(back);
            credits = credits.add(giveBack(s, part.grant(), back, now));
        }
        s.paid.put(
                of,
                new ModelState.Paid(
                        paid.seq(), paid.parts(), paid.debt(), paid.reversed().add(amount)));
        s.write("REVERSED", now, credits);
        return Answer.OK;
    }

    private static BigDecimal giveBack(ModelState s, long number, BigDecimal credits, Instant now) {
        ModelGrant grant = s.grant(number);
        if (grant.ended(now)) {
            return BigDecimal.ZERO;
        }
        grant.left = grant.left.add(credits);
        return credits;
    }

    /** Lowers the debt first, then returns to the live grants that repaid since, the last effective first [R15]. */
    private static BigDecimal returnDebt(ModelState s, BigDecimal credits, long original, Instant now) {
        BigDecimal lowered = credits.min(s.debt);
        s.debt = s.debt.subtract(lowered);
        BigDecimal moved = lowered;
        BigDecimal left = credits.subtract(lowered);
        List<ModelState.Repayment> latest = s.repayments.stream()
                .filter(repayment -> repayment.after() >= original)
                .sorted(Comparator.comparing((ModelState.Repayment repayment) -> s.grant(repayment.grant()).from)
                        .thenComparing(ModelState.Repayment::grant)
                        .reversed())
                .toList();
        for (ModelState.Repayment repayment : latest) {
            if (!s.grant(repayment.grant()).ended(now)) {
                BigDecimal back = repayment.credits().min(left);
                left = left.subtract(back);
                s.repayments.set(s.repayments.indexOf(repayment), repayment.less(back));
                moved = moved.add(giveBack(s, repayment.grant(), back, now));
            }
        }
        return moved;
    }

    private Answer changePlan(ModelState s, ChangePlan command, Instant now) {
        Plan to = command.plan();
        if (s.plan == null) {
            s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
            s.startSchedule(to, now);
            time.turn(s, null, now);
            return Answer.OK;
        }
        boolean atOnce = command.when() == null ? to.rank() > s.plan.rank() : command.when() == ChangePlan.When.NOW;
        s.endsAt = null;
        if (!atOnce) {
            s.pending = to;
            s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
            return Answer.OK;
        }
        s.pending = null;
        Plan old = s.plan;
        if (to.refresh().equals(old.refresh())) {
            BigDecimal extra = extra(s, to, command.proration(), now);
            s.plan = to;
            if (extra.signum() > 0) {
                time.planGrant(s, "upgrade-" + s.nextSeq(), to, extra, now);
            }
            s.write("PLAN_CHANGED", now, extra);
            return Answer.OK;
        }
        s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
        for (ModelGrant grant : s.grants) {
            if (grant.ofSchedule && grant.kind.equals("PLAN") && s.nextAt.equals(grant.to)) {
                grant.to = now;
            }
        }
        s.startSchedule(to, now);
        time.turn(s, old, now);
        return Answer.OK;
    }

    private static BigDecimal extra(ModelState s, Plan to, ChangePlan.Proration proration, Instant now) {
        BigDecimal difference =
                to.allowance().toBigDecimal().subtract(s.plan.allowance().toBigDecimal());
        if (s.next == 0 || difference.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        Instant start = s.occurrence(s.next - 1);
        if (start.equals(now) || proration == ChangePlan.Proration.FULL) {
            return difference;
        }
        if (proration == ChangePlan.Proration.NONE) {
            return BigDecimal.ZERO;
        }
        BigDecimal left = BigDecimal.valueOf(ChronoUnit.MICROS.between(now, s.nextAt));
        BigDecimal whole = BigDecimal.valueOf(ChronoUnit.MICROS.between(start, s.nextAt));
        return difference.multiply(left).divide(whole, 6, RoundingMode.FLOOR);
    }

    private Answer cancel(ModelState s, CancelPlan command, Instant now) {
        if (s.plan == null) {
            return Answer.no("NOT_FOUND");
        }
        Instant end = command.effectiveAt() == null ? s.nextAt : command.effectiveAt();
        if (end.isBefore(now)) {
            return Answer.no("INVALID_WINDOW");
        }
        s.pending = null;
        s.endsAt = end;
        s.write("PLAN_CANCELLED", now, BigDecimal.ZERO);
        time.advance(s, now);
        return Answer.OK;
    }

    private Answer changeZone(ModelState s, ChangeZone command, Instant now) {
        s.zone = command.zone();
        if (s.plan != null) {
            Map<Instant, Long> coming = new LinkedHashMap<>();
            Map<Long, Instant> before = new LinkedHashMap<>();
            for (long n = s.next; n < s.next + 40; n++) {
                coming.put(s.occurrence(n), n);
                before.put(n, s.occurrence(n));
            }
            s.zones.tailMap(s.next, true).clear();
            s.notBefore.tailMap(s.next, true).clear();
            s.zones.put(s.next, command.zone());
            s.notBefore.put(s.next, now);
            for (ModelGrant grant : s.grants) {
                Long n = grant.ofSchedule && grant.to != null ? coming.get(grant.to) : null;
                if (n != null) {
                    grant.to = s.occurrence(n);
                }
            }
            Long end = s.endsAt == null ? null : coming.get(s.endsAt);
            if (end != null) {
                s.endsAt = s.occurrence(end);
            }
            s.nextAt = s.occurrence(s.next);
        }
        s.write("ZONE_CHANGED", now, BigDecimal.ZERO);
        time.advance(s, now);
        return Answer.OK;
    }
}
