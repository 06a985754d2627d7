import org.jspecify.annotations.NullMarked;

/**
 * Exact, explainable credit accounts: amounts, rates, plans, the ledger and the doors a host calls.
 *
 * <p>The module computes; it reads no clock, default zone, default locale or random source, and knows no database.
 * Jackson is optional: only a host that serialises our values needs it.
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
