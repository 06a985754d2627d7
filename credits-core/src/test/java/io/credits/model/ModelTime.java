package io.credits.model;

import io.credits.plan.DebtPolicy;
import io.credits.plan.Plan;
import io.credits.plan.RefreshMode;
import io.credits.plan.Rollover;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What time does to an account, one instant after the other [R4, R11]. */
final class ModelTime {

    private final Comparator<ModelGrant> order;

    ModelTime(Comparator<ModelGrant> order) {
        this.order = order;
    }

    void advance(ModelState state, Instant until) {
        for (Instant due = next(state); due != null && !due.isAfter(until); due = next(state)) {
            state.time = due;
            happen(state, due);
        }
        if (until.isAfter(state.time)) {
            state.time = until;
        }
    }

    /** Every instant at which something may happen, those that were not yet seen. */
    Instant next(ModelState state) {
        return Stream.of(
                        state.holds.values().stream().map(ModelState.Pin::until),
                        state.grants.stream().filter(grant -> !grant.started).map(grant -> grant.from),
                        state.grants.stream()
                                .filter(grant ->
                                        grant.to != null && grant.free().signum() > 0)
                                .map(grant -> grant.to),
                        Stream.ofNullable(state.plan == null ? null : state.endsAt),
                        Stream.ofNullable(state.plan == null ? null : state.nextAt))
                .flatMap(instants -> instants)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void happen(ModelState state, Instant at) {
        if (state.plan != null && state.endsAt != null && !state.endsAt.isAfter(at)) {
            state.plan = null;
        }
        state.grants.stream()
                .filter(grant -> !grant.started && !grant.from.isAfter(at))
                .sorted(Comparator.comparingLong(grant -> grant.seq))
                .forEach(grant -> start(state, grant));
        state.holds.values().stream()
                .filter(pin -> pin.until().equals(at))
                .sorted(Comparator.comparingLong(ModelState.Pin::seq))
                .toList()
                .forEach(pin -> {
                    BigDecimal lapsed = unpin(state, pin, grant -> grant.to != null && grant.to.isBefore(at));
                    state.endedHolds.put(pin.id(), "HOLD_EXPIRED");
                    state.write("HOLD_EXPIRED", at, lapsed.negate());
                });
        if (state.plan != null && state.nextAt.equals(at)) {
            turn(state, state.plan, at);
        } else {
            expire(state, at);
        }
    }

    /** A grant becomes effective: it repays debt first, if it may pay for anything [R6]. */
    void start(ModelState state, ModelGrant grant) {
        grant.started = true;
        BigDecimal repaid = grant.unscoped() ? state.debt.min(grant.free()) : BigDecimal.ZERO;
        if (repaid.signum() > 0) {
            grant.left = grant.left.subtract(repaid);
            state.debt = state.debt.subtract(repaid);
            state.repayments.add(new ModelState.Repayment(grant.seq, repaid, state.nextSeq() - 1));
        }
    }

    /** Ends a hold; what is for the lapsing grants is gone, and its sum the answer. */
    BigDecimal unpin(ModelState state, ModelState.Pin pin, Predicate<ModelGrant> lapsing) {
        state.holds.remove(pin.id());
        BigDecimal lapsed = BigDecimal.ZERO;
        for (ModelState.Part part : pin.parts()) {
            ModelGrant grant = state.grant(part.grant());
            grant.held = grant.held.subtract(part.credits());
            if (lapsing.test(grant)) {
                grant.left = grant.left.subtract(part.credits());
                lapsed = lapsed.add(part.credits());
            }
        }
        return lapsed;
    }

    void turn(ModelState state, Plan ending, Instant at) {
        if (ending != null && ending.rollover() != null) {
            rollOver(state, ending, at);
        }
        expire(state, at);
        refresh(state, at);
    }

    private void expire(ModelState state, Instant at) {
        for (ModelGrant grant : ordered(state)) {
            if (grant.ended(at) && grant.free().signum() > 0) {
                lose(state, grant, grant.free(), at);
            }
        }
    }

    private void lose(ModelState state, ModelGrant grant, BigDecimal credits, Instant at) {
        grant.left = grant.left.subtract(credits);
        grant.unused = grant.unused.add(credits);
        state.write("EXPIRED", at, credits.negate());
    }

    private List<ModelGrant> ordered(ModelState state) {
        return state.grants.stream().sorted(order).toList();
    }

    private void rollOver(ModelState state, Plan ending, Instant at) {
        Rollover rule = ending.rollover();
        List<ModelGrant> unused = ordered(state).stream()
                .filter(grant -> grant.ofSchedule && grant.kind.equals("PLAN") && at.equals(grant.to))
                .filter(grant -> grant.free().signum() > 0)
                .toList();
        BigDecimal sum = unused.stream().map(ModelGrant::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal carried = sum;
        if (rule.maxCredits() != null) {
            carried = carried.min(rule.maxCredits().toBigDecimal());
        }
        if (rule.maxPercent() != null) {
            carried = carried.min(ending.allowance()
                    .toBigDecimal()
                    .multiply(rule.maxPercent().value())
                    .movePointLeft(2)
                    .setScale(6, RoundingMode.FLOOR));
        }
        carried = carried.max(rule.minCredits().toBigDecimal().min(sum));
        Plan coming = state.pending == null ? ending(state, ending) : state.pending;
        if (rule.ceiling() != null) {
            carried = trim(state, rule.ceiling().toBigDecimal(), carried, coming, at);
        }
        boolean other = !coming.refresh().equals(ending.refresh()) || state.next == 0;
        Map<BigDecimal, BigDecimal> byCost = new LinkedHashMap<>();
        BigDecimal left = carried;
        for (ModelGrant grant : unused) {
            BigDecimal taken = left.min(grant.free());
            if (taken.signum() > 0) {
                grant.left = grant.left.subtract(taken);
                byCost.merge(grant.cost, taken, BigDecimal::add);
                left = left.subtract(taken);
            }
        }
        int part = 0;
        for (Map.Entry<BigDecimal, BigDecimal> carry : byCost.entrySet()) {
            ModelState schedule = state;
            if (other && state.next > 0) {
                schedule = state.copy();
                schedule.startSchedule(coming, at);
            }
            ModelGrant grant = new ModelGrant();
            grant.id = id(schedule, "rollover") + (++part == 1 ? "" : "-" + part);
            grant.seq = state.nextSeq();
            grant.kind = "ROLLOVER";
            grant.priority = ending.priority() - 1;
            grant.from = at;
            grant.to = rule.validFor() == null ? null : schedule.occurrence(schedule.next + rule.validFor());
            grant.cost = carry.getKey();
            grant.ofSchedule = true;
            grant.left = carry.getValue();
            state.grants.add(grant);
            start(state, grant);
            if (part == byCost.size()) {
                state.write("ROLLED_OVER", at, BigDecimal.ZERO);
            } else {
                throw new AssertionError("one cost per plan in this model");
            }
        }
    }

    private static Plan ending(ModelState state, Plan ending) {
        return Objects.requireNonNullElse(state.plan, ending);
    }

    /** The ceiling counts PLAN and ROLLOVER credits after the turn; free ROLLOVER is trimmed, oldest first [R11]. */
    private BigDecimal trim(ModelState state, BigDecimal ceiling, BigDecimal carried, Plan coming, Instant at) {
        BigDecimal total = carried.add(coming.allowance().toBigDecimal());
        List<ModelGrant> trimmable = new ArrayList<>();
        for (ModelGrant grant : state.grants) {
            if (grant.kind.equals("PLAN") || grant.kind.equals("ROLLOVER")) {
                total = total.add(grant.ended(at) ? grant.held : grant.left);
                if (grant.kind.equals("ROLLOVER") && !grant.ended(at)) {
                    trimmable.add(grant);
                }
            }
        }
        BigDecimal excess = total.subtract(ceiling);
        trimmable.sort(Comparator.comparingLong(grant -> grant.seq));
        for (ModelGrant grant : trimmable) {
            BigDecimal cut = grant.free().min(excess);
            if (cut.signum() > 0) {
                lose(state, grant, cut, at);
                excess = excess.subtract(cut);
            }
        }
        return carried.subtract(excess.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    }

    private static String id(ModelState state, String prefix) {
        return state.schedule == 0 ? prefix + "-" + state.next : prefix + "-" + state.schedule + "." + state.next;
    }

    private void refresh(ModelState state, Instant at) {
        if (state.pending != null) {
            Plan pending = state.pending;
            if (!pending.refresh().equals(state.plan.refresh())) {
                state.startSchedule(pending, at);
            }
            state.plan = pending;
            state.pending = null;
        }
        BigDecimal forgiven = state.plan.debtAtRefresh() == DebtPolicy.FORGIVE ? state.debt : BigDecimal.ZERO;
        state.debt = state.debt.subtract(forgiven);
        state.counted.clear();
        String id = id(state, "plan");
        state.next++;
        state.nextAt = state.occurrence(state.next);
        BigDecimal allowance = state.plan.allowance().toBigDecimal();
        if (allowance.signum() > 0) {
            planGrant(state, id, state.plan, allowance, at);
        }
        state.write("REFRESHED", at, allowance.add(forgiven));
    }

    void planGrant(ModelState state, String id, Plan plan, BigDecimal credits, Instant at) {
        ModelGrant grant = new ModelGrant();
        grant.id = id;
        grant.seq = state.nextSeq();
        grant.kind = "PLAN";
        grant.priority = plan.priority();
        grant.from = at;
        grant.to = plan.mode() == RefreshMode.RESET ? state.nextAt : null;
        grant.ofSchedule = true;
        grant.left = credits;
        state.grants.add(grant);
        start(state, grant);
    }
}
