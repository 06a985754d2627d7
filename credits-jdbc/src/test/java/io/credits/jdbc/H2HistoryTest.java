package io.credits.jdbc;

class H2HistoryTest extends HistoryTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
