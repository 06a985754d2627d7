package io.credits.jdbc;

class H2PurchaseTrialsTest extends JdbcPurchaseTrials {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
