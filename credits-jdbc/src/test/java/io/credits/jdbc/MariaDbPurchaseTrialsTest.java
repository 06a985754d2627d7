package io.credits.jdbc;

class MariaDbPurchaseTrialsTest extends JdbcPurchaseTrials {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }
}
