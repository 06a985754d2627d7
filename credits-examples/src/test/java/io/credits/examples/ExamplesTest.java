package io.credits.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void firstStepsShouldChargeAndRefuse() {
        assertThat(linesOf(FirstStepsMain::run))
                .containsExactly(
                        "150 messages cost 7.5, 92.5 are left",
                        "INSUFFICIENT_CREDITS: account acme, requested 250, available 92.5, shortfall 157.5",
                        "The ledger is sound: true");
    }

    @Test
    void rateCardShouldChooseTheMostSpecificRate() {
        assertThat(linesOf(RateCardMain::run))
                .containsExactly(
                        "30 × messaging.campaign through whatsapp: 1.5 credits by the rate messaging",
                        "30 × messaging.campaign through sms: 3 credits by the rate messaging@sms",
                        "1001 × ai.tokens through api: 0.5 credits by the rate ai.tokens",
                        "12 × media through web: 52 credits by the rate media",
                        "voice: no rate");
    }

    @Test
    void refreshShouldClampToTheMonthsEndAndCarryAQuarterOfTheAllowance() {
        assertThat(linesOf(RefreshAndRolloverMain::run))
                .contains(
                        "Occurrences: [2025-01-31T09:00:00Z, 2025-02-28T09:00:00Z, 2025-03-31T09:00:00Z,"
                                + " 2025-04-30T09:00:00Z]",
                        "Next: 1000 at 2025-02-28T09:00:00Z",
                        "ROLLOVER 250 until 2025-03-31T09:00:00Z",
                        "PLAN 1000 until 2025-03-31T09:00:00Z");
    }

    @Test
    void expiringGrantsShouldPayFirstAndLapseAtTheirInstant() {
        assertThat(linesOf(ExpiringGrantsMain::run))
                .contains("In January paid: trial", "In February paid: bought", "EXPIRED -30 at 2025-02-01T00:00:00Z")
                .last()
                .asString()
                .contains("sold=INR 20.00", "spent=INR 7.00", "expired=INR 0.00", "remaining=INR 13.00");
    }

    @Test
    void dashboardShouldSplitWhatWasUsedAndForeseeItsEnd() {
        // 7 a day: 151 last 21 days and 4/7 of one.
        assertThat(linesOf(DashboardMain::run))
                .containsExactly(
                        "Available: 151",
                        "Next: RefreshOutlook[at=2025-02-01T00:00:00Z, plan=pro, credits=200, carried=20, lost=131]",
                        "whatsapp 71.43 %",
                        "sms 28.57 %",
                        "Runs out at 2025-01-29T13:42:51.428571Z");
    }

    @Test
    void llmCallShouldBeHeldThenChargedWhatItCost() {
        assertThat(linesOf(LlmHoldMain::run))
                .containsExactly("Held 40, available meanwhile 10", "Charged 12.34, released 27.66, available 37.66");
    }

    @Test
    void retryShouldGetTheFirstAnswerAgain() {
        assertThat(linesOf(IdempotentRetryMain::run))
                .containsExactly(
                        "Attempt 1: entry 2, replayed false",
                        "Attempt 2: entry 2, replayed true",
                        "Attempt 3: entry 2, replayed true",
                        "Balance 70",
                        "IDEMPOTENCY_CONFLICT: account acme, key order-42, field credits");
    }

    @Test
    void businessRowAndCreditsShouldRollBackTogether() {
        assertThat(linesOf(out -> {
                    try {
                        HostTransactionMain.run(out);
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                }))
                .containsExactly("Within: 1 campaign, 70 credits", "After: 0 campaigns, 100 credits");
    }

    @Test
    void flywayShouldMakeTablesThatTheLibraryFindsRight() {
        assertThat(linesOf(FlywayMain::run))
                .containsExactly("Migrations run: 1", "The schema is as expected", "Migrations run again: 0");
    }

    @Test
    void lateUsageShouldCostWhatItCostWhenItOccurred() {
        assertThat(linesOf(LateUsageMain::run))
                .startsWith("Used on 2025-02-01: 5", "Used on 2025-02-03: 8")
                .last()
                .asString()
                .startsWith("INVALID_USAGE_TIME: account acme, occurredAt 2024-10-01T00:00:00Z");
    }

    @Test
    void explanationShouldNameCandidatesOrderRateAndRounding() {
        assertThat(linesOf(ExplainMain::run))
                .containsExactly(
                        "trial paid 1 of 1, first in standard-1",
                        "gift paid 1.59013 of 50, behind it by EXPIRY",
                        "Rate ai: exactly 2.5901295, CEILING to 2.59013");
    }

    @Test
    void pricingTrialShouldTellWhatWouldHaveBeenChargedLostAndRefused() {
        assertThat(linesOf(PricingTrialMain::run))
                .containsExactly(
                        "1,000 for four weeks, 0.05 a message: charged INR 4620.00, lapsed INR 380.00, refused 0 days",
                        "250 a week, 40 a campaign: charged INR 4800.00, lapsed INR 200.00, refused 4 days");
    }

    @Test
    void exportShouldBeReadBackAndTellThatALineWasTouched() {
        assertThat(linesOf(ExportMain::run))
                .containsExactly(
                        "1 GRANTED 100",
                        "Booked: 100",
                        "line 2: entry 1: its hash does not follow from its content and the entry before it");
    }

    @Test
    void archiveShouldKeepTheBalanceAndTheKeys() {
        assertThat(linesOf(ArchiveMain::run))
                .containsExactly(
                        "Lines of text: 4",
                        "Available: 70",
                        "The same again: ENTRY_ARCHIVED: account acme, seq 2",
                        "Sound: true");
    }

    @Test
    void examplesShouldFitOnOneScreen() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/credits/examples"))) {
            // The tour is the README's main job, not the answer to one question.
            assertThat(files.filter(file -> file.toString().endsWith("Main.java") && !file.endsWith("TourMain.java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(60));
        }
    }

    /** What an example does. */
    @FunctionalInterface
    private interface Example {
        void run(PrintStream out) throws IOException;
    }

    private static List<String> linesOf(Example example) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            example.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
