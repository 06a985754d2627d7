package io.credits;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.RejectionCode;
import io.credits.report.AccountBalance;
import io.credits.report.DailyUsage;
import io.credits.report.Dashboard;
import io.credits.report.DeferredValue;
import io.credits.report.Runway;
import io.credits.report.Statement;
import io.credits.report.StatementLine;
import io.credits.report.TopConsumer;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * The door for whoever looks: dashboards, statements, usage, runway and deferred value. It writes nothing and decides
 * nothing.
 *
 * <pre>{@code
 * CreditReports reports = CreditReports.of(store, catalog, InstantSource.system());
 * Dashboard page = reports.dashboard(acme, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31));
 * }</pre>
 *
 * <p>Days are local days of the account's zone, both ends of a period included; days to come are days without usage. A
 * dashboard costs two statements however long the ledger is. Immutable and safe for use by several threads; every method
 * may throw {@link io.credits.spi.LedgerStoreException} if the store cannot be reached.
 */
public final class CreditReports {

    /** The longest period of a report about consumption: ten years. */
    public static final int MAX_DAYS = 3_660;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final LedgerStore store;
    private final Catalog catalog;
    private final LedgerReader reader;
    private final InstantSource clock;

    private CreditReports(LedgerStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.reader = new LedgerReader(store, catalog, clock);
    }

    /**
     * Creates the door.
     *
     * @param store keeps the accounts
     * @param catalog what is sold
     * @param clock tells the time; {@code InstantSource.system()} in production [R18]
     * @return the door
     */
    public static CreditReports of(LedgerStore store, Catalog catalog, InstantSource clock) {
        return new CreditReports(store, catalog, clock);
    }

    /**
     * Returns the page that an account's owner looks at, with credits that lapse within {@value
     * Dashboard#DEFAULT_EXPIRING_DAYS} days shown as expiring.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @return the page
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     * @throws InvalidArgumentException if the period ends before it begins (INVALID_WINDOW), is longer than {@value
     *     #MAX_DAYS} days or not within the years 1900 to 9999
     */
    public Dashboard dashboard(AccountId account, LocalDate from, LocalDate to) {
        return dashboard(account, from, to, Dashboard.DEFAULT_EXPIRING_DAYS);
    }

    /**
     * Returns the page that an account's owner looks at.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @param expiringDays how many local days ahead credits count as expiring, 0 to {@value #MAX_DAYS}
     * @return the page
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     * @throws InvalidArgumentException as for {@link #usage}, or if the number of days is out of range
     */
    public Dashboard dashboard(AccountId account, LocalDate from, LocalDate to, int expiringDays) {
        requirePeriod(from, to);
        LedgerReader.requireRange("expiringDays", expiringDays, 0, MAX_DAYS);
        Account stored = reader.stored(account);
        Instant now = stored.nowBy(clock.instant());
        DailyUsage usage = store.usage(account, Dashboard.comparedFrom(from, to), to);
        return Dashboard.of(stored.settledAt(now), now, usage, from, catalog.plans(), expiringDays);
    }

    /**
     * Returns usage by any of feature, channel and day.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @return the usage; empty for an unknown account
     * @throws InvalidArgumentException if the period ends before it begins (INVALID_WINDOW), is longer than {@value
     *     #MAX_DAYS} days or not within the years 1900 to 9999
     */
    public DailyUsage usage(AccountId account, LocalDate from, LocalDate to) {
        requirePeriod(from, to);
        return store.usage(account, from, to);
    }

