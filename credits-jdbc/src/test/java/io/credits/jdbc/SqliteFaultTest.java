package io.credits.jdbc;

class SqliteFaultTest extends FaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }
}
