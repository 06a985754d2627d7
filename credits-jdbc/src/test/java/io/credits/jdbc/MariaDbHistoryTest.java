package io.credits.jdbc;

class MariaDbHistoryTest extends HistoryTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }
}
