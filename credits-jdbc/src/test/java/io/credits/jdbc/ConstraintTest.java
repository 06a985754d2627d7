package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever writes around the library is refused by each constraint of each table what that constraint is to refuse. */
class ConstraintTest {

    /** One table of one database; nothing is ever committed. */
    private record Table(Connection connection, SqlDialect dialect, String name, Map<SchemaFact, String> facts) {

        List<String> columns() {
            return facts.keySet().stream()
                    .filter(fact -> fact.kind() == SchemaFact.Kind.COLUMN)
                    .map(SchemaFact::name)
                    .toList();
        }

        void insert(Map<String, Object> changes) throws SQLException {
            Map<String, Object> row = ConstraintCases.row(name, columns(), changes);
            String places = "?" + ", ?".repeat(row.size() - 1);
            String sql = "INSERT INTO " + name + " (" + String.join(", ", row.keySet()) + ") VALUES (" + places + ")";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int index = 0;
                for (Map.Entry<String, Object> value : row.entrySet()) {
                    bind(statement, ++index, value.getKey(), value.getValue());
                }
                statement.executeUpdate();
            }
        }

        private void bind(PreparedStatement statement, int index, String column, Object value) throws SQLException {
            boolean instant = column.endsWith("_at") || column.equals("effective_from");
            if (value instanceof Instant || (value == null && instant)) {
                dialect.times().setInstant(statement, index, (Instant) value);
            } else if (value instanceof LocalDate day) {
                dialect.times().setDay(statement, index, day);
            } else if (value instanceof BigDecimal amount && dialect == SqlDialect.SQLITE) {
                statement.setLong(index, amount.longValueExact());
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(index, bytes);
            } else {
                statement.setObject(index, value);
            }
        }

        SQLException refusal(Map<String, Object> changes) throws SQLException {
            SQLException refused = catchThrowableOfType(SQLException.class, () -> insert(changes));
            connection.rollback();
            assertThat((Throwable) refused).as("%s takes %s", name, changes).isNotNull();
            return refused;
        }
    }

    /** Walks through the facts of each table. */
    @FunctionalInterface
    private interface Check {
        void on(Table table) throws SQLException;
    }

    private static void eachTable(TestDatabase database, Check check) throws SQLException {
        try (HikariDataSource pool = database.fresh();
                Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            SqlDialect dialect = SqlDialect.of(connection);
            for (var table :
                    MigrationFile.of(dialect, TablePrefix.DEFAULT).facts().entrySet()) {
                check.on(new Table(connection, dialect, table.getKey(), table.getValue()));
                connection.rollback();
            }
        }
    }

    private static List<SchemaFact> facts(Table table, SchemaFact.Kind... kinds) {
        return table.facts().keySet().stream()
                .filter(fact -> List.of(kinds).contains(fact.kind()))
                .toList();
    }

    private static void eachCase(Table table, SchemaFact constraint, BiConsumer<Table, Map<String, Object>> check) {
        List<ConstraintCases.Case> cases = ConstraintCases.of(table.name(), constraint.name());
        assertThat(cases).as("cases of %s", constraint.of(table.name())).isNotEmpty();
        cases.forEach(one -> check.accept(table, one.changes()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeARowThatIsRight(TestDatabase database) throws SQLException {
        eachTable(database, table -> table.insert(Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseWhatEachCheckIsFor(TestDatabase database) throws SQLException {
        eachTable(database, table -> {
            for (SchemaFact check : facts(table, SchemaFact.Kind.CHECK)) {
                eachCase(table, check, (in, changes) -> assertRefusedBy(check, in, changes));
            }
        });
    }

    private static void assertRefusedBy(SchemaFact check, Table table, Map<String, Object> changes) {
        try {
            SQLException refused = table.refusal(changes);
            assertThat(refused.getMessage().toLowerCase(Locale.ROOT))
                    .as("%s for %s", check.of(table.name()), changes)
                    .contains(check.name());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseASecondRowUnderEachKey(TestDatabase database) throws SQLException {
        eachTable(database, table -> {
            for (SchemaFact key : facts(table, SchemaFact.Kind.PRIMARY_KEY, SchemaFact.Kind.UNIQUE)) {
                eachCase(table, key, (in, changes) -> assertDuplicate(key, in, changes));
            }
        });
    }

    private static void assertDuplicate(SchemaFact key, Table table, Map<String, Object> changes) {
        try {
            table.insert(Map.of());
            SQLException refused = table.refusal(changes);
            assertThat(Trouble.of(refused, table.dialect()))
                    .as("%s for %s: %s", key.of(table.name()), changes, refused.getMessage())
                    .isEqualTo(Failure.DUPLICATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToLeaveOutWhatMustBeGiven(TestDatabase database) throws SQLException {
        eachTable(database, table -> {
            for (SchemaFact column : facts(table, SchemaFact.Kind.COLUMN)) {
                if (table.facts().get(column).contains(ColumnText.REQUIRED)) {
                    Map<String, Object> changes = new HashMap<>();
                    changes.put(column.name(), null);
                    assertThat(Trouble.of(table.refusal(changes), table.dialect()))
                            .as("%s", column.of(table.name()))
                            .isEqualTo(Failure.OTHER);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseATextThatIsTooLong(TestDatabase database) throws SQLException {
        eachTable(database, table -> {
            if (table.columns().contains("account_id")) {
                table.insert(Map.of("account_id", "a".repeat(255)));
                table.connection().rollback();
            }
            if (table.name().equals("credit_account") || table.name().equals("credit_entry")) {
                table.refusal(Map.of("account_id", "a".repeat(256)));
            }
            if (table.name().equals("credit_entry")) {
                table.refusal(Map.of("idem_key", "k".repeat(256)));
                table.refusal(Map.of("hash", new byte[17]));
            }
        });
    }
}
