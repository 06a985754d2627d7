package io.credits.jdbc;

class H2CombinedFaultTest extends CombinedFaultTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
