package io.credits.examples.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that cannot reach anything but this machine, and remembers what it asked for. */
final class Browser implements AutoCloseable {

    static final String MISSING =
            "NOT RUN: no Chromium with its driver on this machine, so the pages of the host application"
                    + " were not looked at. Install them (Debian: apt-get install chromium chromium-driver), or name them by"
                    + " -Dchromium.binary and -Dchromium.driver.";

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final List<String> BINARIES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/local/bin/chromedriver");

    private final ChromeDriver driver;
    private final List<String> network = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isThere() {
        return find("chromium.binary", BINARIES).isPresent()
                && find("chromium.driver", DRIVERS).isPresent();
    }

    static Browser open(Path profile) {
        // It would tell that it knows no newer protocol than its own; the few commands used here are old.
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium.binary", BINARIES).orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--window-size=1280,1000",
                // Whatever is not this machine does not exist.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("performance", Level.ALL);
        logs.enable("browser", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        find("chromium.driver", DRIVERS).orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> find(String property, List<String> usual) {
        String named = System.getProperty(property);
        Stream<String> places = named == null ? usual.stream() : Stream.of(named);
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    void go(String url) {
        driver.get(url);
    }

    String url() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    WebElement see(String css) {
        return until(d -> {
            WebElement found = d.findElement(By.cssSelector(css));
            return found.isDisplayed() ? found : null;
        });
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        see(css).click();
    }

    void type(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /**
     * Presses Tab until something of a name has the focus.
     *
     * @return what had the focus on the way: its name, else its text
     */
    List<String> tabs(int most, String name) {
        List<String> visited = new ArrayList<>();
        while (visited.size() < most) {
            press(Keys.TAB);
            WebElement focused = driver.switchTo().activeElement();
            String found = Objects.requireNonNullElse(focused.getAttribute("name"), "");
            visited.add(found.isEmpty() ? focused.getText() : found);
            if (visited.contains(name)) {
                return visited;
            }
        }
        throw new AssertionError(name + " was not reached by Tab: " + visited);
    }

    void waitForText(String css, String wanted) {
        until(d -> d.findElement(By.cssSelector(css)).getText().contains(wanted) ? true : null);
    }

    void waitForUrl(String part) {
        until(d -> url().contains(part) ? true : null);
    }

    /** Does something inside the provider's frame. */
    void inFrame(String id, Runnable work) {
        WebElement frame = see("#" + id);
        until(d -> !String.valueOf(frame.getAttribute("src")).isEmpty() ? true : null);
        driver.switchTo().frame(frame);
        try {
            work.run();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Asks again until there is an answer; what is not there yet, or not any more, is no answer. */
    <T> T until(Function<ChromeDriver, @Nullable T> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                T answer = question.apply(driver);
                if (answer != null) {
                    return answer;
                }
            } catch (NotFoundException | StaleElementReferenceException notYet) {
                // Asked again.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain at " + url() + ":\n"
                        + driver.findElement(By.tagName("body")).getText());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void width(int pixels) {
        size(pixels, 900);
    }

    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** A picture of the whole page, so wide and as high as it is then. */
    byte[] picture(int width) {
        size(width, 900);
        run("dispatchEvent(new Event('resize')); window.scrollTo(0, 0); document.activeElement?.blur()");
        long height = (Long) Objects.requireNonNull(run("return document.documentElement.scrollHeight"));
        size(width, (int) Math.max(900, height));
        run("return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    void theme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    /** The accessibility faults of the page as it is, serious and worse ones only: {@code rule: element}. */
    List<String> accessibilityFaults() {
        return faults(null);
    }

    /** Those of them that are about colours. */
    List<String> contrastFaults() {
        return faults(List.of("color-contrast"));
    }

    private List<String> faults(@Nullable List<String> rules) {
        if (run("return window.axe ? true : null") == null) {
            run(axe());
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations'], iframes: false, ...(arguments[0] ? {runOnly: arguments[0]} : {})}).then((all) => done(all.violations
                    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                    .flatMap((each) => each.nodes.map((node) => each.id + ': ' + node.html + ' ' + node.failureSummary))),
                    (failed) => done(['axe failed: ' + failed]));
                """, rules);
        List<String> faults = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(found)).forEach(each -> faults.add(String.valueOf(each)));
        return faults;
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that any page asked the network for so far, as the protocol's events. */
    List<String> network() {
        for (LogEntry entry : driver.manage().logs().get("performance")) {
            if (entry.getMessage().contains("\"Network.requestWillBeSent\"")) {
                network.add(entry.getMessage());
            }
        }
        return network;
    }

    /** What the console complained about since it was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
