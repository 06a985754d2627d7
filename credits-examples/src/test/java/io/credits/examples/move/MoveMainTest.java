package io.credits.examples.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MoveMainTest {

    @Test
    void shouldTellWhatMovedAndThatItIsGoneHere() throws IOException {
        var printed = new ByteArrayOutputStream();
        MoveMain.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Restored 2 entries, 100 credits", "There: 70 available, sound: true", "Here: NOT_FOUND");
    }
}
