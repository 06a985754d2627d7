package io.credits.jdbc;

class MariaDbConcurrencyTest extends ConcurrencyTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }

    @Override
    int debitsPerThread() {
        return 60;
    }
}
