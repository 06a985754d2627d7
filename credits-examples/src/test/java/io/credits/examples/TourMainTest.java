package io.credits.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourMainTest {

    private static final String HEADER = "occurredAt,feature,channel,quantity,key\n";
    private static final String CAMPAIGN = "2025-01-02T04:00:00Z,messaging.campaign,whatsapp,100,a-1\n";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void chooseDatabase() {
        database = folder.resolve("credits");
    }

    @Test
    void shouldChargeTheShippedUsageOnceHoweverOftenItRuns() throws IOException {
        List<String> shipped = shippedLines();
        String lines = String.format(Locale.ROOT, "%,d", shipped.size());

        Told first = tour();
        Told second = tour();

        assertThat(shipped).hasSizeGreaterThanOrEqualTo(5_000);
        assertThat(first.out).contains("Opens workspace angoor").containsPattern(lines + " +" + lines + " +0 +0\n");
        assertThat(second.out)
                .contains("Goes on with workspace angoor")
                .containsPattern(lines + " +0 +" + lines + " +0\n");
        assertThat(second.from("A hold, for work")).isEqualTo(first.from("A hold, for work"));
        // One purchase, and another on 1 January, 1 February and 1 March: 4 payments, none of them twice.
        assertThat(first.out).containsPattern("payments +charged now.*\n +4 +4 +0\n");
        assertThat(second.out).containsPattern("payments +charged now.*\n +4 +0 +4\n");
        // 2,500 at 0.60 are 1,500.00; 18 % of it are 270.00. 1,000 a month are 600.00 less 10 %: 540.00 and 97.20.
        assertThat(first.out)
                .containsPattern("starter +2,500 +1,500.00 +270.00 +1,770.00 +TR/2425/000001 +2025-01-01")
                .containsPattern("monthly/2 +1,000 +540.00 +97.20 +637.20 +TR/2425/000004 +2025-03-01")
                .doesNotContain("monthly/3", "tok_tour")
                .contains("| TAX INVOICE AND RECEIPT", "27AAPFU0939F1ZV", "IGST 18 %");
        assertThat(second.from("  | TAX INVOICE")).isEqualTo(first.from("  | TAX INVOICE"));
        // The last line was given back, and the hold was captured at 6.25.
        BigDecimal expected = shipped.subList(0, shipped.size() - 1).stream()
                .map(TourMainTest::price)
                .reduce(new BigDecimal("6.25"), BigDecimal::add);
        assertThat(first.out
                        .lines()
                        .filter(line -> line.startsWith("  total"))
                        .findFirst()
                        .orElseThrow())
                .endsWith(String.format(Locale.ROOT, "%,.3f", expected));
        assertThat(first.out)
                .contains("INSUFFICIENT_CREDITS: account angoor, requested 80000")
                .contains("Audit: all");
        assertThat(first.out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(first.errors).contains("replayed until 2025-01-31").doesNotContain("\r");
    }

    @Test
    void shouldGoOnAfterAMalformedLineIsMended() throws IOException {
        Path usage = folder.resolve("usage.csv");
        Files.writeString(usage, HEADER + CAMPAIGN + "2025-01-02T05:00:00Z,messaging.campaign,sms,ten,a-2\n");

        Told broken = tour(usage.toString());
        Files.writeString(usage, HEADER + CAMPAIGN + "2025-01-02T05:00:00Z,messaging.campaign,sms,10,a-2\n");
        Told mended = tour(usage.toString());

        assertThat(broken.status).isEqualTo(2);
        assertThat(broken.errors)
                .contains(usage + ", line 3, column 4 (quantity): wanted a plain decimal above 0, found \"ten\"");
        assertThat(mended.status).isZero();
        assertThat(mended.out).contains("Goes on with").containsPattern("2 +1 +1 +0\n");
    }

    @Test
    void shouldNameFileLineAndColumnOfWhatIsMalformed() throws IOException {
        Map<String, String> wrong = Map.of(
                "",
                "line 1, header: wanted occurredAt",
                "when,what\n",
                "line 1, header: wanted occurredAt",
                HEADER,
                "line 2, line: wanted at least one line",
                HEADER + "2025-01-02,f,,1,k\n",
                "line 2, column 1 (occurredAt): wanted an instant",
                HEADER + "2025-01-02T04:00:00Z,,,1,k\n",
                "line 2, column 2 (feature): wanted a feature",
                HEADER + "2025-01-02T04:00:00Z,f,,0,k\n",
                "line 2, column 4 (quantity): wanted a plain decimal",
                HEADER + "2025-01-02T04:00:00Z,f,,1,\n",
                "line 2, column 5 (key): wanted a key",
                HEADER + "2025-01-02T04:00:00Z,f,1,k\n",
                "line 2, line: wanted 5 columns");
        Path usage = folder.resolve("usage.csv");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            Files.writeString(usage, each.getKey());
            Told told = tour(usage.toString());
            assertThat(told.status).isEqualTo(2);
            assertThat(told.errors).contains(usage + ", " + each.getValue());
        }
        assertThat(tour(folder.resolve("nowhere.csv").toString()).errors).contains("wanted a file that can be read");
        assertThat(tour("--colour").errors).contains("unknown option --colour");
    }

    /** The rates of the tour's catalogue, written down a second time. */
    private static BigDecimal price(String line) {
        String[] fields = line.split(",", -1);
        BigDecimal quantity = new BigDecimal(fields[3]);
        return switch (fields[1]) {
            case "messaging.campaign" ->
                quantity.multiply(new BigDecimal(
                        switch (fields[2]) {
                            case "whatsapp" -> "0.08";
                            case "sms" -> "0.10";
                            case "email" -> "0.01";
                            default -> "0.05";
                        }));
            case "automation.workflow" -> new BigDecimal("0.40");
            case "ai.completion" -> quantity.multiply(new BigDecimal("0.50"));
            case "ai.tokens" ->
                quantity.divide(new BigDecimal(1_000), 0, RoundingMode.CEILING).multiply(new BigDecimal("0.25"));
            default -> quantity.multiply(new BigDecimal("0.125"));
        };
    }

    private static List<String> shippedLines() throws IOException {
        try (InputStream csv = Objects.requireNonNull(TourMain.class.getResourceAsStream("tour/usage.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private Told tour(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "--database";
        args[1] = database.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = TourMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                false,
                args);
        return new Told(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private record Told(int status, String out, String errors) {
        String from(String heading) {
            return out.substring(out.indexOf(heading));
        }
    }
}
