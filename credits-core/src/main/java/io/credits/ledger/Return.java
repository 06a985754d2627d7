package io.credits.ledger;

import io.credits.amount.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out where reversed credits go: the part that was debt first, then the paid lines, the last burned first [R15].
 *
 * <p>A part that was debt lowers the debt, then returns to the live grants that repaid it since, the last effective
 * first; debt that was forgiven, or repaid by a grant that has ended, belongs to nobody any more and is forfeited.
 */
final class Return {

    private static final int QUANTITY_DECIMALS = 12;

    private final UsageEntry original;
    private final Account before;
    private final Account settled;
    private final Past past;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();
    private final List<Line> lapsed = new ArrayList<>();
    private final List<Grant> restored = new ArrayList<>();
    private int repayments;
    private Credits debt = Credits.ZERO;
    private Credits forfeited = Credits.ZERO;
    private BigDecimal worth = BigDecimal.ZERO;
    private BigDecimal lapsedWorth = BigDecimal.ZERO;
    private BigDecimal quantity = BigDecimal.ZERO;
    private boolean complete;

    private Return(UsageEntry original, Account before, Account settled, Past past, Instant now) {
        this.original = original;
        this.before = before;
        this.settled = settled;
        this.past = past;
        this.now = now;
    }

    static Return of(
            UsageEntry original,
            Credits done,
            Credits amount,
            Account before,
            Account settled,
            Past past,
            Instant now) {
        Return given = new Return(original, before, settled, past, now);
        long from = done.micros();
        long to = done.plus(amount).micros();
        long owed = original.debt().micros();
        given.returnDebt(Math.max(0, Math.min(to, owed) - from));
        given.repayments = given.lines.size();
        List<Line> backwards = new ArrayList<>(original.burned());
        Collections.reverse(backwards);
        for (Line line : CaptureHold.slice(backwards, Math.max(0, from - owed), Math.max(0, to - owed))) {
            given.returnLine(line);
        }
        Credits total = original.charged();
        given.quantity = given.share(done.plus(amount), total).subtract(given.share(done, total));
        given.complete = done.plus(amount).equals(total);
        return given;
    }

    Reversed entry(EntryHead head, ReverseEntry command) {
        return new Reversed(
                head,
                command,
                original.seq(),
                lines,
                repayments,
                debt,
                lapsed,
                forfeited,
                restored,
                original.feature(),
                original.channel(),
                original.day(),
                quantity,
                worth,
                lapsedWorth,
                complete);
    }

    private void returnDebt(long micros) {
        debt = Credits.ofMicros(micros).min(settled.debt());
        long left = micros - debt.micros();
        List<Grant> repaying = new ArrayList<>(settled.grants().grants());
        repaying.removeIf(grant -> grant.repaid().isZero() || grant.isExpired(now) || !mayHaveRepaid(grant));
        repaying.sort(Comparator.comparing(Grant::effectiveAt)
                .thenComparingLong(Grant::number)
                .reversed());
        for (Grant grant : repaying) {
            long taken = Math.min(left, grant.repaid().micros());
            if (taken > 0) {
                note(new Line(grant.id(), grant.number(), Credits.ofMicros(taken)), grant);
                left -= taken;
            }
        }
        forfeited = Credits.ofMicros(left);
    }

    /** Whether the grant became effective after the original: before, it repaid somebody else's debt. */
    private boolean mayHaveRepaid(Grant grant) {
        return grant.number() > original.seq() || grant.effectiveAt().isAfter(original.at());
    }

    private void returnLine(Line line) {
        Grant open = settled.grants().byNumber(line.number());
        Grant grant = open != null ? open : asRemembered(line.number());
        note(line, grant);
        if (open == null && !grant.isExpired(now)) {
            restore(grant, line.credits());
        }
    }

    /** A capture may have taken from one grant twice: from the hold and beyond it. */
    private void restore(Grant grant, Credits credits) {
        for (int i = 0; i < restored.size(); i++) {
            if (restored.get(i).number() == grant.number()) {
                restored.set(i, restored.get(i).returned(credits));
                return;
            }
        }
        restored.add(grant.returned(credits));
    }

    private void note(Line line, Grant grant) {
        lines.add(line);
        BigDecimal money = PaidValue.of(grant, line.credits());
        worth = worth.add(money);
        if (grant.isExpired(now)) {
            lapsed.add(line);
            lapsedWorth = lapsedWorth.add(money);
        }
    }

    /** A grant that the state has forgotten, used up, with the end that it has by now. */
    private Grant asRemembered(long number) {
        Grant ended = before.grants().byNumber(number);
        if (ended != null) {
            return usedUp(ended, ended.expiresAt());
        }
        Reference issue = new Reference.BySeq(number);
        Grant issued = past.entry(issue).map(LedgerEntry::issued).orElseThrow();
        if (issued.scheduled() && issued.expiresAt() != null) {
            // Kept until its end, which may have moved with the schedule; so it has ended by now.
            return usedUp(issued, now);
        }
        Instant end = issued.expiresAt();
        for (GrantEntry.Extended extended : past.referring(issue, GrantEntry.Extended.class)) {
            end = extended.command().expiresAt();
        }
        Optional<GrantEntry.Voided> voided =
                past.referring(issue, GrantEntry.Voided.class).stream().findFirst();
        return usedUp(issued, voided.map(LedgerEntry::at).orElse(end));
    }

    private static Grant usedUp(Grant issued, @Nullable Instant end) {
        return issued.emptied().expiringAt(end);
    }

    private BigDecimal share(Credits part, Credits total) {
        return part.equals(total)
                ? original.used()
                : original.used()
                        .multiply(part.toBigDecimal())
                        .divide(total.toBigDecimal(), QUANTITY_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
