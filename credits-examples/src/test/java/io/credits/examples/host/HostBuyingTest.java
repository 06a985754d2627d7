package io.credits.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Buying in a real browser: the three steps, declines, what repeats itself. */
class HostBuyingTest extends PagesTests {

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
    void shouldCancelAStandingPurchase() {
        chooseAmount("700", "QUARTERLY");
        browser.click("#buying [type=submit]");
        useCard("4242424242424242");
        confirmAs("Fickle Traders");
        browser.waitForUrl("/purchases/receipt");

        browser.go(address + "/purchases");
        assertThat(standing("700 credits, quarterly").getText()).contains("Active", "Next on");
        standing("700 credits, quarterly")
                .findElement(By.cssSelector("[value=CANCEL]"))
                .click();
        browser.until(d -> standing("700 credits, quarterly").getText().contains("Cancelled") ? true : null);
        assertThat(standing("700 credits, quarterly").getText()).doesNotContain("Next on", "Pause", "Cancel\n");
        assertThat(standing("700 credits, quarterly").findElements(By.tagName("button")))
                .isEmpty();
    }

    @Test
    void shouldChooseAmountAndRecurrenceByKeyboardAlone() {
        browser.go(address + "/buy");
        List<String> visited = browser.tabs(60, "credits");
        assertThat(visited.get(0)).isEqualTo("Skip to the content");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "1500");
        visited = browser.tabs(10, "recurrence");
        assertThat(visited).contains("1,000", "50,000");
        browser.press(Keys.ARROW_DOWN);
        browser.waitForText("#review-total", "₹");
        assertThat(browser.tabs(10, "Continue to payment")).isNotEmpty();
        browser.press(Keys.ENTER);
        browser.waitForUrl("/buy/payment");
    }

    private static WebElement standing(String title) {
        return browser.until(d -> browser.all(".listed > li").stream()
                .filter(each -> each.getText().contains(title))
                .findFirst()
                .orElse(null));
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
}
