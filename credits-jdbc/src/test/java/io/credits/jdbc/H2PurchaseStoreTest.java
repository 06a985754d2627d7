package io.credits.jdbc;

class H2PurchaseStoreTest extends PurchaseStoreTests {

    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }
}
