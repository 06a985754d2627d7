package io.credits.jdbc;

class PostgresqlPurchaseStoreTest extends PurchaseStoreTests {

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
