package io.credits.ledger;

import io.credits.amount.Credits;

/** A refusal to give back what is not there to give back [R15]. */
public sealed interface ReversalRejection extends Rejection {

    /**
     * Nothing of the original is left to reverse.
     *
     * @param account the account
     * @param of the key of the original
     */
    record AlreadyReversed(AccountId account, IdempotencyKey of) implements ReversalRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.ALREADY_REVERSED;
        }

        @Override
        public void describe(Members members) {
            members.put("of", of.value());
        }
    }

    /**
     * More is to be reversed than is left of the original.
     *
     * @param account the account
     * @param of the key of the original
     * @param requested what was wanted
     * @param left what is left
     */
    record ExceedsOriginal(AccountId account, IdempotencyKey of, Credits requested, Credits left)
            implements ReversalRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.EXCEEDS_ORIGINAL;
        }

        @Override
        public void describe(Members members) {
            members.put("of", of.value()).put("requested", requested).put("left", left);
        }
    }
}
