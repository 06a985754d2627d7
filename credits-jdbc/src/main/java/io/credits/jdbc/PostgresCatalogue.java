package io.credits.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** PostgreSQL's own catalogue; tables are found along the search path, as statements find them. */
final class PostgresCatalogue extends Catalogue {

    private static final String STORAGE = "SELECT relpersistence FROM pg_class WHERE oid = to_regclass(?)";

    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef, l.collname
            FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private static final String INDEXES = """
            SELECT c.relname, i.indisprimary, i.indisunique,
             (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' ORDER BY k)
              FROM generate_series(1, i.indnkeyatts) AS k),
             pg_get_expr(i.indpred, i.indrelid), i.indisvalid, i.indimmediate,
             coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false')
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass(?)""";

    private static final String CHECKS = """
            SELECT conname, pg_get_expr(conbin, conrelid), convalidated FROM pg_constraint
            WHERE conrelid = to_regclass(?) AND contype = 'c'""";

    PostgresCatalogue(Connection connection) {
        super(connection);
    }

    @Override
    void collect(String table, Map<SchemaFact, String> facts) throws SQLException {
        each(
                STORAGE,
                table,
                row -> facts.put(
                        SchemaFact.storage(), row.getString(1).equals("p") ? USUAL_STORAGE : "UNLOGGED or temporary"));
        each(COLUMNS, table, row -> {
            String collation = row.getString(5);
            facts.put(
                    SchemaFact.column(row.getString(1)),
                    ColumnText.of(
                            row.getString(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            "default".equals(collation) ? null : collation));
        });
        each(INDEXES, table, row -> {
            boolean unique = row.getBoolean(3);
            SchemaFact fact = unique ? SchemaFact.unique(row.getString(1)) : SchemaFact.index(row.getString(1));
            facts.put(
                    row.getBoolean(2) ? SchemaFact.primaryKey() : fact,
                    DdlReader.columns(row.getString(4))
                            + DdlReader.where(row.getString(5))
                            + (row.getBoolean(6) ? "" : " INVALID")
                            + (row.getBoolean(7) ? "" : " DEFERRABLE")
                            + (row.getString(8).equals("true") ? " NULLS NOT DISTINCT" : ""));
        });
        each(
                CHECKS,
                table,
                row -> facts.put(
                        SchemaFact.check(row.getString(1)),
                        ConditionText.of(row.getString(2)) + (row.getBoolean(3) ? "" : " NOT VALID")));
    }
}
