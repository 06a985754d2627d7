package io.credits.jdbc;

class H2ConcurrencyTest extends ConcurrencyTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
