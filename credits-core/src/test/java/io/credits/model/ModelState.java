package io.credits.model;

import io.credits.ledger.LedgerCommand;
import io.credits.plan.Plan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything the second model knows about its one account; copied before every decision. */
final class ModelState {

    /** One movement as a reader of the ledger sees it. */
    record Line(long seq, String kind, Instant at, BigDecimal credits, BigDecimal balanceAfter) {}

    /** Credits taken from a grant, by the number of the grant. */
    record Part(long grant, BigDecimal credits) {}

    /** What a grant repaid of debt, and after which entry it did. */
    record Repayment(long grant, BigDecimal credits, long after) {
        Repayment less(BigDecimal back) {
            return new Repayment(grant, credits.subtract(back), after);
        }
    }

    /** What a debit or capture took: its parts in the order of the burn, then what became debt. */
    record Paid(long seq, List<Part> parts, BigDecimal debt, BigDecimal reversed) {
        BigDecimal total() {
            return parts.stream().map(Part::credits).reduce(debt, BigDecimal::add);
        }
    }

    /** An open hold. */
    record Pin(String id, long seq, Instant until, String feature, String channel, List<Part> parts) {
        BigDecimal total() {
            return parts.stream().map(Part::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    Instant time;
    Instant last;
    ZoneId zone;
    boolean frozen;
    boolean closed;
    long archived;
    BigDecimal debt = BigDecimal.ZERO;
    List<ModelGrant> grants = new ArrayList<>();
    Map<String, Pin> holds = new LinkedHashMap<>();
    Map<String, String> endedHolds = new LinkedHashMap<>();
    Map<String, LedgerCommand<?>> keys = new LinkedHashMap<>();
    Map<String, Paid> paid = new LinkedHashMap<>();
    List<Repayment> repayments = new ArrayList<>();
    Map<String, BigDecimal> counted = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();

    Plan plan;
    Plan pending;
    Instant endsAt;
    int schedule;
    int schedulesStarted;
    Instant anchor;
    LocalDateTime anchorLocal;
    TreeMap<Long, ZoneId> zones = new TreeMap<>();
    TreeMap<Long, Instant> notBefore = new TreeMap<>();
    long next;
    Instant nextAt;

    ModelState copy() {
        ModelState copy = new ModelState();
        copy.time = time;
        copy.last = last;
        copy.zone = zone;
        copy.frozen = frozen;
        copy.closed = closed;
        copy.archived = archived;
        copy.debt = debt;
        grants.forEach(grant -> copy.grants.add(grant.copy()));
        copy.holds.putAll(holds);
        copy.endedHolds.putAll(endedHolds);
        copy.keys.putAll(keys);
        copy.paid.putAll(paid);
        copy.repayments.addAll(repayments);
        copy.counted.putAll(counted);
        copy.lines.addAll(lines);
        copy.plan = plan;
        copy.pending = pending;
        copy.endsAt = endsAt;
        copy.schedule = schedule;
        copy.schedulesStarted = schedulesStarted;
        copy.anchor = anchor;
        copy.anchorLocal = anchorLocal;
        copy.zones.putAll(zones);
        copy.notBefore.putAll(notBefore);
        copy.next = next;
        copy.nextAt = nextAt;
        return copy;
    }

    void startSchedule(Plan started, Instant at) {
        plan = started;
        pending = null;
        endsAt = null;
        schedule = schedulesStarted++;
        anchor = at;
        anchorLocal = LocalDateTime.ofInstant(at, zone);
        zones.clear();
        notBefore.clear();
        zones.put(0L, zone);
        next = 0;
        nextAt = at;
    }

    /** Occurrence n from the anchor [R9]; a moved one never before the zone change [R13]. */
    Instant occurrence(long n) {
        Map.Entry<Long, ZoneId> in = zones.floorEntry(n);
        if (n == 0 && in.getKey() == 0 && !notBefore.containsKey(0L)) {
            return anchor;
        }
        long periods = n * plan.refresh().count();
        LocalDateTime local = switch (plan.refresh().every()) {
            case DAY -> anchorLocal.plusDays(periods);
            case WEEK -> anchorLocal.plusWeeks(periods);
            case MONTH -> anchorLocal.plusMonths(periods);
            case QUARTER -> anchorLocal.plusMonths(3 * periods);
            case YEAR -> anchorLocal.plusYears(periods);
        };
        Instant natural = ZonedDateTime.of(local, in.getValue()).toInstant();
        Instant bound = notBefore.get(in.getKey());
        return bound != null && natural.isBefore(bound) ? bound : natural;
    }

    ModelGrant grant(String id) {
        return grants.stream().filter(grant -> grant.id.equals(id)).findFirst().orElse(null);
    }

    ModelGrant grant(long seq) {
        return grants.stream().filter(grant -> grant.seq == seq).findFirst().orElseThrow();
    }

    /** Booked: what remains of all grants not yet expired, future ones included, minus the debt [R6]. */
    BigDecimal booked() {
        return grants.stream().map(grant -> grant.left).reduce(debt.negate(), BigDecimal::add);
    }

    BigDecimal balance(Instant at) {
        return grants.stream()
                .filter(grant -> grant.usable(at) || grant.held.signum() > 0)
                .map(grant -> grant.usable(at) ? grant.left : grant.held)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal held() {
        return grants.stream().map(grant -> grant.held).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long nextSeq() {
        return lines.size() + 1L;
    }

    void write(String kind, Instant at, BigDecimal credits) {
        BigDecimal before =
                lines.isEmpty() ? BigDecimal.ZERO : lines.get(lines.size() - 1).balanceAfter();
        if (before.add(credits).compareTo(booked()) != 0) {
            throw new AssertionError("the model is wrong at " + kind + " " + at + ": " + before + " + " + credits
                    + " is not " + booked());
        }
        lines.add(new Line(nextSeq(), kind, at, credits, booked()));
        last = at;
    }
}
