package io.credits.ledger;

import io.credits.plan.Timetable;
import io.credits.plan.ZoneSwitch;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes a whole state, so that one hash can vouch for it. */
final class WholeState {

    private WholeState() {}

    /** Every member but the terms; grants by number, since their order is the terms'. */
    static void describe(Account state, Members members) {
        members.put("account", state.id().value())
                .put("opening", HashChain.genesis(state.opening()))
                .put("zone", state.zone());
        describe(state.subscription(), members);
        members.put("schedules", (long) state.schedules());
        List<Grant> grants = state.grants().grants().stream()
                .sorted(Comparator.comparingLong(Grant::number))
                .toList();
        members.put("grants", grants);
        members.put("holds", (long) state.holds().size());
        state.holds().forEach(hold -> hold.describe(members));
        members.put("debt", state.debt())
                .put("counters", (long) state.counters().size());
        new TreeMap<>(state.counters()).forEach(members::put);
        members.put("sold", state.paid().sold().toPlainString())
                .put("spent", state.paid().spent().toPlainString())
                .put("expired", state.paid().expired().toPlainString())
                .put("frozen", state.frozen())
                .put("closed", state.closed())
                .put("archived", state.archived())
                .put("seq", state.sequence())
                .put("at", state.lastAt())
                .put("hash", state.lastHash());
    }

    private static void describe(@Nullable Subscription subscription, Members members) {
        members.put("subscribed", subscription != null);
        if (subscription == null) {
            return;
        }
        Timetable timetable = subscription.timetable();
        members.put("plan", subscription.plan())
                .put("every", timetable.schedule().every())
                .put("count", (long) timetable.schedule().count())
                .put("anchor", timetable.anchor())
                .put("zone", timetable.zone())
                .put("switches", (long) timetable.switches().size());
        for (ZoneSwitch change : timetable.switches()) {
            members.put("fromN", change.fromN()).put("zone", change.zone()).put("notBefore", change.notBefore());
        }
        members.put("schedule", (long) subscription.schedule())
                .put("next", subscription.next())
                .put("nextAt", subscription.nextAt())
                .put("pending", subscription.pending())
                .put("endsAt", subscription.endsAt());
    }
}
