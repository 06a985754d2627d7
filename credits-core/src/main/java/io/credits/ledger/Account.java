package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.plan.Plan;
import io.credits.rating.RateCardId;
import io.credits.rating.RateLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one credit account, its balance sheet: everything a decision needs and nothing else.
 *
 * <p>Immutable. It is what the entries so far add up to: {@code Opening.toAccount} and then {@link LedgerEntry#applyTo}
 * for each entry gives exactly this. What time owes since the last entry is not in it; {@link #settledAt} adds that.
 *
 * @param id the account's id
 * @param opening the facts it started from
 * @param zone the zone of its days and refreshes
 * @param terms what it was handed over with; not part of the stored state
 * @param subscription its plan on its schedule, or null without a plan
 * @param schedules how many schedules were ever started
 * @param grants the grants in burn order
 * @param holds the open holds, first to expire first
 * @param debt what an allowed shortfall left owing
 * @param counters quantity recorded in this refresh period by cumulative rate line
 * @param paid what became of the money paid for its credits
 * @param frozen whether it stands still until it is thawed
 * @param closed whether it is closed
 * @param archived the number of the last entry that was written down in an archive, 0 without one
 * @param sequence the number of its last entry, 0 before the first
 * @param lastAt when the last entry was recorded, or the opening
 * @param lastHash the hash of the last entry, or of the opening
 */
public record Account(
        AccountId id,
        Opening opening,
        ZoneId zone,
        Terms terms,
        @Nullable Subscription subscription,
        int schedules,
        GrantBook grants,
        List<Hold> holds,
        Credits debt,
        Map<String, Quantity> counters,
        PaidValue paid,
        boolean frozen,
        boolean closed,
        long archived,
        long sequence,
        Instant lastAt,
        Hash lastHash) {

    /** The most grants with credits left that one account may have [R8]. */
    public static final int MAX_OPEN_GRANTS = 10_000;

    /** The most holds that may be open on one account [R8]. */
    public static final int MAX_OPEN_HOLDS = 10_000;

    private static final Comparator<Hold> FIRST_TO_EXPIRE =
            Comparator.comparing(Hold::expiresAt).thenComparingLong(Hold::number);

    /**
     * Returns the account with other terms, its grants in their burn order.
     *
     * @param current the host's current terms
     * @return the same state under these terms
     */
    @SuppressWarnings("ReferenceEquality") // only saves a copy
    public Account under(Terms current) {
        return current == terms
                ? this
                : change().terms(current)
                        .grants(grants.inOrder(current.burnOrder()))
                        .made();
    }

    /**
     * Returns the time a decision or a read works with: the clock's, in microseconds, never before the last entry [R18].
     *
     * @param clock what the clock says
     * @return the instant to use
     */
    public Instant nowBy(Instant clock) {
        Instant micros = clock.truncatedTo(ChronoUnit.MICROS);
        return micros.isBefore(lastAt) ? lastAt : micros;
    }

    /**
     * Projects what time owes until an instant without writing anything; every read does this [R4].
     *
     * @param at the instant, not before the last entry
     * @return the account as of then
     */
    public Account settledAt(Instant at) {
        Draft draft = new Draft(this, at);
        TimeOwed.settle(draft, at);
        return draft.account().at(at);
    }

    /**
     * Returns the account as if it were not frozen, to look ahead with; {@link ThawAccount} is what ends a freeze.
     *
     * @return a state that takes commands unless it is closed
     */
    public Account thawed() {
        return frozen ? change().frozen(false).made() : this;
    }

    /**
     * Returns the numbers shown at an instant; call it on a settled account.
     *
     * @param at the instant
     * @return balance, held and debt
     */
    public Balance balance(Instant at) {
        return Balance.of(grants, debt, at);
    }

    /**
     * Returns the booked balance: the sum of all entries.
     *
     * @return what remains of all grants, future ones included, minus the debt
     */
    public Credits booked() {
        return Credits.ofMicros(bookedMicros());
    }

    long bookedMicros() {
        return Balance.bookedMicros(grants, debt);
    }

    /**
     * Returns the plan in force.
     *
     * @return the plan, or empty
     */
    public Optional<Plan> plan() {
        return Optional.ofNullable(subscription).map(Subscription::plan);
    }

    /**
     * Returns when something is next to be written by time alone: a hold's or grant's expiry or a refresh.
     *
     * @return the instant, or null if nothing will ever be due, or not before the account is thawed
     */
    public @Nullable Instant nextDue() {
        return frozen ? null : nextOwed();
    }

    /** When time next owes something, even to an account that stands still. */
    @Nullable Instant nextOwed() {
        Instant due = holds.isEmpty() ? null : holds.get(0).expiresAt();
        Instant refresh = subscription == null ? null : subscription.refreshAt();
        due = earlier(due, refresh);
        for (Grant grant : grants) {
            if (grant.expiresAt() != null && grant.freeMicros() > 0) {
                due = earlier(due, grant.expiresAt());
            }
        }
        return due;
    }

    /**
     * Returns the rate card in use: the plan's, or the one named at opening, or null for the only one there is.
     *
     * @return the card's id, or null
     */
    public @Nullable RateCardId rateCard() {
        return subscription == null
                ? opening.request().rateCard()
                : subscription.plan().rateCard();
    }

    /** The subscription once its next occurrence has happened; a pending plan on another schedule starts it there. */
    Subscription turned() {
        if (subscription == null) {
            throw new IllegalStateException("account " + id + " has no schedule to turn");
        }
        return subscription.turned(zone, schedules);
    }

    /** How far the overdraft reaches, whatever of it is used. */
    Credits overdraft() {
        return subscription == null ? Credits.ZERO : subscription.plan().overdraft();
    }

    Quantity counted(RateLine line) {
        return counters.getOrDefault(line.name(), Quantity.ZERO);
    }

    @Nullable Hold hold(HoldId wanted) {
        for (Hold hold : holds) {
            if (hold.id().equals(wanted)) {
                return hold;
            }
        }
        return null;
    }

    int openGrants() {
        int open = 0;
        for (Grant grant : grants) {
            if (!grant.remaining().isZero()) {
                open++;
            }
        }
        return open;
    }

    /**
     * What time changes without an entry: a cancelled plan ends, a grant that becomes effective repays debt, exhausted
     * grants whose end has come are forgotten. No credits of the booked balance move.
     */
    Account at(Instant at) {
        Account account = this;
        if (subscription != null
                && subscription.endsAt() != null
                && !subscription.endsAt().isAfter(at)) {
            account = account.withSubscription(null, schedules);
        }
        if (!debt.isZero()) {
            for (Grant grant : becomingEffective(at)) {
                account = account.repaidBy(grant.number());
            }
        }
        return account.withGrants(account.grants.forgettingEnded(at));
    }

    private List<Grant> becomingEffective(Instant at) {
        return grants.grants().stream()
                .filter(grant -> grant.effectiveAt().isAfter(lastAt)
                        && !grant.effectiveAt().isAfter(at))
                .sorted(Comparator.comparing(Grant::effectiveAt).thenComparingLong(Grant::number))
                .toList();
    }

    /** Adds a grant; one that is effective by now repays debt first, if it may pay for everything [R6]. */
    Account issuing(Grant grant, Instant at) {
        return withPaid(paid.selling(PaidValue.of(grant, grant.granted()))).carrying(grant, at);
    }

    /** Adds a grant whose credits were sold before, as carried ones were. */
    Account carrying(Grant grant, Instant at) {
        Account added = withGrants(grants.adding(grant));
        return grant.effectiveAt().isAfter(at) ? added : added.repaidBy(grant.number());
    }

    private Account repaidBy(long number) {
        Grant grant = grants.byNumber(number);
        if (grant == null || debt.isZero() || !grant.scope().isAnything()) {
            return this;
        }
        Credits repaid = debt.min(grant.free());
        if (repaid.isZero()) {
            return this;
        }
        List<Line> line = List.of(new Line(grant.id(), number, repaid));
        return withGrants(grants.changing(line, Grant::repaying))
                .withDebt(debt.minus(repaid))
                .withPaid(paid.spending(PaidValue.of(grant, repaid)));
    }

    Account burning(List<Line> lines) {
        return withGrants(grants.changing(lines, Grant::burned)).withPaid(paid.spending(worth(lines)));
    }

    Account lapsing(List<Line> lines) {
        return withGrants(grants.changing(lines, Grant::burned)).withPaid(paid.expiring(worth(lines)));
    }

    Account counting(@Nullable String meter, Quantity quantity) {
        if (meter == null) {
            return this;
        }
        Map<String, Quantity> counted = new HashMap<>(counters);
        counted.merge(meter, quantity, Quantity::plus);
        return withCounters(counted);
    }

    Account holding(Hold hold) {
        List<Hold> open = new ArrayList<>(holds);
        open.add(hold);
        open.sort(FIRST_TO_EXPIRE);
        return withGrants(grants.changing(hold.lines(), Grant::pinned)).withHolds(open);
    }

    /** Ends a hold: unpins its credits and forgets it. */
    Account unholding(long number, List<Line> lines) {
        List<Hold> open = holds.stream().filter(hold -> hold.number() != number).toList();
        return withGrants(grants.changing(lines, Grant::unpinned)).withHolds(open);
    }

    BigDecimal worth(List<Line> lines) {
        BigDecimal worth = BigDecimal.ZERO;
        for (Line line : lines) {
            Grant grant = grants.byNumber(line.number());
            if (grant != null && grant.costBasis() != null) {
                worth = worth.add(PaidValue.of(grant, line.credits()));
            }
        }
        return worth;
    }

    /** Begins a copy with some members replaced. */
    private AccountChange change() {
        return new AccountChange(this);
    }

    Account recorded(EntryHead head) {
        return change().recorded(head).made();
    }

    @SuppressWarnings("ReferenceEquality") // only saves a copy
    Account withGrants(GrantBook changed) {
        return changed == grants ? this : change().grants(changed).made();
    }

    Account withSubscription(@Nullable Subscription changed, int started) {
        return change().subscription(changed, started).made();
    }

    Account withDebt(Credits changed) {
        return changed.equals(debt) ? this : change().debt(changed).made();
    }

    Account withCounters(Map<String, Quantity> changed) {
        return change().counters(changed).made();
    }

    @SuppressWarnings("ReferenceEquality") // only saves a copy
    Account withPaid(PaidValue changed) {
        return changed == paid ? this : change().paid(changed).made();
    }

    Account inZone(ZoneId changed) {
        return change().zone(changed).made();
    }

    Account freezing() {
        return change().frozen(true).made();
    }

    Account archivedTo(long seq) {
        return change().archived(seq).made();
    }

    /** Closes: refreshes stop, credits stay [R28]. */
    Account closing() {
        return change().subscription(null, schedules).closed().made();
    }

    private Account withHolds(List<Hold> open) {
        return change().holds(open).made();
    }

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.isBefore(a) ? b : a;
    }
}
