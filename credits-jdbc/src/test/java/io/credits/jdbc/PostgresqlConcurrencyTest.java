package io.credits.jdbc;

class PostgresqlConcurrencyTest extends ConcurrencyTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
