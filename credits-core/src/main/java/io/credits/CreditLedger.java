package io.credits;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.Batch;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Explanation;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.RateCardId;
import io.credits.report.AccountBalance;
import io.credits.report.DeferredValue;
import io.credits.report.NextRefresh;
import io.credits.report.PlanChangeQuote;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The door to the ledger: every verb on credit accounts, in twins. {@code tryX} answers with an {@link Outcome}; {@code
 * x} returns the entry or throws {@link CreditRejectedException}.
 *
 * <pre>{@code
 * CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, InstantSource.system());
 * ledger.open(OpenAccount.of(AccountId.of("acme"), ZoneId.of("Asia/Kolkata")));
 * ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("welcome"), Credits.of(100), GrantKind.PROMOTIONAL));
 * ledger.consume(ConsumeCredits.of(acme, IdempotencyKey.of("msg-1"), FeatureId.of("messaging"), Quantity.of(3)));
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads. Every verb may throw {@link io.credits.spi.LedgerStoreException} if
 * the store cannot be reached; then nothing was written, and the same key can be sent again.
 */
public final class CreditLedger implements CreditVerbs {

    private final LedgerStore store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final LedgerReader reader;

    private CreditLedger(LedgerStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.reader = new LedgerReader(store, catalog, clock);
    }

    /**
     * Creates the door.
     *
     * @param store keeps the accounts
     * @param catalog what is sold; asked at every command
     * @param clock tells the time; {@code InstantSource.system()} in production [R18]
     * @return the door
     */
    public static CreditLedger of(LedgerStore store, Catalog catalog, InstantSource clock) {
        return new CreditLedger(store, catalog, clock);
    }

    /**
     * Opens an account; opening it again with the same facts answers the same account.
     *
     * @param request what to open
     * @return the account's state
     * @throws CreditRejectedException if it exists with other facts
     */
    public Account open(OpenAccount request) {
        return tryOpen(request).orElseThrow();
    }

    /**
     * Opens an account, or tells why not.
     *
     * @param request what to open
     * @return the account's state, or a conflict that names the fact that differs
     */
    public Outcome<Account> tryOpen(OpenAccount request) {
        Terms terms = catalog.terms();
        RateCardId card =
                request.plan() == null ? request.rateCard() : request.plan().rateCard();
        if (card != null && terms.rateCard(card).isEmpty()) {
            return new Outcome.Refused<>(new Rejection.NotFound(request.account(), "rateCard", card.value()));
        }
        return store.open(request, terms, clock);
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> attempt(LedgerCommand<E> command) {
        return store.commit(command, catalog.terms(), clock);
    }

    /**
     * Tells what a command would come to, and writes nothing: what usage would cost, what an upgrade would bring.
     *
     * @param command what to try
     * @param <E> the entry that it would write
     * @return what {@link #attempt} would answer now
     */
    public <E extends LedgerEntry> Outcome<E> preview(LedgerCommand<E> command) {
        return reader.preview(command);
    }

    /**
     * Tells beforehand what a plan change would keep, trim and add [R12]; writes nothing.
     *
     * @param command the change to try
     * @return the quote, or why the change would be refused now
     */
    public Outcome<PlanChangeQuote> quoteChange(ChangePlan command) {
        return reader.quoteChange(command);
    }

    /**
     * Pays for several usages in one go.
     *
     * @param usages what was used; each key once per account
     * @return an answer for each, in the same order
     * @throws io.credits.ledger.InvalidArgumentException if a key stands twice; nothing is written
     */
    public List<Outcome<Consumed>> consumeAll(List<ConsumeCredits> usages) {
        return store.commitAll(new Batch<>(List.copyOf(usages), false), catalog.terms(), clock);
    }

    /**
     * Pays for several usages of one account, all or none.
     *
     * @param usages what was used
     * @return the entries if all were accepted; else the first refusal for each
     * @throws io.credits.ledger.InvalidArgumentException if a key stands twice or there are several accounts; nothing is
     *     written
     */
    public List<Outcome<Consumed>> consumeAllOrNone(List<ConsumeCredits> usages) {
        return store.commitAll(new Batch<>(List.copyOf(usages), true), catalog.terms(), clock);
    }

    /**
     * Returns what an account has now.
     *
     * @param account the account
     * @return the balance with everything that time owes until now
     * @throws CreditRejectedException if the account is unknown
     */
    public AccountBalance balance(AccountId account) {
        return reader.balance(account);
    }

    /**
     * Returns what an account had, with holds and expiry as of then [R28].
     *
     * @param account the account
     * @param at the instant; before the opening everything is 0
     * @return the balance
     * @throws CreditRejectedException if the account is unknown, or with ENTRY_ARCHIVED if what led there was archived
     * @throws io.credits.ledger.InvalidArgumentException if the instant is in the future
     */
    public AccountBalance balanceAsOf(AccountId account, Instant at) {
        return reader.balanceAsOf(account, at);
    }

    /**
     * Returns the account's state with everything that time owes until now.
     *
     * @param account the account
     * @return the state
     * @throws CreditRejectedException if the account is unknown
     */
    public Account account(AccountId account) {
        return reader.settled(account);
    }

    /**
     * Reads a page of an account's entries.
     *
     * @param account the account
     * @param after the number of the entry before the first wanted one, 0 for the first page
     * @param limit how many at most, 1 to {@link LedgerStore#MAX_PAGE}
     * @return the entries as written; empty after the last one
     * @throws CreditRejectedException if the account is unknown, or with ENTRY_ARCHIVED if an entry of the page was
     *     archived: {@link Account#archived} tells after which number none is
     */
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        return reader.entries(account, after, limit);
    }

    /**
     * Returns when the account's plan next refreshes and what that brings.
     *
     * @param account the account
     * @return the refresh; empty without a plan or before a cancellation
     * @throws CreditRejectedException if the account is unknown
     */
    public Optional<NextRefresh> nextRefresh(AccountId account) {
        return reader.nextRefresh(account);
    }

    /**
     * Returns the occurrences of the account's schedule from its anchor on.
     *
     * @param account the account
     * @param count how many, 0 to 10,000
     * @return the instants in order; empty without a plan
     * @throws CreditRejectedException if the account is unknown
     */
    public List<Instant> schedule(AccountId account, int count) {
        return reader.schedule(account, count);
    }

    /**
     * Tells why an entry is what it is: the candidate grants in order, the key that ordered them, the rate and its
     * version, the rounding.
     *
     * @param account the account
     * @param seq the entry's number
     * @return the explanation, rebuilt from the entries before it
     * @throws CreditRejectedException if the account or the entry is unknown, or the entry was archived
     */
    public Explanation explain(AccountId account, long seq) {
        return reader.explain(account, seq);
    }

    /**
     * Replays an account's whole ledger and checks every invariant. What was archived is not read any more: the replay begins
     * with the state for which the ARCHIVED entry vouches.
     *
     * @param account the account
     * @return what was found
     * @throws CreditRejectedException if the account is unknown, or its entries are archived at this moment
     */
    public Audit.Finding audit(AccountId account) {
        return reader.audit(account);
    }

    /**
     * Returns what had become of the money paid for an account's credits by an instant [R30].
     *
     * @param account the account
     * @param at the instant, not in the future
     * @return sold, spent, expired and remaining value
     * @throws CreditRejectedException if the account is unknown, or with ENTRY_ARCHIVED if what led there was archived
     * @throws io.credits.ledger.InvalidArgumentException if the instant is in the future
     */
    public DeferredValue deferred(AccountId account, Instant at) {
        return reader.deferred(account, at);
    }
}
