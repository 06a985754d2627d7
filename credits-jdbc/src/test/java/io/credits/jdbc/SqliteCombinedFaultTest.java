package io.credits.jdbc;

class SqliteCombinedFaultTest extends CombinedFaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }
}
