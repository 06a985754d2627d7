package io.credits.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What the owner sees, in a real browser: dashboard, statement, plans, and how all pages are made. */
class HostPagesTest extends PagesTests {

    private static final Pattern REQUESTED = Pattern.compile("\"url\":\"([a-z]+://[^/\"]*|[a-z]+:)");

    private static final Pattern ADDED = Pattern.compile("Added at once\\s+([0-9,.]+)");

    private static final Set<String> DARK_TOO =
            Set.of("angoor", "angoor/buy/payment", "angoor/statement/9", "angoor/purchases", "mirchi");

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

    @Test
    void shouldQuoteAnUpgradeAndBringWhatItQuoted() {
        AccountId kiwi = AccountId.of("kiwi");
        browser.go(HostMain.address(host) + "/w/kiwi/plan");
        browser.click("[data-plan=starter] button");
        browser.waitForText("#changed", "You are on Starter now");
        assertThat(browser.see("[data-plan=starter]").getText()).contains("Your plan");

        Credits before = ledger().balance(kiwi).available();
        String quoted = browser.see("[data-plan=growth]").getText();
        assertThat(quoted).contains("Added at once", "Kept", "Next refresh", "Upgrade to Growth");
        browser.click("[data-plan=growth] button");
        browser.waitForText("#changed", "You are on Growth now");
        Credits added = ledger().balance(kiwi).available().minus(before);
        assertThat(added.isPositive()).isTrue();
        // The quote is of the instant at which the page was shown: the extra shrinks with the period, by less than a
        // credit.
        Credits shown = Credits.of(new BigDecimal(first(ADDED, quoted).replace(",", "")));
        assertThat(shown.minus(added)).isBetween(Credits.ZERO, Credits.of(1));
    }

    @Test
    void shouldStopLiveUsageWhenSwitchedOff() {
        browser.go(address);
        Credits before = ledger().balance(ANGOOR).available();
        browser.click(".live [role=switch]");
        browser.until(d -> ledger().balance(ANGOOR).available().compareTo(before) < 0 ? true : null);
        assertThat(browser.see(".live [role=switch]").getAttribute("aria-checked"))
                .isEqualTo("true");
        browser.click(".live [role=switch]");
        browser.until(
                d -> "false".equals(browser.see(".live [role=switch]").getAttribute("aria-checked")) ? true : null);
        long entries = ledger().account(ANGOOR).sequence();
        // The next time has come, as the scheduler would say.
        host.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("LiveUsage"))
                .forEach(task -> task.getTask().getRunnable().run());
        assertThat(ledger().account(ANGOOR).sequence()).isEqualTo(entries);
    }

    @Test
    void shouldSayThatChartsAreLoading() {
        browser.go(address);
        browser.until(d -> browser.all("[data-state=ready]").size() == 2 ? true : null);
        Object served = browser.run("return fetch(location.href).then((page) => page.text()).then((text) =>"
                + " [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('.chart')].map((each) =>"
                + " each.dataset.state + ' ' + each.getAttribute('aria-busy') + ' '"
                + " + each.querySelector('.chart-wait').textContent.trim()))");
        assertThat(served).isEqualTo(List.of("loading true Loading the chart", "loading true Loading the chart"));
        assertThat(browser.run("const chart = document.getElementById('line'); chart.dataset.state = 'loading';"
                        + "const seen = (css) => getComputedStyle(chart.querySelector(css));"
                        + "return seen('.chart-wait').display !== 'none' && seen('canvas').visibility === 'hidden'"
                        + " && seen('.chart-fault').display === 'none'"))
                .isEqualTo(true);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static List<Double> numbers(String script) {
        List<Double> numbers = new ArrayList<>();
        ((List<?>) browser.run(script)).forEach(each -> numbers.add(((Number) each).doubleValue()));
        return numbers;
    }
}
