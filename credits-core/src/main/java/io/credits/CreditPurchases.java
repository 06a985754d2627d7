package io.credits;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.GrantEntry.Disputed;
import io.credits.ledger.GrantId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.RecordDispute;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.Receipt;
import io.credits.purchase.ReceiptSeries;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.SignedNotification;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import io.credits.spi.PaymentGateway;
import io.credits.spi.PurchaseStore;
import io.credits.spi.TaxCalculator;
import io.credits.tax.Supplier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The door to buying credits: quote, purchase, receive [R20] to [R26]; what repeats itself is behind {@link #automatic}.
 *
 * <pre>{@code
 * Quote quote = purchases.quote(QuoteRequest.of(acme, QuoteId.of("q-1"), Credits.of(10_000), Recurrence.MONTHLY));
 * Purchase purchase = purchases.purchase(acme, quote.id(), PaymentMethodToken.of("tok_from_the_gateway"));
 * Receipt receipt = purchases.receipt(acme, purchase.id());
 * }</pre>
 *
 * <p>A purchase is stored before the gateway is asked, and paid and credited in one transaction. Its key is its quote: the
 * same quote again answers a paid purchase, is refused while a payment is open, and is a further attempt after a failure.
 * What a buyer gave as billing details is kept in quotes, purchases, standing purchases and the top-up until {@link
 * #eraseBilling}; the ledger's entries and their hashes do not hold it.
 * Immutable and safe for use by several threads. Every verb may throw {@link io.credits.spi.LedgerStoreException} if the
 * store cannot be reached; a payment under way is then found again by {@link #reconcile} or {@link CreditMaintenance}.
 */
public final class CreditPurchases {

    /** For how long a payment that the gateway does not know may still be on its way to it. */
    public static final Duration DEFAULT_GRACE = Duration.ofMinutes(5);

    private final PurchaseTill till;
    private final String receiptPrefix;
    private final Receipt.@Nullable Letterhead seller;

    private CreditPurchases(Builder parts) {
        this.till = new PurchaseTill(parts);
        this.receiptPrefix = parts.receiptPrefix;
        this.seller = parts.seller;
    }

    /**
     * Collects the parts of the door.
     *
     * @param store keeps purchases, beside the accounts
     * @param catalog what is sold, by whom
     * @param gateway takes the money
     * @param clock tells the time
     * @return a builder with the default policies
     */
    public static Builder builder(PurchaseStore store, Catalog catalog, PaymentGateway gateway, InstantSource clock) {
        return new Builder(store, catalog, gateway, clock);
    }

    /**
     * Reviews a price.
     *
     * @param request what is to be bought
     * @return the quote, now or when the name was first used
     * @throws CreditRejectedException if it is refused
     * @throws io.credits.amount.InvalidAmountException if the credits are outside the price list's limits, or cost nothing
     *     after rounding without a discount of 100 %
     */
    public Quote quote(QuoteRequest request) {
        return tryQuote(request).orElseThrow();
    }

    /**
     * Reviews a price, or tells why not.
     *
     * @param request what is to be bought
     * @return the quote, now or when the name was first used; NOT_FOUND without an account or a price list,
     *     IDEMPOTENCY_CONFLICT if the name was used for another request
     * @throws io.credits.amount.InvalidAmountException if the credits are outside the price list's limits, or cost nothing
     *     after rounding without a discount of 100 %
     */
    public Outcome<Quote> tryQuote(QuoteRequest request) {
        return till.quote(request);
    }

    /**
     * Buys what was quoted, under the quote's name.
     *
     * @param account the account
     * @param quote the quote
     * @param method how it is paid
     * @return the purchase with its state; UNKNOWN if the gateway's answer was lost
     * @throws CreditRejectedException if it is refused; no money was asked for
     */
    public Purchase purchase(AccountId account, QuoteId quote, PaymentMethodToken method) {
        return tryPurchase(account, quote, null, method).orElseThrow();
    }

    /**
     * Buys what was quoted, or tells why not.
     *
     * @param account the account
     * @param quote the quote; the same quote again is a further attempt, unless it is paid or a payment is open
     * @param id the purchase's name, or null for the quote's
     * @param method how it is paid
     * @return the purchase with its state; QUOTE_EXPIRED, PAYMENT_IN_PROGRESS, PAYMENT_MISMATCH, or why the credits could
     *     not be granted; only after a mismatch has money been asked for
     */
    public Outcome<Purchase> tryPurchase(
            AccountId account, QuoteId quote, @Nullable PurchaseId id, PaymentMethodToken method) {
        till.requireWorkThatLasts();
        Outcome<Purchase> begun = till.work(account, desk -> till.rules.begin(desk, quote, id, method));
        return begun.rejection().isPresent() || begun.replayed() ? begun : till.charge(begun.orElseThrow());
    }

    /**
     * Takes in what the gateway sent by itself, as the host received it; any number of times, in any order.
     *
     * @param notification the notification, not yet to be believed
     * @return what {@link #tryNotify} answers; empty if it is about nothing that was bought here, to be answered as received
     * @throws io.credits.purchase.UntrustedNotificationException if it is forged, stale or malformed; nothing is changed
     * @throws UnsupportedOperationException if the gateway sends no notifications
     */
    public Optional<Outcome<PaymentNews>> receive(SignedNotification notification) {
        return till.read(notification).map(this::tryNotify);
    }

    /**
     * Takes in a gateway's notification, whose signature was checked; any number of times, in any order.
     *
     * @param notification what the gateway tells
     * @return the purchase and what it was credited; PAYMENT_MISMATCH if other money was taken than was quoted, which is
     *     noted and grants nothing
     */
    public Outcome<PaymentNews> tryNotify(PaymentNotification notification) {
        return till.hear(
                notification.account(), notification.purchase(), notification.attempt(), notification.report(), false);
    }

    /**
     * Asks the gateway how an open payment stands, for example when the buyer comes back from a required action.
     *
     * @param account the account
     * @param purchase the purchase
     * @return the purchase as it stands now
     * @throws CreditRejectedException if there is no such purchase
     */
    public Purchase confirm(AccountId account, PurchaseId purchase) {
        return till.ask(find(account, purchase));
    }

    /**
     * Asks the gateway about every open payment, whatever its schedule.
     *
     * @param limit the most payments to ask about
     * @return how many came to an end
     */
    public int reconcile(int limit) {
        int resolved = 0;
        for (Purchase each : till.store.open(limit)) {
            if (till.ask(each).openAttempt().isEmpty()) {
                resolved++;
            }
        }
        return resolved;
    }

    /**
     * Finds a purchase.
     *
     * @param account the account
     * @param purchase the purchase
     * @return the purchase
     * @throws CreditRejectedException if there is no such purchase
     */
    public Purchase find(AccountId account, PurchaseId purchase) {
        return till.store
                .purchase(account, purchase)
                .orElseThrow(() -> new CreditRejectedException(PurchaseRules.missing(account, purchase)));
    }

    /**
     * Lists an account's purchases, the newest first.
     *
     * @param account the account
     * @param before the last purchase of the page before, or null for the first page
     * @param limit how many at most, 1 to {@link LedgerStore#MAX_PAGE}
     * @return those begun before it; empty at the end and for an unknown account
     * @throws CreditRejectedException if there is no such purchase
     * @throws io.credits.ledger.InvalidArgumentException if the limit is out of range
     */
    public List<Purchase> list(AccountId account, @Nullable PurchaseId before, int limit) {
        LedgerReader.requireRange("limit", limit, 1, LedgerStore.MAX_PAGE);
        return till.store.purchases(account, before == null ? null : find(account, before), limit);
    }

    /**
     * Forgets who bought, as a buyer may ask for where no law wants it kept: name, address and tax registration are taken
     * out of the account's quotes, purchases, standing purchases and top-up. Receipts keep their numbers, amounts and the
     * place of supply; what goes on by itself is billed without a name from then on. The ledger holds none of it, so that
     * its hash chain stays as it is. Repeating it changes nothing. The gateway's opaque token stays, and whoever asks again
     * for an old quote with the details that are gone finds that its name was used for another request.
     *
     * <p>How long a receipt must name the buyer is the host's to know: in India for 72 months after the year's annual return
     * (CGST Act, section 36).
     *
     * @param account the account
     * @throws CreditRejectedException if there is no such account, or it is frozen
     */
    public void eraseBilling(AccountId account) {
        till.work(account, desk -> {
                    desk.eraseBilling();
                    return new Outcome.Accepted<>(account, false);
                })
                .orElseThrow();
    }

    /**
     * Returns the door to what is bought without a buyer being there: standing purchases and the automatic top-up.
     *
     * @return the door, over the same store
     */
    public AutomaticPurchases automatic() {
        return new AutomaticPurchases(till);
    }

    /**
     * Returns the receipt of a paid purchase; its number is assigned the first time it is asked for.
     *
     * @param account the account
     * @param purchase the purchase
     * @return the receipt, always the same
     * @throws CreditRejectedException if there is no such purchase, or it is not paid
     */
    public Receipt receipt(AccountId account, PurchaseId purchase) {
        Purchase paid = find(account, purchase);
        if (paid.paidAt() == null) {
            throw new CreditRejectedException(PurchaseRules.missing(account, purchase));
        }
        Supplier supplier = paid.quote().supplier();
        ReceiptSeries series =
                ReceiptSeries.at(receiptPrefix, supplier == null ? "" : supplier.country(), paid.paidAt());
        return Receipt.of(paid, series, till.store.receiptNumber(series.key(), account, purchase), seller);
    }

    /**
     * Records that a purchase was charged back [R23]: its unspent credits are taken back, the rest becomes debt. Repeating
     * it changes nothing.
     *
     * @param account the account
     * @param purchase the purchase
     * @param amount the disputed money, or null for the total; a part takes as many credits as it bought, rounded down
     * @return the entry with what was taken back and what became debt, or why not
     * @throws IllegalArgumentException if the amount is not positive or in another currency
     */
    public Outcome<Disputed> recordDispute(AccountId account, PurchaseId purchase, @Nullable Money amount) {
        Optional<Purchase> found = till.store.purchase(account, purchase).filter(Purchase::credited);
        if (found.isEmpty()) {
            return PurchaseRules.refused(PurchaseRules.missing(account, purchase));
        }
        Quote quote = found.get().quote();
        Credits credits = amount == null || amount.equals(quote.total()) ? null : quote.creditsFor(amount);
        RecordDispute command = new RecordDispute(
                account, IdempotencyKey.of("dispute:" + purchase), GrantId.of(purchase.value()), credits);
        return till.work(account, desk -> desk.commit(command));
    }

    /** Does what is due about purchases; called by {@link CreditMaintenance}. */
    PurchaseRun runDue(int limit) {
        till.requireWorkThatLasts();
        PurchaseRun run = new PurchaseRun(till);
        run.run(limit);
        return run;
    }

    /** Collects the parts of the door; not safe for use by several threads. */
    public static final class Builder {

        final PurchaseStore store;
        final Catalog catalog;
        final PaymentGateway gateway;
        final InstantSource clock;
        RetryPolicy retries = RetryPolicy.DEFAULT;

        @Nullable TaxCalculator tax;

        Duration grace = DEFAULT_GRACE;
        Function<Purchase, Optional<Mandate>> mandates = first -> Optional.empty();
        private String receiptPrefix = ReceiptSeries.DEFAULT_PREFIX;
        private Receipt.@Nullable Letterhead seller;

        private Builder(PurchaseStore store, Catalog catalog, PaymentGateway gateway, InstantSource clock) {
            this.store = store;
            this.catalog = catalog;
            this.gateway = gateway;
            this.clock = clock;
        }

        /**
         * Says when declined automatic payments are tried again; {@link RetryPolicy#DEFAULT} unless told.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder retries(RetryPolicy policy) {
            this.retries = policy;
            return this;
        }

        /**
         * Sets the tax rule; the one that fits the catalogue's supplier unless told [R26].
         *
         * @param calculator the rule
         * @return this builder
         */
        public Builder tax(TaxCalculator calculator) {
            this.tax = calculator;
            return this;
        }

        /**
         * Says what the buyers' mandates ask of standing purchases [R24], such as {@link Mandate#INDIAN_CARD} where the card
         * is Indian; no standing purchase has a mandate unless told.
         *
         * @param rule answers the mandate under which a first purchase, just paid, goes on; pure, since it is asked inside
         *     the store's work
         * @return this builder
         */
        public Builder mandates(Function<Purchase, Optional<Mandate>> rule) {
            this.mandates = rule;
            return this;
        }

        /**
         * Says for how long a payment that the gateway does not know may still be on its way to it; only then has it
         * failed. {@link CreditPurchases#DEFAULT_GRACE} unless told.
         *
         * @param time longer than any call of the gateway lasts
         * @return this builder
         */
        public Builder grace(Duration time) {
            this.grace = time;
            return this;
        }

        /**
         * Sets what receipts print: the prefix of their numbers, which tells suppliers apart, and the supplier's name and
         * address.
         *
         * @param prefix 1 to 3 characters of {@code [A-Z0-9]}; {@link ReceiptSeries#DEFAULT_PREFIX} unless told
         * @param letterhead the supplier's name and address, or null
         * @return this builder
         */
        public Builder receipts(String prefix, Receipt.@Nullable Letterhead letterhead) {
            this.receiptPrefix = prefix;
            this.seller = letterhead;
            return this;
        }

        /**
         * Makes the door.
         *
         * @return the door
         */
        public CreditPurchases build() {
            return new CreditPurchases(this);
        }
    }
}
