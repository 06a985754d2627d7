package io.credits.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.CreditPurchases;
import io.credits.ledger.AccountId;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** The same application on PostgreSQL, by one property; and again on the same database, which keeps what was there. */
@Timeout(120)
class HostOnPostgresqlTest {

    private static final AccountId ANGOOR = AccountId.of("angoor");

    @Test
    void shouldRunOnPostgresqlByOnePropertyAndGoOnWhereItStopped() throws Exception {
        Path folder = Path.of("target", "servers", "postgresql-host").toAbsolutePath();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setLocaleConfig("locale", "C")
                .start()) {
            String url = "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres");
            long entries;
            try (ConfigurableApplicationContext host = start(url)) {
                entries = host.getBean(CreditLedger.class).account(ANGOOR).sequence();
                assertThat(entries).isGreaterThan(200);
                assertThat(host.getBean(CreditLedger.class).audit(ANGOOR).ok()).isTrue();
            }
            try (ConfigurableApplicationContext again = start(url)) {
                assertThat(again.getBean(CreditLedger.class).account(ANGOOR).sequence())
                        .isEqualTo(entries);
                assertThat(again.getBean(CreditPurchases.class)
                                .find(ANGOOR, PurchaseId.of("order-1"))
                                .state())
                        .isEqualTo(PaymentState.SUCCEEDED);
            }
        }
    }

    private static ConfigurableApplicationContext start(String url) {
        return HostMain.start("--server.port=0", "--sandbox.port=0", "--demo.live=false", "--demo.days=25", url);
    }
}
