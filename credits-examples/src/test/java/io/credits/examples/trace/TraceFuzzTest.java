package io.credits.examples.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.examples.Altered;
import io.credits.examples.tour.MalformedUsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a trace, it is calls with tokens from 0 on, or a line is refused by its number, shortly. */
class TraceFuzzTest {

    private static final String VALID =
            TraceFile.HEADER + "\n2024-03-01 08:00:00.1234567,400,100\n2024-03-01 08:00:01.0000000,600,111\n";

    private static Path file;

    @BeforeContainer
    static void create() throws IOException {
        file = Files.createTempFile("trace", ".csv");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Example
    void shouldReadTheTraceThatIsAltered() throws IOException {
        Files.writeString(file, VALID);
        assertThat(TraceFile.read(file))
                .extracting(TraceFile.Call::contextTokens)
                .containsExactly(400L, 600L);
    }

    @Property(tries = 600)
    void shouldReadOrRefuseAnyText(@ForAll("texts") String text) throws IOException {
        // Lone surrogates become question marks: a file of bytes holds none.
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        try {
            assertThat(TraceFile.read(file)).isNotEmpty().allSatisfy(call -> {
                assertThat(call.contextTokens()).isNotNegative();
                assertThat(call.generatedTokens()).isNotNegative();
            });
        } catch (MalformedUsageException refusal) {
            assertThat(refusal.getMessage())
                    .startsWith(file + ", line ")
                    .hasSizeLessThan(file.toString().length() + 250);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Altered.of(VALID);
    }
}
