package io.credits.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.examples.Altered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a file of usage, its lines are read as they stand there, or one is refused by its number, shortly. */
class UsageFileFuzzTest {

    private static final String VALID = UsageFile.HEADER
            + "\n2025-01-31T09:15:00Z,ai.completion,,12.5,k1\n2025-01-31T09:16:00Z,messaging.campaign,sms,100,k2\n";

    private static Path file;

    @BeforeContainer
    static void create() throws IOException {
        file = Files.createTempFile("usage", ".csv");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Example
    void shouldReadTheFileThatIsAltered() throws IOException {
        assertThat(read(VALID.getBytes(StandardCharsets.UTF_8))).hasSize(2);
    }

    @Property(tries = 600)
    void shouldReadOrRefuseAnyText(@ForAll("texts") String text) throws IOException {
        check(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void shouldReadOrRefuseAnyBytes(@ForAll byte[] bytes) throws IOException {
        byte[] header = (UsageFile.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        check(all);
    }

    @Provide
    Arbitrary<String> texts() {
        return Altered.of(VALID);
    }

    private static void check(byte[] bytes) throws IOException {
        try {
            for (UsageLine line : read(bytes)) {
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .contains(line.key().value(), line.feature().value());
            }
        } catch (MalformedUsageException refusal) {
            assertThat(refusal.getMessage())
                    .startsWith(file + ", line ")
                    .hasSizeLessThan(file.toString().length() + 250);
        }
    }

    private static List<UsageLine> read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        List<UsageLine> lines = new ArrayList<>();
        UsageFile.at(file).forEach(lines::add);
        return lines;
    }
}
