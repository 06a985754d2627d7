import org.jspecify.annotations.NullMarked;

/**
 * Exact, explainable credit accounts: amounts, rates, plans, the ledger and the doors a host calls.
 *
 * <p>The module computes; it reads no clock, default zone, default locale or random source, and knows no database.
 * Jackson is optional: only a host that serialises our values needs it.
 *
 * <h2>Where to begin</h2>
 *
 * <p>A host writes a catalogue once, what is sold and for how many credits: as JSON with {@link
 * io.credits.json.CatalogJson}, or in code with {@link io.credits.spi.InMemoryCatalog}. It chooses a store: {@link
 * io.credits.spi.InMemoryLedgerStore} for a first try and for tests, {@code JdbcLedgerStore} of module {@code
 * io.credits.jdbc} for its own database. Both go to a door, with a clock, and the door is kept for the process: every door is
 * immutable and safe for use by several threads.
 *
 * <h2>Five doors</h2>
 *
 * <ul>
 *   <li>{@link io.credits.CreditLedger} opens accounts, grants, consumes, holds, captures, reverses, changes plans; it tells
 *       balances, statements, and why an entry is what it is.
 *   <li>{@link io.credits.CreditPurchases} quotes, buys, receives what the payment provider sends, and gives receipts.
 *   <li>{@link io.credits.AutomaticPurchases} has what repeats itself: standing purchases and the automatic top-up.
 *   <li>{@link io.credits.CreditReports} has the dashboard, usage by day, runway and deferred value.
 *   <li>{@link io.credits.CreditMaintenance} is called by the host's scheduler, as often as it likes and from any number of
 *       nodes. Balances never depend on it.
 * </ul>
 *
 * <h2>An account's life</h2>
 *
 * <p>{@link io.credits.ledger.OpenAccount} opens it in a time zone, on a plan if there is one. Credits come as grants, {@link
 * io.credits.ledger.Grant}: from the plan at each refresh, from a purchase, as a present. Each has a window, a priority and
 * perhaps a scope; a {@link io.credits.ledger.BurnOrder} says which pays first. Usage is priced by a rate card, {@link
 * io.credits.rating.RateCard}, and taken at once ({@link io.credits.ledger.ConsumeCredits}) or, where its cost is not known
 * yet, held first ({@link io.credits.ledger.HoldCredits}) and captured later. What went wrong is reversed, never deleted: each
 * change is one immutable {@link io.credits.ledger.LedgerEntry}, chained by its hash to the one before.
 *
 * <h2>What a call answers</h2>
 *
 * <p>Every verb has a twin: {@code consume} throws {@link io.credits.ledger.CreditRejectedException} where {@code tryConsume}
 * answers an {@link io.credits.ledger.Outcome}. A refusal is a {@link io.credits.ledger.Rejection} with a code and the numbers
 * behind it; it writes nothing. A database that cannot be reached is a {@link io.credits.spi.LedgerStoreException}, a wrong
 * argument an {@link java.lang.IllegalArgumentException} that names it. Each command carries an {@link
 * io.credits.ledger.IdempotencyKey}: sent again it is answered again and done once, with another content it is a conflict.
 *
 * <h2>Numbers and time</h2>
 *
 * <p>{@link io.credits.amount.Credits} count millionths exactly; money is Joda-Money's; there is no floating point anywhere.
 * Roundings are named where they happen. Instants come from the host's clock, days from the account's zone, and occurrences are
 * counted from an anchor ({@link io.credits.plan.Timetable}), so that the 31st never drifts to the 28th.
 *
 * <h2>What a host implements</h2>
 *
 * <p>A {@link io.credits.spi.PaymentGateway} for its provider, if it sells; a {@link io.credits.spi.TaxCalculator} outside
 * India; a {@link io.credits.spi.CreditEvents} to hear of low balances and the like. Nothing else is needed.
 */
@NullMarked
module io.credits {
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires static com.fasterxml.jackson.annotation;
    requires static com.fasterxml.jackson.databind;

    exports io.credits;
    exports io.credits.amount;
    exports io.credits.json;
    exports io.credits.ledger;
    exports io.credits.plan;
    exports io.credits.purchase;
    exports io.credits.rating;
    exports io.credits.report;
    exports io.credits.spi;
    exports io.credits.tax;
}
