package io.credits.jdbc;

import java.time.Duration;

class MariaDbBankTest extends BankTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }

    @Override
    Duration duration() {
        return Duration.ofSeconds(5);
    }
}
