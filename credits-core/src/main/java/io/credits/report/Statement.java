package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's entries with the running balance.
 *
 * <p>It shows what is written: what time owes since the last entry stands in it after the next command or background run.
 * {@code opening + Σ credits of the lines = closing}.
 *
 * @param account the account
 * @param from the first local day of the period
 * @param to the last local day of the period, included
 * @param opening the booked balance before the first line of this page
 * @param closing the booked balance after the last line of this page
 * @param lines the entries recorded in the period, in order
 * @param next what to ask for the next page with, or null after the last page
 */
public record Statement(
        AccountId account,
        LocalDate from,
        LocalDate to,
        Credits opening,
        Credits closing,
        List<StatementLine> lines,
        @Nullable Long next) {

    /**
     * Creates the page with a copy of the lines.
     *
     * @param account the account
     * @param from the first local day of the period
     * @param to the last local day of the period, included
     * @param opening the booked balance before the first line of this page
     * @param closing the booked balance after the last line of this page
     * @param lines the entries recorded in the period, in order
     * @param next what to ask for the next page with, or null after the last page
     */
    public Statement {
        lines = List.copyOf(lines);
    }
}
