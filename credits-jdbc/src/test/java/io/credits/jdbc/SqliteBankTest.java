package io.credits.jdbc;

import java.time.Duration;

class SqliteBankTest extends BankTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }

    @Override
    Duration duration() {
        return Duration.ofSeconds(3);
    }
}
