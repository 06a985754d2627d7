package io.credits.jdbc;

class MariaDbFaultTest extends FaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }
}
