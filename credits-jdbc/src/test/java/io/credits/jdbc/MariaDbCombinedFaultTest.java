package io.credits.jdbc;

class MariaDbCombinedFaultTest extends CombinedFaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }
}
