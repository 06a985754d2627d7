package io.credits.ledger;

import java.time.Instant;
import org.joda.money.Money;

/** A refusal that is about buying credits, not about those in the account. */
public sealed interface PurchaseRejection extends Rejection {

    /**
     * The quote is no longer valid [R20].
     *
     * @param account the account
     * @param quote the quote
     * @param validUntil the first instant at which it was not valid any more
     */
    record QuoteExpired(AccountId account, String quote, Instant validUntil) implements PurchaseRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.QUOTE_EXPIRED;
        }

        @Override
        public void describe(Members members) {
            members.put("quote", quote).put("validUntil", validUntil);
        }
    }

    /**
     * A payment attempt is still open, so that a second one could take the money twice [R22].
     *
     * @param account the account
     * @param purchase the purchase
     * @param state the state of the open attempt
     */
    record PaymentInProgress(AccountId account, String purchase, String state) implements PurchaseRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.PAYMENT_IN_PROGRESS;
        }

        @Override
        public void describe(Members members) {
            members.put("purchase", purchase).put("state", state);
        }
    }

    /**
     * The entry that is to be reversed granted what was bought: purchases are not refunded, a chargeback is a dispute [R23].
     *
     * @param account the account
     * @param of the key of the entry that is to be reversed
     * @param grant the grant that was bought
     */
    record NonRefundable(AccountId account, IdempotencyKey of, GrantId grant) implements PurchaseRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.NON_REFUNDABLE;
        }

        @Override
        public void describe(Members members) {
            members.put("of", of.value()).put("grant", grant.value());
        }
    }

    /**
     * The gateway took another amount or currency than was quoted; nothing is granted [R22].
     *
     * @param account the account
     * @param purchase the purchase
     * @param wanted the total of the quote
     * @param found what the gateway says it took
     */
    record PaymentMismatch(AccountId account, String purchase, Money wanted, Money found) implements PurchaseRejection {
        @Override
        public RejectionCode code() {
            return RejectionCode.PAYMENT_MISMATCH;
        }

        @Override
        public void describe(Members members) {
            members.put("purchase", purchase).put("wanted", wanted).put("found", found);
        }
    }
}
