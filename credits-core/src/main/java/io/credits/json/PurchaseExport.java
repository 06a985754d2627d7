package io.credits.json;

import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseDesk;
import io.credits.spi.PurchaseStore;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is bought for one account as a text of its own, beside its {@link AccountExport}: purchases with their quotes, standing
 * purchases, the automatic top-up. JSON Lines: the first is {@code {"version": 1, "account": …}}, then each has one {@code
 * "purchase"}, {@code "standing"} or {@code "topUp"}, the last is {@code {"lines": N, "digest": …}} with the SHA-256 of all
 * lines before it.
 *
 * <p>The text has personal data (the buyer's name, address, registration) and the gateway's tokens: keep it as such. Quotes
 * that nobody accepted are not in it, and neither are receipts: their numbers belong to the seller's series and stay where the
 * series is kept.
 *
 * <p>Both directions stream. The methods keep no state and are safe for use by several threads, a reader or writer is not.
 */
public final class PurchaseExport {

    /** The version of the form that is written, and the only one that is read. */
    public static final int VERSION = 1;

    /** Nothing that is put depends on the time. */
    private static final InstantSource NO_MATTER_WHEN = () -> Instant.EPOCH;

    record Head(int version, AccountId account) {}

    /** One of the three, or the end. */
    record Item(
            @Nullable Purchase purchase,
            @Nullable StandingPurchase standing,
            @Nullable TopUp topUp,
            @Nullable Long lines,
            @Nullable String digest) {}

    private PurchaseExport() {}

    static void declare(Forms forms) {
        forms.plain(Head.class);
        forms.declare(
                Item.class,
                forms.record(Item.class)
                        .optional("purchase", "standing", "topUp", "lines", "digest")
                        .build());
    }

    /**
     * Writes what is bought for an account. Freeze the account first if it is to be moved, so that nothing changes meanwhile.
     *
     * @param store has the purchases
     * @param account whose
     * @param to takes the text; neither flushed nor closed
     * @return the number of purchases, standing purchases and top-ups written; 0 for an unknown account
     * @throws io.credits.spi.LedgerStoreException if the store cannot be reached
     * @throws IOException if the text cannot be written
     */
    public static long write(PurchaseStore store, AccountId account, Writer to) throws IOException {
        LinesWriter lines = new LinesWriter(to);
        lines.write(Head.class, new Head(VERSION, account));
        long written = 0;
        Purchase last = null;
        for (List<Purchase> page = store.purchases(account, null, LedgerStore.MAX_PAGE);
                !page.isEmpty();
                page = store.purchases(account, last, LedgerStore.MAX_PAGE)) {
            for (Purchase purchase : page) {
                lines.write(Item.class, new Item(purchase, null, null, null, null));
                written++;
                last = purchase;
            }
        }
        PurchaseId after = null;
        for (List<StandingPurchase> page = store.standing(account, null, LedgerStore.MAX_PAGE);
                !page.isEmpty();
                page = store.standing(account, after, LedgerStore.MAX_PAGE)) {
            for (StandingPurchase standing : page) {
                lines.write(Item.class, new Item(null, standing, null, null, null));
                written++;
                after = standing.id();
            }
        }
        TopUp topUp = store.topUp(account).orElse(null);
        if (topUp != null) {
            lines.write(Item.class, new Item(null, null, topUp, null, null));
            written++;
        }
        lines.write(Item.class, new Item(null, null, null, written, lines.digest()));
        return written;
    }

    /**
     * Takes what is bought into a store, beside an account that is there: restored, and best still frozen. No money moves and
     * no event is written. Restoring it again writes the same again.
     *
     * <p>Checked are the text's form and digest, before its last page is written; what a purchase means is not.
     *
     * @param from the text; nothing behind its last line is let pass; not closed
     * @param to the store
     * @param terms the host's current terms
     * @param retries when declined payments are tried again, which tells when a purchase is due
     * @return the account that it belongs to
     * @throws ExportFormatException if the text is no such export, or was cut or altered
     * @throws io.credits.ledger.CreditRejectedException if the store does not have the account
     * @throws io.credits.spi.LedgerStoreException if the store cannot be reached; doing the same again is harmless
     * @throws IOException if the text cannot be read
     */
    public static AccountId restore(Reader from, PurchaseStore to, Terms terms, RetryPolicy retries)
            throws IOException {
        ExportLines lines = new ExportLines(from);
        Head head = lines.next(Head.class, FormContext.FULL);
        if (head.version() != VERSION) {
            throw lines.refused("$.version: wanted " + VERSION + ", found " + head.version());
        }
        List<Item> page = new ArrayList<>();
        long read = 0;
        Item item = lines.next(Item.class, FormContext.FULL);
        while (item.lines() == null) {
            requireOf(head.account(), item, lines);
            if (page.size() == LedgerStore.MAX_PAGE) {
                put(head.account(), page, to, terms, retries);
                page.clear();
            }
            page.add(item);
            read++;
            item = lines.next(Item.class, FormContext.FULL);
        }
        if (item.lines() != read) {
            throw lines.refused("$.lines: wanted " + read + ", found " + item.lines());
        }
        String digest = lines.digest();
        if (!digest.equals(item.digest())) {
            throw lines.refused("$.digest: wanted " + digest + ", found " + item.digest());
        }
        lines.requireEnd();
        put(head.account(), page, to, terms, retries);
        return head.account();
    }

    private static void requireOf(AccountId wanted, Item item, ExportLines lines) {
        AccountId found = item.purchase() != null
                ? item.purchase().account()
                : item.standing() != null
                        ? item.standing().account()
                        : item.topUp() != null ? item.topUp().account() : null;
        if (!wanted.equals(found)) {
            throw lines.refused("wanted something bought for account " + wanted + ", found "
                    + (found == null ? "nothing" : "it for account " + found));
        }
    }

    private static void put(AccountId account, List<Item> page, PurchaseStore to, Terms terms, RetryPolicy retries) {
        to.work(account, terms.telling(null), retries, NO_MATTER_WHEN, desk -> {
                    page.forEach(item -> put(item, desk));
                    return new Outcome.Accepted<>(account, false);
                })
                .orElseThrow();
    }

    private static void put(Item item, PurchaseDesk desk) {
        Purchase purchase = item.purchase();
        if (purchase != null) {
            if (desk.quote(purchase.quote().id()).isEmpty()) {
                desk.put(purchase.quote());
            }
            desk.put(purchase);
        }
        if (item.standing() != null) {
            desk.put(item.standing());
        }
        if (item.topUp() != null) {
            desk.put(item.topUp());
        }
    }
}
