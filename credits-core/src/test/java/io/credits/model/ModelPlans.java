package io.credits.model;

import io.credits.ledger.CancelPlan;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plan changes, cancellations and zone changes of the second model [R12, R13]. */
final class ModelPlans {

    private final ModelTime time;

    ModelPlans(ModelTime time) {
        this.time = time;
    }

    Model.Answer changePlan(ModelState s, ChangePlan command, Instant now) {
        Plan to = command.plan();
        if (s.plan == null) {
            s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
            s.startSchedule(to, now);
            time.turn(s, null, now);
            return Model.Answer.OK;
        }
        boolean atOnce = command.when() == null ? to.rank() > s.plan.rank() : command.when() == ChangePlan.When.NOW;
        s.endsAt = null;
        if (!atOnce) {
            s.pending = to;
            s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
            return Model.Answer.OK;
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
            return Model.Answer.OK;
        }
        s.write("PLAN_CHANGED", now, BigDecimal.ZERO);
        for (ModelGrant grant : s.grants) {
            if (grant.ofSchedule && grant.kind.equals("PLAN") && s.nextAt.equals(grant.to)) {
                grant.to = now;
            }
        }
        s.startSchedule(to, now);
        time.turn(s, old, now);
        return Model.Answer.OK;
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

    Model.Answer cancel(ModelState s, CancelPlan command, Instant now) {
        if (s.plan == null) {
            return Model.Answer.no("NOT_FOUND");
        }
        Instant end = command.effectiveAt() == null ? s.nextAt : command.effectiveAt();
        if (end.isBefore(now)) {
            return Model.Answer.no("INVALID_WINDOW");
        }
        s.pending = null;
        s.endsAt = end;
        s.write("PLAN_CANCELLED", now, BigDecimal.ZERO);
        time.advance(s, now);
        return Model.Answer.OK;
    }

    Model.Answer changeZone(ModelState s, ChangeZone command, Instant now) {
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
        return Model.Answer.OK;
    }
}
