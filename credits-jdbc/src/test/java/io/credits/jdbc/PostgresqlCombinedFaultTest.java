package io.credits.jdbc;

class PostgresqlCombinedFaultTest extends CombinedFaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
