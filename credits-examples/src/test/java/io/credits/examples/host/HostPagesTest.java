package io.credits.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.context.ConfigurableApplicationContext;

/** The host application's pages in a real browser. */
@Timeout(300)
class HostPagesTest {

    private static final AccountId ANGOOR = AccountId.of("angoor");
    private static final Pattern REQUESTED = Pattern.compile("\"url\":\"([a-z]+://[^/\"]*|[a-z]+:)");

    private static final Set<String> DARK_TOO =
            Set.of("angoor", "angoor/buy/payment", "angoor/statement/9", "angoor/purchases", "mirchi");

    @TempDir
    static Path profile;

    private static ConfigurableApplicationContext host;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() {
        if (!Browser.isThere()) {
            System.err.println(Browser.MISSING);
        }
        assumeTrue(Browser.isThere(), Browser.MISSING);
        // The browser starts while the host makes up its past.
        CompletableFuture<Browser> starting = CompletableFuture.supplyAsync(() -> Browser.open(profile));
        host = HostMain.start(
                "--server.port=0",
                "--sandbox.port=0",
                "--sandbox.slowness=1s",
                "--demo.live=false",
                "--demo.days=45",
                "--spring.datasource.url=jdbc:h2:mem:host-pages;DB_CLOSE_DELAY=-1");
        address = HostMain.address(host) + "/w/angoor";
        browser = starting.join();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    void shouldBuyWithThreeDSecure() {
        Credits before = ledger().balance(ANGOOR).available();
        chooseAmount("12,000", "MONTHLY");
        // 12,000 × 0.80 = 9,600; less 5 % = 9,120; less 10 % = 8,208; with 18 % tax 9,685.44.
        browser.waitForText("#review-total", "₹9,685.44");
        assertThat(browser.see("#review").getText()).contains("−₹480.00", "−₹912.00", "You save ₹1,392.00");
        browser.click("#buying [type=submit]");

        useCard("4000002500003155");
        browser.waitForUrl("/buy/confirm");
        browser.click("#pay");
        // What is missing is told, and still told once the price has been asked for anew.
        browser.until(d -> browser.see("#company-fault").getText().isEmpty() ? null : true);
        browser.until(d -> "false".equals(browser.see("#review").getAttribute("aria-busy")) ? true : null);
        assertThat(browser.see("#company-fault").getText()).isNotEmpty();
        browser.type("#company", "Kaveri Foods Pvt Ltd");
        browser.type("#gstin", "27AAACS1234K1ZX");
        browser.waitForText("#gstin-fault", "not a valid GSTIN");
        browser.type("#gstin", "27AAACS1234K1ZH");
        browser.waitForText("#gstin-fine", "registered in Maharashtra");
        browser.waitForText("#review", "IGST");
        browser.type("#address", "4 Hill Road, Mumbai 400050");
        browser.waitForText("#pay", "Pay ₹9,685.44");
        browser.click("#pay");

        browser.waitForUrl("/challenge");
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before);
        browser.click("button[value=confirm]");
        browser.waitForUrl("/purchases/receipt");
        assertThat(browser.see("#paid").getText()).contains("12,000 credits were added");
        assertThat(receipt())
                .contains("Kaveri Foods Pvt Ltd", "27AAACS1234K1ZH", "Maharashtra", "IGST", "•••• 3155", "9,685.44");
        // The whole of it is there to see: only the page scrolls.
        browser.until(d -> (Boolean) browser.run("const frame = document.getElementById('document');"
                        + "return frame.clientHeight >= frame.contentDocument.documentElement.scrollHeight")
                ? true
                : null);
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before.plus(Credits.of(12_000)));
        assertThatNoCardReachedTheHost("4000002500003155");

