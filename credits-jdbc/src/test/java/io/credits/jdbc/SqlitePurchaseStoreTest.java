package io.credits.jdbc;

class SqlitePurchaseStoreTest extends PurchaseStoreTests {

    @Override
    TestDatabase database() {
        return TestDatabase.SQLITE;
    }
}
