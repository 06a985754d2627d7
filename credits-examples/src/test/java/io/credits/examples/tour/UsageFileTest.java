package io.credits.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UsageFileTest {

    @Test
    void shippedFileShouldBeWhatItsGeneratorMakes() throws IOException {
        try (InputStream csv = Objects.requireNonNull(UsageFile.class.getResourceAsStream("usage.csv"))) {
            assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new UsageFileGenerator().generate());
        }
    }
}