        browser.go(address + "/purchases");
        assertThat(browser.see("#purchases tbody tr").getText()).contains("12,000", "Paid");
        browser.until(d -> browser.all("[value=PAUSE]").size() == 2 ? true : null);
    }

    @Test
    void shouldTellADeclineAndTakeAnotherCard() {
        Credits before = ledger().balance(ANGOOR).available();
        chooseAmount("1000", "ONE_TIME");
        browser.click("#buying [type=submit]");
        useCard("4000000000000002");
        confirmAs("Declined Traders");
        browser.waitForText("#declined", "Your bank declined this card. Nothing was charged.");
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before);

        browser.click("#declined a");
        useCard("4242424242424242");
        browser.waitForUrl("/buy/confirm");
        browser.waitForText("#pay", "Pay ₹944.00");
        browser.click("#pay");
        browser.waitForUrl("/purchases/receipt");
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before.plus(Credits.of(1_000)));
    }

    @Test
    void shouldWaitForASlowPayment() {
        Credits before = ledger().balance(ANGOOR).available();
        chooseAmount("500", "ONE_TIME");
        browser.click("#buying [type=submit]");
        useCard("4000000000000077");
        confirmAs("Patient Traders");
        browser.waitForText("#waiting", "This can take a moment");
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before);
        browser.waitForUrl("/purchases/receipt");
        assertThat(ledger().balance(ANGOOR).available()).isEqualTo(before.plus(Credits.of(500)));
    }

    @Test
    void shouldShowTheBalanceGoDownAsUsageComesIn() {
        browser.go(address);
        Show show = host.getBean(Show.class);
        Credits before = ledger().balance(ANGOOR).available();
        browser.waitForText("#available", show.credits(before));
        ledger().consume(ConsumeCredits.of(
                        ANGOOR, IdempotencyKey.of("live"), FeatureId.of("messaging.campaign"), Quantity.of(1_000))
                .through(ChannelId.of("sms")));
        browser.waitForText("#available", show.credits(before.minus(Credits.of(100))));
    }

    @Test
    void shouldShowTheNumbersOfTheReport() {
        browser.go(address + "?days=90");
        Dashboards dashboards = host.getBean(Dashboards.class);
        Show show = host.getBean(Show.class);
        LocalDate today = host.getBean(Accounts.class).today(ANGOOR);
        DashboardView report = dashboards.read(ANGOOR, today.minusDays(89), today);
        browser.until(d -> "ready".equals(browser.see("#line").getAttribute("data-state")) ? true : null);

        assertThat(browser.see("#total").getText()).isEqualTo(show.credits(report.total()));
        assertThat(browser.see("#plan").getText()).isEqualTo("Growth");
        assertThat(report.features()).hasSize(4);
        for (DashboardView.FeatureLine line : report.features()) {
            String row = browser.see("[data-feature='" + line.id() + "']").getText();
            assertThat(row)
                    .contains(
                            line.name(),
                            show.plain(line.quantity()),
                            show.credits(line.credits()),
                            show.money(line.spend()));
        }
        // The charts hold the same numbers as the report, point by point.
        List<Double> drawn = numbers("return drawn[0].data.datasets[0].data");
        assertThat(drawn)
                .containsExactlyElementsOf(report.daily().stream()
                        .map(day -> day.credits().toBigDecimal().doubleValue())
                        .toList());
        assertThat(numbers("return drawn[1].data.datasets[0].data"))
                .containsExactlyElementsOf(report.channels().stream()
                        .map(share -> share.credits().toBigDecimal().doubleValue())
                        .toList());
    }

    @Test
    void shouldExplainALineOfTheStatement() {
        browser.go(address + "/statement");
        WebElement line = browser.all("#entries tbody tr").stream()
                .filter(row -> row.getText().contains("Campaigns through SMS"))
                .findFirst()
                .orElseThrow();
        line.findElement(By.linkText("why?")).click();
        browser.waitForText(".why", "0.1 credits a message through SMS");
        assertThat(browser.see(".why").getText()).contains("Paid by, in this order", "gave");
    }

    @Test
    void shouldPauseResumeAndSkipAStandingPurchase() {
        browser.go(address + "/purchases");
        browser.click("[value=PAUSE]");
        browser.waitForText(".listed", "Paused");
        browser.click("[value=RESUME]");
        browser.until(d -> browser.see(".listed").getText().contains("Paused") ? null : true);
        assertThat(browser.see(".listed").getText())
                .contains("Active", "Next on", "told 24 hours before each payment", "Above ₹15,000.00 your bank asks");
        Pattern date = Pattern.compile("Next on [^,]+,");
        List<String> before = all(date, browser.see(".listed").getText());
        browser.click("[value=SKIP]");
        browser.until(d -> all(date, browser.see(".listed").getText()).equals(before) ? null : true);
    }

    @Test
    void shouldTurnAutomaticTopUpOff() {
        browser.go(address + "/top-up");
        browser.inFrame("provider", () -> {
            browser.click("[data-number='4242424242424242']");
            browser.click("#use");
        });
        browser.waitForText(".notice.good", "4242");
        browser.click("#top-up [type=submit]");
        browser.waitForText(".badge", "On");
        browser.click("#stop");
        browser.waitForText("#stopped", "Nothing is bought by itself any more");
        assertThat(browser.see(".badge").getText()).isEqualTo("Off");
        assertThat(browser.all("#stop")).isEmpty();
    }

    @Test
    void shouldWarnBeforeCreditsRunOut() {
        browser.go(HostMain.address(host) + "/w/mirchi");
        assertThat(browser.see(".banner").getText()).contains("Credits are running low", "Buy credits");
    }

    @Test
    void shouldBeOpenToEverybody() {
        List<String> faults = new ArrayList<>();
        String root = HostMain.address(host) + "/w/";
        for (String page : List.of(
                "angoor",
                "angoor/buy",
                "angoor/buy/payment",
                "angoor/statement",
                "angoor/statement/9",
                "angoor/plan",
                "angoor/purchases",
                "angoor/purchases/receipt?id=order-2",
                "angoor/top-up",
                "angoor/usage?only=ai.completion",
                "kiwi",
                "kiwi/statement",
                "mirchi",
                "nobody")) {
            browser.go(root + page);
            browser.until(d -> browser.all("[data-state=loading]").isEmpty() ? true : null);
            // The colours of both themes come from one list; a page of each kind shows them all.
            for (String theme : DARK_TOO.contains(page) ? List.of("light", "dark") : List.of("light")) {
                browser.theme(theme);
                // A theme changes colours only: the other rules need no second look.
                List<String> found = theme.equals("dark") ? browser.contrastFaults() : browser.accessibilityFaults();
                found.forEach(fault -> faults.add(theme + " " + page + " " + fault));
            }
        }
        browser.go(root + "angoor/buy/payment");
        browser.inFrame("provider", () -> {
            browser.see("#use");
            browser.accessibilityFaults().forEach(fault -> faults.add("provider " + fault));
        });
        browser.theme("light");
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldFitANarrowScreen() {
        try {
            browser.width(360);
            for (String page :
                    List.of("", "/buy", "/buy/payment", "/statement", "/plan", "/purchases", "/top-up", "/usage")) {
                browser.go(address + page);
                assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isLessThanOrEqualTo(360);
            }
        } finally {
            browser.width(1280);
        }
    }

    @Test
    void shouldNeverLeaveTheMachine() {
        browser.go(address);
        browser.until(d -> browser.all("[data-state=ready]").size() == 2 ? true : null);
        browser.go(address + "/buy/payment");
        browser.inFrame("provider", () -> browser.see("#use"));
        List<String> origins = browser.network().stream()
                .flatMap(event -> REQUESTED.matcher(event).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(origins)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(origin -> origin.startsWith("http://localhost:")
                        || origin.equals("data:")
                        || origin.equals("about:")
                        || origin.startsWith("chrome:"));
    }

    private static CreditLedger ledger() {
        return host.getBean(CreditLedger.class);
    }

    /** The text of the library's receipt, which our page frames without letting it run any script. */
    private static String receipt() {
        return browser.until(d -> {
            String text = (String)
                    browser.run("return document.getElementById('document').contentDocument?.body?.innerText ?? ''");
            return text == null || text.isBlank() ? null : text;
        });
    }

    private static void chooseAmount(String credits, String recurrence) {
        browser.go(address + "/buy");
        browser.type("#credits", credits);
        browser.click("input[value=" + recurrence + "]");
    }

    private static void useCard(String number) {
        browser.waitForUrl("/buy/payment");
        browser.inFrame("provider", () -> {
            browser.type("#number", number);
            browser.type("#expiry", "1239");
            browser.type("#code", "123");
            browser.click("#use");
        });
    }

    private static void confirmAs(String company) {
        browser.waitForUrl("/buy/confirm");
        browser.type("#company", company);
        browser.see("#state").sendKeys("Karnataka");
        browser.type("#address", "1 MG Road, Bengaluru");
        browser.click("#pay");
    }

    private static void assertThatNoCardReachedTheHost(String number) {
        String own = HostMain.address(host);
        assertThat(browser.network().stream()
                        .filter(event -> event.contains("\"url\":\"" + own))
                        .toList())
                .isNotEmpty()
                .noneMatch(event -> event.contains(number) || event.contains("4000 0025 0000 3155"));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Double> numbers(String script) {
        List<Double> numbers = new ArrayList<>();
        ((List<?>) browser.run(script)).forEach(each -> numbers.add(((Number) each).doubleValue()));
        return numbers;
    }
}
