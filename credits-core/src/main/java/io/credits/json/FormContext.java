package io.credits.json;

import io.credits.ledger.Terms;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is understood around a value and therefore not said in its JSON form.
 *
 * @param sparse whether members that have their usual value are left out when writing; reading never misses them
 * @param currency the currency of bare decimals of money, or null where each amount names its own
 * @param plans names plans by reference, or null to write them in full
 * @param terms what an account is handed over with, or null where no account is read
 * @param columns what the row of an entry holds beside its body, or null where the entry stands alone
 */
record FormContext(
        boolean sparse,
        @Nullable CurrencyUnit currency,
        @Nullable PlanTerms plans,
        @Nullable Terms terms,
        @Nullable EntryColumns columns) {

    /** For people: every member that has a value. */
    static final FormContext FULL = new FormContext(false, null, null, null, null);

    /** For storage and hashing: only what is not usual. */
    static final FormContext SPARSE = new FormContext(true, null, null, null, null);

    FormContext in(@Nullable CurrencyUnit understood) {
        return new FormContext(sparse, understood, plans, terms, columns);
    }

    FormContext naming(@Nullable PlanTerms names) {
        return new FormContext(sparse, currency, names, terms, columns);
    }

    FormContext under(@Nullable Terms current) {
        return new FormContext(sparse, currency, plans, current, columns);
    }

    FormContext beside(@Nullable EntryColumns held) {
        return new FormContext(sparse, currency, plans, terms, held);
    }
}
