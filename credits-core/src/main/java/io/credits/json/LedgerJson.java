package io.credits.json;

import io.credits.ledger.Account;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as JSON text for a store: an account's balance sheet in one text, and of each entry the body, which is what the
 * columns of its row do not hold.
 *
 * <p>Short: what is usual or follows from the rest is left out, and names that stand often are short. For a store only; hosts
 * are given the form of {@link CreditsModule}. {@code account(sheet(a), a.terms())} equals {@code a}, and
 * {@code entry(EntryColumns.of(e), body(e))} equals {@code e}. Immutable and safe for use by several threads, if the names
 * are.
 */
public final class LedgerJson {

    private final @Nullable PlanTerms plans;

    private LedgerJson(@Nullable PlanTerms plans) {
        this.plans = plans;
    }

    /**
     * Returns the form that has each plan's terms in full wherever they are needed.
     *
     * @return a form that needs nothing beside the text
     */
    public static LedgerJson inFull() {
        return new LedgerJson(null);
    }

    /**
     * Returns the form that names plans.
     *
     * @param plans keeps the terms; asked for a name by writing, for a plan by reading
     * @return a form whose texts need the same names to be read
     */
    public static LedgerJson naming(PlanTerms plans) {
        return new LedgerJson(plans);
    }

    /**
     * Writes an account's whole state but its terms.
     *
     * @param account the account
     * @return its balance sheet
     */
    public String sheet(Account account) {
        return JsonText.write(Forms.of(Account.class), account, FormContext.BRIEF.naming(plans));
    }

    /**
     * Reads an account's state.
     *
     * @param sheet what {@link #sheet} wrote
     * @param terms the terms to hand the account over with; its grants stand in their burn order
     * @return the account
     * @throws JsonFormException if the text is no balance sheet
     */
    public Account account(String sheet, Terms terms) {
        return read(Account.class, sheet, FormContext.BRIEF.naming(plans).under(terms));
    }

    /**
     * Writes what the columns of an entry's row do not hold.
     *
     * @param entry the entry
     * @return its body
     */
    public String body(LedgerEntry entry) {
        FormContext beside = FormContext.BRIEF.naming(plans).beside(EntryColumns.of(entry));
        return JsonText.write(Forms.of(LedgerEntry.class), entry, beside);
    }

    /**
     * Puts an entry together again.
     *
     * @param columns what the columns hold
     * @param body what {@link #body} wrote
     * @return the entry
     * @throws JsonFormException if the text is no body of an entry of that kind
     */
    public LedgerEntry entry(EntryColumns columns, String body) {
        return read(LedgerEntry.class, body, FormContext.BRIEF.naming(plans).beside(columns));
    }

    private static <T> T read(Class<T> type, String json, FormContext context) {
        return Forms.of(type).read(new Source(JsonCursor.of(JsonText.own(json)), context));
    }
}
