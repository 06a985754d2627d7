package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a debit, consumption or capture back, wholly or in part, in exact reverse of the burn [R15].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param of the key of the original
 * @param credits how many, more than 0, or null for all that is left of it
 */
public record ReverseEntry(
        AccountId account,
        IdempotencyKey key,
        IdempotencyKey of,
        @Nullable Credits credits) implements LedgerCommand<Reversed> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param of the key of the original
     * @param credits how many, more than 0, or null for all that is left of it
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public ReverseEntry {
        if (credits != null) {
            Operation.requirePositive("credits", credits);
        }
    }

    /**
     * Creates a command that gives all of an original back.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param of the key of the original
     * @return the command
     */
    public static ReverseEntry all(AccountId account, IdempotencyKey key, IdempotencyKey of) {
        return new ReverseEntry(account, key, of, null);
    }

    @Override
    public Class<Reversed> entryType() {
        return Reversed.class;
    }

    @Override
    public void describe(Members members) {
        members.put("of", of.value()).put("credits", credits);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        Reference byKey = new Reference.ByKey(of);
        Set<Reference> first = past.unanswered(List.of(byKey));
        if (!first.isEmpty()) {
            return first;
        }
        List<Reference> usedUp = new ArrayList<>();
        original(past)
                .ifPresent(original -> original.burned().stream()
                        .filter(line -> current.grants().byNumber(line.number()) == null)
                        .forEach(line -> usedUp.add(new Reference.BySeq(line.number()))));
        return past.unanswered(usedUp);
    }

    @Override
    public Decision<Reversed> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Reference byKey = new Reference.ByKey(of);
        if (past.entry(byKey).isEmpty()) {
            return draft.reject(new Rejection.NotFound(account, "entry", of.value()));
        }
        Optional<Grant> bought =
                past.entry(byKey).map(LedgerEntry::issued).filter(issued -> issued.kind() == GrantKind.PURCHASED);
        if (bought.isPresent()) {
            return draft.reject(new PurchaseRejection.NonRefundable(
                    account, of, bought.get().id()));
        }
        Optional<UsageEntry> found = original(past);
        if (found.isEmpty()) {
            return draft.reject(new Rejection.InvalidArgument(
                    account,
                    "of",
                    "the key of a debit or capture",
                    past.entry(byKey).map(LedgerEntry::kind).map(Enum::name).orElse("none")));
        }
        UsageEntry original = found.get();
        Credits done = Credits.ZERO;
        for (Reversed earlier : past.referring(byKey, Reversed.class)) {
            done = done.plus(earlier.reversed());
        }
        Credits left = original.charged().minus(done);
        if (left.isZero()) {
            return draft.reject(new ReversalRejection.AlreadyReversed(account, of));
        }
        Credits amount = credits == null ? left : credits;
        if (amount.compareTo(left) > 0) {
            return draft.reject(new ReversalRejection.ExceedsOriginal(account, of, amount, left));
        }
        Return given = Return.of(original, done, amount, current, draft.account(), past, now);
        return draft.accept(draft.post(now, head -> given.entry(head, this)));
    }

    private Optional<UsageEntry> original(Past past) {
        return past.entry(new Reference.ByKey(of))
                .filter(entry -> entry instanceof UsageEntry && !(entry instanceof Reversed))
                .map(UsageEntry.class::cast);
    }
}
