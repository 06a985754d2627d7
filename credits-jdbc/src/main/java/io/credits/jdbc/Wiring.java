package io.credits.jdbc;

/**
 * What depends on the database that was found behind the connections.
 *
 * @param dialect its dialect
 * @param sql the statements with the host's prefix
 * @param purchaseSql the statements on what is bought
 * @param eventSql the statements on events
 * @param writer writes in the dialect's way
 * @param book the terms known to this process
 */
record Wiring(
        SqlDialect dialect,
        LedgerSql sql,
        PurchaseSql purchaseSql,
        EventSql eventSql,
        LedgerWriter writer,
        TermsBook book) {

    static Wiring of(SqlDialect dialect, TablePrefix prefix) {
        LedgerSql sql = new LedgerSql(prefix, dialect);
        return new Wiring(
                dialect,
                sql,
                new PurchaseSql(prefix, dialect),
                new EventSql(prefix),
                dialect.writer(sql),
                new TermsBook());
    }
}
