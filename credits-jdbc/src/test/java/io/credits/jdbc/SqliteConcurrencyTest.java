package io.credits.jdbc;

class SqliteConcurrencyTest extends ConcurrencyTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }

    @Override
    int debitsPerThread() {
        return 100;
    }
}
