package io.credits.jdbc;

class MariaDbPurchaseStoreTest extends PurchaseStoreTests {

    @Override
    TestDatabase database() {
        return TestDatabase.MARIADB;
    }
}
