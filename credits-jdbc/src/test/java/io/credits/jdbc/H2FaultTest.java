package io.credits.jdbc;

class H2FaultTest extends FaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
