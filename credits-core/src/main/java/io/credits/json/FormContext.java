package io.credits.json;

import com.fasterxml.jackson.core.SerializableString;
import io.credits.ledger.Terms;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is understood around a value and therefore not said in its JSON form.
 *
 * @param detail how much is said; reading never misses what writing may leave out
 * @param currency the currency of bare decimals of money, or null where each amount names its own
 * @param plans names plans by reference, or null to write them in full
 * @param terms what an account is handed over with, or null where no account is read
 * @param columns what the row of an entry holds beside its body, or null where the entry stands alone
 */
record FormContext(
        Detail detail,
        @Nullable CurrencyUnit currency,
        @Nullable PlanTerms plans,
        @Nullable Terms terms,
        @Nullable EntryColumns columns) {

    /** For people: every member that has a value. */
    static final FormContext FULL = new FormContext(Detail.FULL, null, null, null, null);

    /** For hashing: only what is not usual. */
    static final FormContext SPARSE = new FormContext(Detail.SPARSE, null, null, null, null);

    /** For rows: only what is not usual, under short names. */
    static final FormContext BRIEF = new FormContext(Detail.BRIEF, null, null, null, null);

    private enum Detail {
        FULL,
        SPARSE,
        BRIEF
    }

    /** Whether members that have their usual value are left out. */
    boolean sparse() {
        return detail != Detail.FULL;
    }

    /** What a member is called here. */
    String name(String member) {
        return detail == Detail.BRIEF ? ShortNames.of(member) : member;
    }

    /** What a member is called here. */
    SerializableString name(MemberName member) {
        return detail == Detail.BRIEF ? member.brief() : member.inFull();
    }

    FormContext in(@Nullable CurrencyUnit understood) {
        return new FormContext(detail, understood, plans, terms, columns);
    }

    FormContext naming(@Nullable PlanTerms names) {
        return new FormContext(detail, currency, names, terms, columns);
    }

    FormContext under(@Nullable Terms current) {
        return new FormContext(detail, currency, plans, current, columns);
    }

    FormContext beside(@Nullable EntryColumns held) {
        return new FormContext(detail, currency, plans, terms, held);
    }
}
