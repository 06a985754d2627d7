package io.credits;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.LedgerStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The door to what is bought without a buyer being there: standing purchases [R24] and an account's automatic top-up [R25].
 *
 * <pre>{@code
 * AutomaticPurchases automatic = purchases.automatic();
 * automatic.pause(acme, PurchaseId.of("p-1"));
 * automatic.topUp(TopUpPolicy.fixed(acme, Credits.of(100), Credits.of(5_000), card));
 * automatic.stopTopUp(acme);
 * }</pre>
 *
 * <p>A standing purchase begins when a purchase with a recurrence is paid; {@link CreditMaintenance#runDue} charges its
 * occurrences and fires top-ups. Immutable and safe for use by several threads; each verb is one piece of work of the store,
 * in the host's transaction if the store joins it, and may throw {@link io.credits.spi.LedgerStoreException}. Repeating a
 * verb is harmless, except {@link #skip}.
 */
public final class AutomaticPurchases {

    private final PurchaseTill till;

    AutomaticPurchases(PurchaseTill till) {
        this.till = till;
    }

    /**
     * Finds a standing purchase.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase
     * @throws CreditRejectedException if there is no such standing purchase
     */
    public StandingPurchase standing(AccountId account, PurchaseId id) {
        return till.store
                .standing(account, id)
                .orElseThrow(() -> new CreditRejectedException(PurchaseRules.missing(account, id)));
    }

    /**
     * Lists an account's standing purchases, paused and cancelled ones included, by their ids.
     *
     * @param account the account
     * @param after the id of the last of the page before, or null for the first page
     * @param limit how many at most, 1 to {@link LedgerStore#MAX_PAGE}
     * @return those with a greater id; empty at the end and for an unknown account
     * @throws io.credits.ledger.InvalidArgumentException if the limit is out of range
     */
    public List<StandingPurchase> list(AccountId account, @Nullable PurchaseId after, int limit) {
        LedgerReader.requireRange("limit", limit, 1, LedgerStore.MAX_PAGE);
        return till.store.standing(account, after, limit);
    }

    /**
     * Pauses a standing purchase.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase, paused unless it was cancelled; NOT_FOUND if there is none
     */
    public Outcome<StandingPurchase> pause(AccountId account, PurchaseId id) {
        return change(account, id, standing -> standing.paused(null));
    }

    /**
     * Resumes a standing purchase with its next occurrence from now; those missed are left out.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase, active unless it was cancelled; NOT_FOUND if there is none
     */
    public Outcome<StandingPurchase> resume(AccountId account, PurchaseId id) {
        return change(account, id, standing -> standing.resumed(till.clock.instant()));
    }

    /**
     * Leaves the next occurrence of a standing purchase out.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase, one occurrence on; NOT_FOUND if there is none
     */
    public Outcome<StandingPurchase> skip(AccountId account, PurchaseId id) {
        return change(account, id, StandingPurchase::turned);
    }

    /**
     * Ends a standing purchase for good.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase, cancelled; NOT_FOUND if there is none
     */
    public Outcome<StandingPurchase> cancel(AccountId account, PurchaseId id) {
        return change(account, id, StandingPurchase::cancelled);
    }

    /**
     * Changes how many credits each occurrence to come buys.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @param credits how many
     * @return the standing purchase with another amount; NOT_FOUND if there is none
     * @throws io.credits.amount.InvalidAmountException if today's price list does not sell so many
     */
    public Outcome<StandingPurchase> changeAmount(AccountId account, PurchaseId id, Credits credits) {
        return change(account, id, standing -> {
            till.version(till.clock.instant())
                    .ifPresent(
                            version -> version.price(credits, standing.request().recurrence()));
            return standing.withCredits(credits);
        });
    }

    /**
     * Finds an account's automatic top-up.
     *
     * @param account the account
     * @return the top-up, paused and switched off ones included; empty if none was ever set
     */
    public Optional<TopUp> topUp(AccountId account) {
        return till.store.topUp(account);
    }

    /**
     * Sets an account's automatic top-up, new or changed; one that was paused or switched off goes on.
     *
     * @param policy when and how much
     * @return the top-up; NOT_FOUND without the account
     */
    public Outcome<TopUp> topUp(TopUpPolicy policy) {
        return till.work(policy.account(), desk -> {
            TopUp changed = desk.topUp().map(topUp -> topUp.changedTo(policy)).orElseGet(() -> TopUp.under(policy));
            desk.put(changed);
            return new Outcome.Accepted<>(changed, false);
        });
    }

    /**
     * Switches an account's automatic top-up off, until a policy is set again. A payment under way is waited for, a declined
     * one is not tried again; the caps remember what was bought.
     *
     * @param account the account
     * @return the top-up, off; NOT_FOUND if none was ever set
     */
    public Outcome<TopUp> stopTopUp(AccountId account) {
        return till.work(account, desk -> {
            Optional<TopUp> found = desk.topUp();
            if (found.isEmpty()) {
                return PurchaseRules.refused(new Rejection.NotFound(account, "topUp", account.value()));
            }
            TopUp off = found.get().stopped();
            desk.put(off);
            return new Outcome.Accepted<>(off, false);
        });
    }

    private Outcome<StandingPurchase> change(AccountId account, PurchaseId id, UnaryOperator<StandingPurchase> change) {
        return till.work(account, desk -> {
            Optional<StandingPurchase> found = desk.standing(id);
            if (found.isEmpty()) {
                return PurchaseRules.refused(PurchaseRules.missing(account, id));
            }
            StandingPurchase changed = change.apply(found.get());
            desk.put(changed);
            return new Outcome.Accepted<>(changed, false);
        });
    }
}
