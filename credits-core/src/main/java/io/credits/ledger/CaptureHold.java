package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import io.credits.ledger.UsageEntry.Captured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spends a hold, wholly or in part; the rest is released [R14].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param hold the hold
 * @param credits how many, more than 0, or null for all of it
 * @param upTo whether more than the hold may be captured, as far as credits in its scope are available
 */
public record CaptureHold(
        AccountId account,
        IdempotencyKey key,
        HoldId hold,
        @Nullable Credits credits,
        boolean upTo) implements LedgerCommand<Captured> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param hold the hold
     * @param credits how many, more than 0, or null for all of it
     * @param upTo whether more than the hold may be captured, as far as credits in its scope are available
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public CaptureHold {
        if (credits != null) {
            Operation.requirePositive("credits", credits);
        }
    }

    /**
     * Creates a command that spends all of a hold.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param hold the hold
     * @return the command
     */
    public static CaptureHold all(AccountId account, IdempotencyKey key, HoldId hold) {
        return new CaptureHold(account, key, hold, null, false);
    }

    /**
     * Creates a command that spends at most the hold.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param hold the hold
     * @param credits how many
     * @return the command
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public static CaptureHold of(AccountId account, IdempotencyKey key, HoldId hold, Credits credits) {
        return new CaptureHold(account, key, hold, credits, false);
    }

    /**
     * Creates a command that spends beyond the hold as far as credits in its scope are available.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param hold the hold
     * @param credits how many at most
     * @return the command
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public static CaptureHold upTo(AccountId account, IdempotencyKey key, HoldId hold, Credits credits) {
        return new CaptureHold(account, key, hold, credits, true);
    }

    @Override
    public Class<Captured> entryType() {
        return Captured.class;
    }

    @Override
    public void describe(Members members) {
        members.put("hold", hold.value()).put("credits", credits).put("upTo", upTo);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return EndedHold.asks(hold, current, past);
    }

    @Override
    public Decision<Captured> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Account settled = draft.account();
        Hold open = settled.hold(hold);
        if (open == null) {
            return draft.reject(EndedHold.refusal(hold, current, past));
        }
        Credits held = open.credits();
        Credits wanted = credits == null ? held : credits;
        if (wanted.compareTo(held) > 0 && !upTo) {
            return draft.reject(new HoldRejection.ExceedsHold(account, hold, wanted, held));
        }
        Credits fromHold = wanted.min(held);
        List<Line> burned = first(open.lines(), fromHold);
        Credits beyond = wanted.minus(fromHold);
        if (beyond.isPositive()) {
            burned = followed(
                    burned,
                    Burn.of(settled, open.feature(), open.channel(), beyond, now)
                            .lines());
        }
        List<Line> paid = burned;
        List<Line> lapsed = TimeOwed.lapsing(settled, rest(open.lines(), fromHold), now);
        Quantity quantity = captured(open, Line.sum(paid), held);
        LocalDate day = LocalDate.ofInstant(now, settled.zone());
        return draft.accept(draft.post(
                now,
                head -> new Captured(
                        head,
                        this,
                        open,
                        paid,
                        held.minus(fromHold),
                        lapsed,
                        quantity,
                        day,
                        settled.terms().burnOrder())));
    }

    /** The share of the hold's quantity that the captured credits stand for; all of it where all was captured. */
    private static @Nullable Quantity captured(Hold hold, Credits charged, Credits held) {
        if (hold.quantity() == null || charged.equals(held)) {
            return hold.quantity();
        }
        BigDecimal share = hold.quantity()
                .value()
                .multiply(charged.toBigDecimal())
                .divide(held.toBigDecimal(), Quantity.MAX_DECIMALS, RoundingMode.DOWN);
        return Quantity.of(share);
    }

    /** The first lines up to an amount. */
    private static List<Line> first(List<Line> lines, Credits amount) {
        return slice(lines, 0, amount.micros());
    }

    /** The lines after an amount. */
    private static List<Line> rest(List<Line> lines, Credits amount) {
        return slice(lines, amount.micros(), Long.MAX_VALUE);
    }

    /** The part of consecutive lines between two amounts. */
    static List<Line> slice(List<Line> lines, long from, long to) {
        List<Line> part = new ArrayList<>();
        long at = 0;
        for (Line line : lines) {
            long end = at + line.credits().micros();
            long taken = Math.min(end, to) - Math.max(at, from);
            if (taken > 0) {
                part.add(new Line(line.grant(), line.number(), Credits.ofMicros(taken)));
            }
            at = end;
        }
        return part;
    }

    /** The lines in the order of the burn, which a reversal goes back; only at the seam are two of one grant joined. */
    private static List<Line> followed(List<Line> lines, List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        for (Line next : more) {
            Line last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && last.number() == next.number()) {
                all.set(
                        all.size() - 1,
                        new Line(next.grant(), next.number(), last.credits().plus(next.credits())));
            } else {
                all.add(next);
            }
        }
        return all;
    }
}
