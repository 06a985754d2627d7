package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;

/**
 * What every entry has: its place in the ledger, the booked movement, and the numbers shown after it.
 *
 * @param account whose ledger
 * @param seq its number, 1, 2, 3 … without gap
 * @param at when it was recorded; never before the entry before it
 * @param credits by how much the booked balance changed
 * @param balanceAfter the booked balance after it: the sum of all entries so far [R6]
 * @param shown the balance shown after it
 * @param hash the chain's link: covers this entry and, through the one before, all earlier ones
 */
public record EntryHead(
        AccountId account, long seq, Instant at, Credits credits, Credits balanceAfter, Balance shown, Hash hash) {

    void describe(Members members) {
        members.put("account", account.value())
                .put("seq", seq)
                .put("at", at)
                .put("credits", credits)
                .put("balanceAfter", balanceAfter)
                .put("balance", shown.balance())
                .put("held", shown.held())
                .put("debt", shown.debt());
    }
}
