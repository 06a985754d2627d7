package io.credits.examples.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditMaintenance.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three days are written at the first call, the anchor's allowance and three after it, and nothing at the second. */
class SchedulersTest {

    private static final String FIRST = new Run(4, 3, 0, 0).toString();
    private static final String SECOND = new Run(0, 0, 0, 0).toString();

    @Test
    void shouldRunOnThePlainExecutor() throws Exception {
        assertThat(linesOf(ScheduledExecutorMain::run)).startsWith(FIRST, SECOND);
    }

    @Test
    void shouldRunOnSpring() throws Exception {
        assertThat(linesOf(SpringScheduledMain::run)).containsExactly(FIRST, SECOND);
    }

    @Test
    void shouldRunOnDbScheduler() throws Exception {
        assertThat(linesOf(DbSchedulerMain::run)).startsWith(FIRST, SECOND);
    }

    @Test
    void shouldFitOnOneScreen() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/credits/examples/schedule"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(75));
        }
    }

    private static List<String> linesOf(Example example) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        example.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private interface Example {
        void run(PrintStream out) throws Exception;
    }
}
