package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A debit or capture was given back, wholly or in part, in exact reverse of the burn [R15].
 *
 * @param head place, movement and balances
 * @param command what was asked
 * @param of the number of the entry that is reversed
 * @param burned what returned to which grant, lapsed parts included, in the order of return; grants that had repaid
 *     the debt stand first
 * @param repayments how many of these lines undo a repayment of debt
 * @param debt by how much the debt was lowered
 * @param lapsed which of the lines lapsed at once since their grant had ended
 * @param forfeited a part that no grant had paid: debt that was forgiven since
 * @param restored grants that had been used up and are open again, with what returned to them
 * @param feature the feature of the original, or null
 * @param channel the channel of the original, or null
 * @param day the local day of the original
 * @param quantity by how much the used quantity is lowered
 * @param worth the value at cost basis of what returned
 * @param lapsedWorth the value at cost basis of what lapsed
 * @param complete whether nothing of the original is left
 */
public record Reversed(
        EntryHead head,
        ReverseEntry command,
        long of,
        List<Line> burned,
        int repayments,
        Credits debt,
        List<Line> lapsed,
        Credits forfeited,
        List<Grant> restored,
        @Nullable FeatureId feature,
        @Nullable ChannelId channel,
        LocalDate day,
        BigDecimal quantity,
        BigDecimal worth,
        BigDecimal lapsedWorth,
        boolean complete)
        implements UsageEntry {
    /**
     * Creates the entry with copies of the lists.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param of the number of the entry that is reversed
     * @param burned what returned to which grant, lapsed parts included, in the order of return; grants that had repaid
     *     the debt stand first
     * @param repayments how many of these lines undo a repayment of debt
     * @param debt by how much the debt was lowered
     * @param lapsed which of the lines lapsed at once since their grant had ended
     * @param forfeited a part that no grant had paid: debt that was forgiven since
     * @param restored grants that had been used up and are open again, with what returned to them
     * @param feature the feature of the original, or null
     * @param channel the channel of the original, or null
     * @param day the local day of the original
     * @param quantity by how much the used quantity is lowered
     * @param worth the value at cost basis of what returned
     * @param lapsedWorth the value at cost basis of what lapsed
     * @param complete whether nothing of the original is left
     */
    public Reversed {
        burned = List.copyOf(burned);
        lapsed = List.copyOf(lapsed);
        restored = List.copyOf(restored);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.REVERSED;
    }

    @Override
    public BigDecimal used() {
        return quantity;
    }

    /**
     * Returns how much of the original was given back, forfeited debt included.
     *
     * @return the amount reversed
     */
    public Credits reversed() {
        return charged().plus(forfeited);
    }

    @Override
    public long refersTo() {
        return of;
    }

    @Override
    public Account effect(Account before) {
        GrantBook book = before.grants();
        List<Line> repaid = live(book, burned.subList(0, repayments));
        List<Line> returned = live(book, burned.subList(repayments, burned.size()));
        book = book.changing(repaid, Grant::unrepaid).changing(returned, Grant::returned);
        for (Grant grant : restored) {
            book = book.adding(grant);
        }
        return before.withGrants(book)
                .withDebt(before.debt().minus(debt))
                .withPaid(before.paid().spending(worth.negate()).expiring(lapsedWorth));
    }

    /** The lines that go back into grants of the book: not lapsed, not restored. */
    private List<Line> live(GrantBook book, List<Line> lines) {
        return lines.stream()
                .filter(line -> !lapsed.contains(line)
                        && restored.stream().noneMatch(grant -> grant.number() == line.number())
                        && book.byNumber(line.number()) != null)
                .toList();
    }

    /** What repaid the debt since was never counted as money used, so that none of it is taken off again. */
    @Override
    public Usage usage(Account before) {
        BigDecimal money = before.worth(burned.subList(0, repayments)).subtract(worth);
        return new Usage(day, feature, channel, reversed().negated(), quantity.negate(), money, complete ? -1 : 0);
    }

    @Override
    public Reversed withHead(EntryHead changed) {
        return new Reversed(
                changed,
                command,
                of,
                burned,
                repayments,
                debt,
                lapsed,
                forfeited,
                restored,
                feature,
                channel,
                day,
                quantity,
                worth,
                lapsedWorth,
                complete);
    }

    @Override
    public void describe(Members members) {
        members.put("original", of)
                .put("lines", burned)
                .put("repayments", repayments)
                .put("debt", debt)
                .put("lapsed", lapsed)
                .put("forfeited", forfeited)
                .put("restored", restored)
                .put("feature", feature)
                .put("channel", channel)
                .put("day", day)
                .put("quantity", quantity)
                .put("worth", worth)
                .put("lapsedWorth", lapsedWorth)
                .put("complete", complete);
    }
}
