package io.credits.examples.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests of the host application's pages in a real browser; host and browser are started once for all of them. */
@ExtendWith(PagesTests.Opening.class)
@Timeout(300)
abstract class PagesTests {

    static final AccountId ANGOOR = AccountId.of("angoor");

    static ConfigurableApplicationContext host;
    static Browser browser;
    static String address;

    /** What is open until the last test has run. */
    private record Opened(ConfigurableApplicationContext host, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            host.close();
        }
    }

    /** Opens host and browser before the first test that needs them. */
    static final class Opening implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            if (!Browser.isThere()) {
                System.err.println(Browser.MISSING);
            }
            assumeTrue(Browser.isThere(), Browser.MISSING);
            Opened opened = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Opened.class, key -> open(), Opened.class);
            host = opened.host();
            browser = opened.browser();
            address = HostMain.address(host) + "/w/angoor";
        }

        private static Opened open() {
            // The browser starts while the host makes up its past.
            CompletableFuture<Browser> starting = CompletableFuture.supplyAsync(() -> Browser.open(profile()));
            ConfigurableApplicationContext started = HostMain.start(
                    "--server.port=0",
                    "--sandbox.port=0",
                    "--sandbox.slowness=1s",
                    "--demo.live=false",
                    "--demo.live-every=200",
                    "--demo.days=45",
                    "--spring.datasource.url=jdbc:h2:mem:host-pages;DB_CLOSE_DELAY=-1");
            return new Opened(started, starting.join());
        }

        private static Path profile() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser")), "profile");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    static CreditLedger ledger() {
        return host.getBean(CreditLedger.class);
    }
}
