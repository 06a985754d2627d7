package io.credits.examples.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceMainTest {

    /** Made up; 1,003 context and 211 generated tokens: 2.5075 + 2.11 credits. */
    private static final String TRACE = TraceFile.HEADER + """

            2024-03-01 08:00:00.1234567,400,100
            2024-03-01 08:00:00.1234567,3,0
            2024-03-01 08:00:01.0000000,600,111
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("trace.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "h2"})
    void shouldChargeEveryTokenExactly(String store) throws IOException {
        Files.writeString(file, TRACE);

        assertThat(run(file.toString(), "--store", store)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("ai.context +3 +1,003 +2.5075\n")
                .containsPattern("ai.generated +2 +211 +2.1100\n")
                .containsPattern("total +5 +1,214 +4.6175\n")
                .contains("3 calls, 5 usage lines")
                .contains("audit: sound");
    }

    @Test
    void shouldNameTheLineAndColumnThatIsMalformed() throws IOException {
        Files.writeString(file, TRACE + "2024-03-01 08:00:02,many,1\n");

        assertThat(run(file.toString())).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains(file + ", line 5, ContextTokens: wanted a whole number of tokens, found \"many\"");
        assertThat(run()).isEqualTo(2);
        assertThat(run(file.toString(), "--store", "paper")).isEqualTo(2);
    }

    private int run(String... args) {
        return TraceMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                args);
    }
}
