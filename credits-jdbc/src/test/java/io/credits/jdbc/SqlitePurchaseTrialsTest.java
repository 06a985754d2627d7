package io.credits.jdbc;

class SqlitePurchaseTrialsTest extends JdbcPurchaseTrials {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }
}
