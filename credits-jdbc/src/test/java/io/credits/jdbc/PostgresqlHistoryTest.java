package io.credits.jdbc;

class PostgresqlHistoryTest extends HistoryTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
