package io.credits.jdbc;

class PostgresqlPurchaseTrialsTest extends JdbcPurchaseTrials {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
