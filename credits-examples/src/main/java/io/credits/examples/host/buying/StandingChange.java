package io.credits.examples.host.buying;

import io.credits.AutomaticPurchases;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.StandingPurchase;

/** What a buyer may do to a standing purchase. */
enum StandingChange {
    PAUSE {
        @Override
        Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.pause(account, id);
        }
    },
    RESUME {
        @Override
        Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.resume(account, id);
        }
    },
    SKIP {
        @Override
        Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.skip(account, id);
        }
    },
    CANCEL {
        @Override
        Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id) {
            return door.cancel(account, id);
        }
    };

    abstract Outcome<StandingPurchase> of(AutomaticPurchases door, AccountId account, PurchaseId id);
}
