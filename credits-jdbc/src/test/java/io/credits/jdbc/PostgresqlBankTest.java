package io.credits.jdbc;

import java.time.Duration;

class PostgresqlBankTest extends BankTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }

    @Override
    Duration duration() {
        return Duration.ofSeconds(15);
    }
}
