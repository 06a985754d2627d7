package io.credits.jdbc;

class PostgresqlFaultTest extends FaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
