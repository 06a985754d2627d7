package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.ledger.GrantEntry.Disputed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that a purchase was charged back: takes back its unspent credits, once, and books the rest as debt [R23].
 *
 * <p>What is on hold stays there and is booked as debt. What lapsed at the grant's end or was voided was never used and
 * is not owed. A purchase is disputed at most once.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param purchase the purchase's grant, which has the purchase's id
 * @param credits how many credits the disputed money bought, more than 0, or null for all of the purchase
 */
public record RecordDispute(
        AccountId account,
        IdempotencyKey key,
        GrantId purchase,
        @Nullable Credits credits) implements LedgerCommand<Disputed> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param purchase the purchase's grant, which has the purchase's id
     * @param credits how many credits the disputed money bought, more than 0, or null for all of the purchase
     * throws @throws io.credits.amount.InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public RecordDispute {
        if (credits != null) {
            Operation.requirePositive("credits", credits);
        }
    }

    /**
     * Creates a command for a purchase that was charged back as a whole.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param purchase the purchase's grant
     * @return the command
     */
    public static RecordDispute all(AccountId account, IdempotencyKey key, GrantId purchase) {
        return new RecordDispute(account, key, purchase, null);
    }

    @Override
    public Class<Disputed> entryType() {
        return Disputed.class;
    }

    @Override
    public void describe(Members members) {
        members.put("purchase", purchase.value()).put("credits", credits);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return past.unanswered(List.of(new Reference.IssueOf(purchase)));
    }

    @Override
    public Decision<Disputed> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Reference issue = new Reference.IssueOf(purchase);
        LedgerEntry sale = past.entry(issue).or(() -> issuedJustNow(draft)).orElse(null);
        Grant sold = sale == null ? null : sale.issued();
        if (sale == null || sold == null) {
            return draft.reject(new Rejection.NotFound(account, "purchase", purchase.value()));
        }
        if (sold.kind() != GrantKind.PURCHASED) {
            return draft.reject(new Rejection.InvalidArgument(
                    account,
                    "purchase",
                    "a grant of kind PURCHASED",
                    sold.kind().name()));
        }
        IdempotencyKey saleKey = sale.key().orElse(key);
        if (!past.referring(issue, Disputed.class).isEmpty()) {
            return draft.reject(new ReversalRejection.AlreadyReversed(account, saleKey));
        }
        Credits disputed = credits == null ? sold.granted() : credits;
        if (disputed.compareTo(sold.granted()) > 0) {
            return draft.reject(new ReversalRejection.ExceedsOriginal(account, saleKey, disputed, sold.granted()));
        }
        Grant open = draft.account().grants().byId(purchase);
        Credits taken = open == null ? Credits.ZERO : open.free().min(disputed);
        Credits used = sold.granted().minus(lapsed(draft, past, sold)).minus(taken);
        Credits debt = disputed.minus(taken).min(used);
        return draft.accept(draft.post(now, head -> new Disputed(head, this, sold.number(), taken, debt)));
    }

    /** Among what time owed and this decision writes. */
    private Optional<LedgerEntry> issuedJustNow(Draft draft) {
        return draft.entries().stream()
                .filter(entry -> entry.issued() != null && entry.issued().id().equals(purchase))
                .findFirst();
    }

    /** What nobody ever used of the purchase: lapsed at its end, now or earlier, or voided. */
    private static Credits lapsed(Draft draft, Past past, Grant sold) {
        Reference issue = new Reference.IssueOf(sold.id());
        Credits lapsed = Credits.ZERO;
        for (GrantEntry.Voided voided : past.referring(issue, GrantEntry.Voided.class)) {
            lapsed = lapsed.plus(voided.voided());
        }
        for (GrantEntry.Expired expired : past.referring(issue, GrantEntry.Expired.class)) {
            lapsed = lapsed.plus(expired.line().credits());
        }
        for (LedgerEntry owed : draft.entries()) {
            if (owed instanceof GrantEntry.Expired expired && expired.line().number() == sold.number()) {
                lapsed = lapsed.plus(expired.line().credits());
            }
        }
        return lapsed;
    }
}
