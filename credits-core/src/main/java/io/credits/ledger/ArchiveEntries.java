package io.credits.ledger;

import io.credits.ledger.AccountEntry.Archived;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Notes in the ledger that its entries up to a number were written down in the host's archive, and which state they add up to.
 *
 * <p>The state is what replays and audits begin with from then on; its hash stands in the chain, so that nobody can alter it
 * unnoticed. No credits move. Use {@code AccountArchive}, which writes the entries down, checks them on the way, asks for
 * this, and only then lets the store forget.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param upTo the number of the last archived entry
 * @param link the hash of that entry
 * @param state the hash of the state after that entry, {@link #hashOf}
 */
public record ArchiveEntries(AccountId account, IdempotencyKey key, long upTo, Hash link, Hash state)
        implements LedgerCommand<Archived> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param upTo the number of the last archived entry, 1 or more
     * @param link the hash of that entry
     * @param state the hash of the state after that entry
     * @throws InvalidArgumentException if the number is less than 1
     */
    public ArchiveEntries {
        if (upTo < 1) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, "upTo", "1 or more", String.valueOf(upTo));
        }
    }

    /**
     * Creates the command for a state.
     *
     * @param base the state that the archived entries add up to
     * @param key makes the command safe to repeat
     * @return the command
     */
    public static ArchiveEntries upTo(Account base, IdempotencyKey key) {
        return new ArchiveEntries(base.id(), key, base.sequence(), base.lastHash(), hashOf(base));
    }

    /**
     * Hashes a whole state but its terms, which are the host's: accounts that are equal under the same terms have the same
     * hash.
     *
     * @param state the state
     * @return the first 128 bits of the SHA-256 over all its members
     */
    public static Hash hashOf(Account state) {
        return HashChain.of(members -> WholeState.describe(state, members));
    }

    /**
     * Requires that a store may forget what a state's entries hold.
     *
     * @param base the state that the archived entries add up to
     * @param stored the account in the store
     * @throws CreditRejectedException if fewer entries count as archived there
     */
    public static void requireArchived(Account base, Account stored) {
        if (stored.archived() < base.sequence()) {
            throw new CreditRejectedException(new Rejection.InvalidArgument(
                    base.id(),
                    "base",
                    "at most " + stored.archived() + " archived entries",
                    String.valueOf(base.sequence())));
        }
    }

    @Override
    public Class<Archived> entryType() {
        return Archived.class;
    }

    @Override
    public void describe(Members members) {
        members.put("upTo", upTo).put("link", link).put("state", state);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return upTo <= current.archived() ? Set.of() : past.unanswered(List.of(new Reference.BySeq(upTo)));
    }

    @Override
    public Decision<Archived> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        if (upTo <= current.archived()) {
            return draft.reject(new Rejection.EntryArchived(account, upTo));
        }
        Hash found = past.entry(new Reference.BySeq(upTo))
                .map(entry -> entry.head().hash())
                .orElse(null);
        if (found == null) {
            return draft.reject(new Rejection.NotFound(account, "entry", String.valueOf(upTo)));
        }
        if (!found.equals(link)) {
            return draft.reject(new Rejection.InvalidArgument(account, "link", found.toString(), link.toString()));
        }
        return draft.accept(draft.post(now, head -> new Archived(head, this)));
    }
}
