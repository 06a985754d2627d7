package io.credits.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credits.purchase.Receipt.Letterhead;
import io.credits.tax.BillingDetails;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A real browser prints receipts: one sheet of A4 each, at their longest too. Left out where no Chromium is installed. */
class ReceiptOnPaperTest {

    private static final Path FOLDER = Path.of("target", "receipts");

    /** 210 mm by 297 mm in points. */
    private static final Pattern SHEET = Pattern.compile("/MediaBox ?\\[0 0 59[45](?:\\.\\d+)? 84[12](?:\\.\\d+)?\\]");

    private static final Pattern PAGE = Pattern.compile("/Type ?/Page\\b(?!s)");

    @TestFactory
    Stream<DynamicTest> shouldFillOneSheetOfA4() throws IOException {
        Files.createDirectories(FOLDER);
        return receipts().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> print(each.getKey(), each.getValue())));
    }

    private static Map<String, Receipt> receipts() {
        Letterhead longest = new Letterhead("Seller ".repeat(28).strip(), "1 Long Road, ".repeat(60) + "End");
        BillingDetails longBuyer = BillingDetails.of(
                "W".repeat(200), null, "US", "State of ".repeat(11) + "X", "9 Lane\n".repeat(140) + "End", false);
        Map<String, Receipt> all = new LinkedHashMap<>();
        all.put("india", Receipts.indian(Receipts.MUMBAI));
        all.put("no-billing", Receipts.indian(null));
        all.put("longest", Receipts.taxed(12, longBuyer, longest));
        return all;
    }

    private static void print(String name, Receipt receipt) throws IOException, InterruptedException {
        Path html = Files.writeString(FOLDER.resolve(name + ".html"), receipt.toHtml());
        Path pdf = FOLDER.resolve(name + ".pdf");
        Files.deleteIfExists(pdf);
        assumeTrue(browser().isPresent(), "no Chromium is installed: nothing was printed");
        Path profile = Files.createTempDirectory(FOLDER, "profile");
        Process printing = new ProcessBuilder(
                        browser().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-pdf-header-footer",
                        "--user-data-dir=" + profile.toAbsolutePath(),
                        "--print-to-pdf=" + pdf.toAbsolutePath(),
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(name + ".log").toFile())
                .start();
        assertThat(printing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        assertThat(PAGE.matcher(printed).results().count()).as("sheets").isEqualTo(1);
        assertThat(SHEET.matcher(printed).find()).as("A4").isTrue();
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                        .map(program -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
