package io.credits.examples.standing;

import io.credits.AutomaticPurchases;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.StandingPurchase;

/** What a buyer may do to a standing purchase: which verb of the door a word stands for. */
public enum StandingChange {
    /** Nothing is charged until it is resumed. */
    PAUSE {
        @Override
        public Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.pause(account, id);
        }
    },
    /** It goes on, with the next charge. */
    RESUME {
        @Override
        public Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.resume(account, id);
        }
    },
    /** The next charge is left out. */
    SKIP {
        @Override
        public Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.skip(account, id);
        }
    },
    /** Nothing is charged any more. */
    CANCEL {
        @Override
        public Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.cancel(account, id);
        }
    };

    /**
     * Does it.
     *
     * @param door the door for what repeats itself
     * @param account whose standing purchase
     * @param id the first purchase of the standing one
     * @return the standing purchase as it is now, or why not
     */
    public abstract Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id);
}
