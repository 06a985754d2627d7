package io.credits.jdbc;

import java.time.Duration;

class H2BankTest extends BankTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }

    @Override
    Duration duration() {
        return Duration.ofSeconds(7);
    }
}