    /**
     * Returns the accounts that used most in a period, for the host's operators; reads the daily totals of all accounts.
     *
     * @param from the first day, of each account's own zone
     * @param to the last day, included
     * @param limit how many at most, 1 to {@link LedgerStore#MAX_PAGE}
     * @return the accounts, the largest first, then by id; those that used nothing are left out
     * @throws InvalidArgumentException as for {@link #usage}, or if the limit is out of range
     */
    public List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit) {
        requirePeriod(from, to);
        LedgerReader.requireRange("limit", limit, 1, LedgerStore.MAX_PAGE);
        return store.topConsumers(from, to, limit);
    }

    /**
     * Returns a page of the entries recorded in a period, with the running balance.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @param after 0 for the first page, else {@link Statement#next} of the page before
     * @param limit how many lines at most, 1 to {@link LedgerStore#MAX_PAGE}
     * @return the page
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown, or entries of the period were archived
     * @throws InvalidArgumentException if the period ends before it begins (INVALID_WINDOW), is not within the years
     *     1900 to 9999, or a number is out of range
     */
    public Statement statement(AccountId account, LocalDate from, LocalDate to, long after, int limit) {
        requireWindow(from, to);
        LedgerReader.requireRange("after", after, 0, Long.MAX_VALUE);
        LedgerReader.requireRange("limit", limit, 1, LedgerStore.MAX_PAGE);
        return new StatementPages(store, catalog, reader.stored(account), from, to).page(after, limit);
    }

    /**
     * Writes the entries recorded in a period as comma-separated values, page by page, so that a ledger of any length
     * passes through little memory.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @param row receives {@link StatementLine#CSV_HEADER} and then each line, without ends of line
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown, or entries of the period were archived
     * @throws InvalidArgumentException if the period ends before it begins (INVALID_WINDOW) or is not within the years
     *     1900 to 9999
     */
    public void exportStatement(AccountId account, LocalDate from, LocalDate to, Consumer<String> row) {
        requireWindow(from, to);
        StatementPages pages = new StatementPages(store, catalog, reader.stored(account), from, to);
        row.accept(StatementLine.CSV_HEADER);
        Long after = 0L;
        while (after != null) {
            Statement page = pages.page(after, LedgerStore.MAX_PAGE);
            page.lines().forEach(line -> row.accept(line.csv()));
            after = page.next();
        }
    }

    /**
     * Returns what an account had, with holds and expiry as of then [R28].
     *
     * @param account the account
     * @param at the instant; before the opening everything is 0
     * @return the balance
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     * @throws InvalidArgumentException if the instant is in the future
     */
    public AccountBalance balanceAsOf(AccountId account, Instant at) {
        return reader.balanceAsOf(account, at);
    }

    /**
     * Returns what had become of the money paid for an account's credits by an instant [R30].
     *
     * @param account the account
     * @param at the instant, not in the future
     * @return sold, spent, expired and remaining value
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     * @throws InvalidArgumentException if the instant is in the future
     */
    public DeferredValue deferred(AccountId account, Instant at) {
        return reader.deferred(account, at);
    }

    /**
     * Returns when an account's credits run out at the rate of the last {@value Runway#DEFAULT_DAYS} full local days [R29].
     *
     * @param account the account
     * @return the answer
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     */
    public Runway runway(AccountId account) {
        return runway(account, Runway.DEFAULT_DAYS);
    }

    /**
     * Returns when an account's credits run out at the recent rate [R29].
     *
     * @param account the account
     * @param days how many full local days the rate is taken from, 1 to {@value Runway#MAX_DAYS}
     * @return the answer
     * @throws io.credits.ledger.CreditRejectedException if the account is unknown
     * @throws InvalidArgumentException if the number of days is out of range
     */
    public Runway runway(AccountId account, int days) {
        LedgerReader.requireRange("days", days, 1, Runway.MAX_DAYS);
        Account stored = reader.stored(account);
        Instant now = stored.nowBy(clock.instant());
        LocalDate today = LocalDate.ofInstant(now, stored.zone());
        DailyUsage recent = store.usage(account, today.minusDays(days), today.minusDays(1));
        return Runway.of(stored.settledAt(now), now, recent);
    }

    private static void requirePeriod(LocalDate from, LocalDate to) {
        requireWindow(from, to);
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days > MAX_DAYS) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT,
                    "to",
                    "at most " + MAX_DAYS + " days from " + from,
                    to + ", " + days + " days");
        }
    }

    private static void requireWindow(LocalDate from, LocalDate to) {
        requireDay("from", from);
        requireDay("to", to);
        if (to.isBefore(from)) {
            throw new InvalidArgumentException(RejectionCode.INVALID_WINDOW, "to", "not before " + from, to.toString());
        }
    }

    private static void requireDay(String argument, LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, argument, FIRST_DAY + " to " + LAST_DAY, day.toString());
        }
    }
}
