package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused, as a value with the account, the wanted and the found amounts [R7].
 *
 * <p>Most reasons stand here; those that only holds, reversals or purchases know have a family of their own. A rejection
 * writes nothing and is not remembered: the same key can be tried again.
 */
public sealed interface Rejection
        permits Rejection.InsufficientCredits,
                Rejection.AllOnHold,
                Rejection.OutOfScope,
                Rejection.LimitReached,
                Rejection.UnknownFeature,
                Rejection.AccountClosed,
                Rejection.AccountFrozen,
                Rejection.EntryArchived,
                Rejection.IdempotencyConflict,
                Rejection.OpenedDifferently,
                Rejection.NotFound,
                Rejection.InvalidWindow,
                Rejection.InvalidUsageTime,
                Rejection.Overflow,
                Rejection.InvalidArgument,
                HoldRejection,
                PurchaseRejection,
                ReversalRejection {

    /**
     * Returns the public name of the reason.
     *
     * @return the code
     */
    RejectionCode code();

    /**
     * Returns the account that the command was for.
     *
     * @return its id
     */
    AccountId account();

    /**
     * Describes what was wanted and found.
     *
     * @param members receives the members
     */
    void describe(Members members);

    /**
     * Returns the reason for people.
     *
     * @return one line with code, account, wanted and found
     */
    default String message() {
        StringBuilder text =
                new StringBuilder(code().name()).append(": account ").append(account());
        describe(new Members() {
            @Override
            public Members put(String name, @Nullable Object value) {
                text.append(", ").append(name).append(' ').append(value);
                return this;
            }
        });
        return text.toString();
    }

    /**
     * Something in scope is available, or nothing anywhere, and it is too little.
     *
     * @param account the account
     * @param requested what was wanted
     * @param available what is in scope, without the overdraft
     */
    record InsufficientCredits(AccountId account, Credits requested, Credits available) implements Rejection {
        /**
         * Returns how much was missing.
         *
         * @return requested minus available
         */
        public Credits shortfall() {
            return requested.minus(available);
        }

        @Override
        public RejectionCode code() {
            return RejectionCode.INSUFFICIENT_CREDITS;
        }

        @Override
        public void describe(Members members) {
            members.put("requested", requested).put("available", available).put("shortfall", shortfall());
        }
    }

    /**
     * Nothing is available, but credits in scope are on hold.
     *
     * @param account the account
     * @param requested what was wanted
     * @param held what is on hold in scope
     * @param until when the first of these holds ends by itself
     */
    record AllOnHold(AccountId account, Credits requested, Credits held, Instant until) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.ALL_ON_HOLD;
        }

        @Override
        public void describe(Members members) {
            members.put("requested", requested)
                    .put("available", Credits.ZERO)
                    .put("shortfall", requested)
                    .put("held", held)
                    .put("until", until);
        }
    }

    /**
     * Nothing in scope is available, but credits of another scope are.
     *
     * @param account the account
     * @param requested what was wanted
     * @param elsewhere what other scopes have available
     */
    record OutOfScope(AccountId account, Credits requested, Credits elsewhere) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.OUT_OF_SCOPE;
        }

        @Override
        public void describe(Members members) {
            members.put("requested", requested)
                    .put("available", Credits.ZERO)
                    .put("shortfall", requested)
                    .put("elsewhere", elsewhere);
        }
    }

    /**
     * A documented limit is reached [R8].
     *
     * @param account the account
     * @param what what there are too many of
     * @param limit how many there may be
     */
    record LimitReached(AccountId account, String what, long limit) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.LIMIT_REACHED;
        }

        @Override
        public void describe(Members members) {
            members.put("what", what).put("limit", limit);
        }
    }

    /**
     * No rate is in force for the feature and channel at the time of use.
     *
     * @param account the account
     * @param feature the feature
     * @param channel the channel, or null
     * @param at the time of use
     */
    record UnknownFeature(
            AccountId account, String feature, @Nullable String channel, Instant at) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.UNKNOWN_FEATURE;
        }

        @Override
        public void describe(Members members) {
            members.put("feature", feature).put("channel", channel).put("at", at);
        }
    }

    /**
     * The account is closed [R28].
     *
     * @param account the account
     */
    record AccountClosed(AccountId account) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.ACCOUNT_CLOSED;
        }

        @Override
        public void describe(Members members) {
            // The account says it all.
        }
    }

    /**
     * The account is frozen, see {@link FreezeAccount}.
     *
     * @param account the account
     */
    record AccountFrozen(AccountId account) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.ACCOUNT_FROZEN;
        }

        @Override
        public void describe(Members members) {
            // The account says it all.
        }
    }

    /**
     * The entry that is asked for, or that used the key before, is in the host's archive and not in the store any more.
     *
     * @param account the account
     * @param seq the entry's number
     */
    record EntryArchived(AccountId account, long seq) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.ENTRY_ARCHIVED;
        }

        @Override
        public void describe(Members members) {
            members.put("seq", seq);
        }
    }

    /**
     * The key was used before with other content [R17].
     *
     * @param account the account
     * @param key the key
     * @param field the first member that differs, or "operation" for another verb
     */
    record IdempotencyConflict(AccountId account, IdempotencyKey key, String field) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.IDEMPOTENCY_CONFLICT;
        }

        @Override
        public void describe(Members members) {
            members.put("key", key.value()).put("field", field);
        }
    }

    /**
     * An account was opened before with other facts.
     *
     * @param account the account
     * @param field the first fact that differs
     */
    record OpenedDifferently(AccountId account, String field) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.IDEMPOTENCY_CONFLICT;
        }

        @Override
        public void describe(Members members) {
            members.put("field", field);
        }
    }

    /**
     * What the command names does not exist.
     *
     * @param account the account
     * @param what the kind of thing
     * @param id its name
     */
    record NotFound(AccountId account, String what, String id) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.NOT_FOUND;
        }

        @Override
        public void describe(Members members) {
            members.put("what", what).put("id", id);
        }
    }

    /**
     * A window that is over, or not later than it was.
     *
     * @param account the account
     * @param member which member says so
     * @param wanted what is allowed
     * @param found what was given
     */
    record InvalidWindow(
            AccountId account,
            String member,
            String wanted,
            @Nullable Instant found) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.INVALID_WINDOW;
        }

        @Override
        public void describe(Members members) {
            members.put("member", member).put("wanted", wanted).put("found", found);
        }
    }

    /**
     * Usage dated too far in the future or too long ago [R16].
     *
     * @param account the account
     * @param occurredAt when the usage is said to have occurred
     * @param earliest the earliest instant allowed
     * @param latest the latest instant allowed
     */
    record InvalidUsageTime(AccountId account, Instant occurredAt, Instant earliest, Instant latest)
            implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.INVALID_USAGE_TIME;
        }

        @Override
        public void describe(Members members) {
            members.put("occurredAt", occurredAt).put("earliest", earliest).put("latest", latest);
        }
    }

    /**
     * An operation or a balance beyond the documented limits [R1].
     *
     * @param account the account
     * @param member what is too large
     * @param limit the limit
     */
    record Overflow(AccountId account, String member, Credits limit) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.OVERFLOW;
        }

        @Override
        public void describe(Members members) {
            members.put("member", member).put("limit", limit);
        }
    }

    /**
     * An argument that makes no sense in the account's state.
     *
     * @param account the account
     * @param member which argument
     * @param wanted what is allowed
     * @param found what was given
     */
    record InvalidArgument(AccountId account, String member, String wanted, String found) implements Rejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.INVALID_ARGUMENT;
        }

        @Override
        public void describe(Members members) {
            members.put("member", member).put("wanted", wanted).put("found", found);
        }
    }
}
