package io.credits.jdbc;

class SqliteHistoryTest extends HistoryTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }
}
