package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;

/** A refusal that is about one hold. */
public sealed interface HoldRejection extends Rejection {

    /**
     * The hold was captured or released before.
     *
     * @param account the account
     * @param hold the hold
     * @param ended how it ended
     */
    record HoldClosed(AccountId account, HoldId hold, EntryKind ended) implements HoldRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.HOLD_CLOSED;
        }

        @Override
        public void describe(Members members) {
            members.put("hold", hold.value()).put("ended", ended);
        }
    }

    /**
     * The hold has expired.
     *
     * @param account the account
     * @param hold the hold
     * @param expiredAt when
     */
    record HoldExpired(AccountId account, HoldId hold, Instant expiredAt) implements HoldRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.HOLD_EXPIRED;
        }

        @Override
        public void describe(Members members) {
            members.put("hold", hold.value()).put("expiredAt", expiredAt);
        }
    }

    /**
     * More is to be captured than the hold has.
     *
     * @param account the account
     * @param hold the hold
     * @param requested what was wanted
     * @param held what the hold has
     */
    record ExceedsHold(AccountId account, HoldId hold, Credits requested, Credits held) implements HoldRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.EXCEEDS_HOLD;
        }

        @Override
        public void describe(Members members) {
            members.put("hold", hold.value()).put("requested", requested).put("held", held);
        }
    }
}
