package io.credits.examples.host;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.CreditReports;
import io.credits.examples.host.gateway.CardMandates;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.jdbc.JdbcPurchaseStore;
import io.credits.jdbc.StoreListener;
import io.credits.json.CatalogJson;
import io.credits.purchase.Receipt;
import io.credits.purchase.ReceiptSeries;
import io.credits.spi.Catalog;
import io.credits.spi.CreditEvents;
import io.credits.spi.LedgerStore;
import io.credits.spi.PaymentGateway;
import io.credits.spi.PurchaseStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** The library's doors as beans: about all that a host has to write to embed it. */
@Configuration(proxyBeanMethods = false)
class CreditsSetup {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Catalog catalog() throws IOException {
        try (InputStream json = new ClassPathResource("catalog.json", CreditsSetup.class).getInputStream()) {
            return CatalogJson.read(json);
        }
    }

    /** One store for each data source, shared by all: it combines the commands of concurrent callers. */
    @Bean
    JdbcLedgerStore ledgerStore(DataSource database, StoreListener meters) {
        CreditsSchema.create(database);
        return JdbcLedgerStore.builder(ConnectionSource.owning(database))
                .listener(meters)
                .build();
    }

    @Bean
    PurchaseStore purchaseStore(JdbcLedgerStore ledgers) {
        return JdbcPurchaseStore.beside(ledgers);
    }

    @Bean
    CreditLedger ledger(LedgerStore store, Catalog catalog, InstantSource clock) {
        return CreditLedger.of(store, catalog, clock);
    }

    @Bean
    CreditReports reports(LedgerStore store, Catalog catalog, InstantSource clock) {
        return CreditReports.of(store, catalog, clock);
    }

    @Bean
    CreditPurchases purchases(
            PurchaseStore store, Catalog catalog, PaymentGateway gateway, CardMandates mandates, InstantSource clock) {
        return CreditPurchases.builder(store, catalog, gateway, clock)
                .receipts(
                        ReceiptSeries.DEFAULT_PREFIX,
                        new Receipt.Letterhead("Samvad Cloud Pvt Ltd", "12 Residency Road, Bengaluru 560025"))
                .mandates(mandates)
                .build();
    }

    @Bean
    CreditMaintenance maintenance(
            LedgerStore store, Catalog catalog, InstantSource clock, CreditPurchases purchases, CreditEvents events) {
        return CreditMaintenance.of(store, catalog, clock).with(purchases).telling(events);
    }
}
