package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Thousands of stories of nodes that disagree about the time and die; one that fails is printed as short as it gets. */
class SimulationTest {

    private static final int SEEDS = 2_000;
    private static final String KEPT = "/simulation/stories.txt";

    private static boolean fails(Story story) {
        try {
            Simulation.live(story);
            return false;
        } catch (AssertionError broken) {
            return true;
        }
    }

    private static int live(long seed) {
        Story story = Story.of(seed);
        try {
            Simulation.live(story);
        } catch (AssertionError broken) {
            Story least = Shrinking.shrink(story, SimulationTest::fails);
            String line = least.indices().toString().replaceAll("[^0-9,]", "");
            try {
                Simulation.live(least);
            } catch (AssertionError shortest) {
                throw new AssertionError("keep this in " + KEPT + ": " + seed + " " + line, shortest);
            }
        }
        return story.turns().size();
    }

    @Test
    void shouldHoldInEveryStoryThatIsKept() throws IOException {
        try (InputStream kept = SimulationTest.class.getResourceAsStream(KEPT)) {
            for (String line : new String(kept.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    List<Integer> turns = Arrays.stream(words[1].split(","))
                            .map(Integer::valueOf)
                            .toList();
                    Simulation.live(Story.of(Long.parseLong(words[0])).keeping(turns));
                }
            }
        }
    }

    @Test
    void shouldBeWhatTheModelSaysInTwoThousandStories() {
        assertThat(LongStream.range(0, SEEDS).map(SimulationTest::live).sum()).isGreaterThan(SEEDS);
    }

    @Test
    void shouldTellTheSameStoryOfTheSameSeed() {
        assertThat(Simulation.live(Story.of(42))).isEqualTo(Simulation.live(Story.of(42)));
    }

    @Test
    void shouldLeaveOutWhatAFailureDoesNotNeed() {
        Story whole = Story.of(LongStream.range(0, SEEDS)
                .filter(seed -> Story.of(seed).turns().size() > 20)
                .findFirst()
                .orElseThrow());
        Story least = Shrinking.shrink(whole, story -> story.indices().containsAll(List.of(3, 17)));
        assertThat(least.indices()).containsExactly(3, 17);
    }

    /** For as many seconds as the property simulation.seconds says, from the seed that simulation.from says. */
    @Test
    @Tag("soak")
    void shouldBeWhatTheModelSaysForAsLongAsAsked(TestReporter reporter) {
        long until = System.nanoTime() + Long.getLong("simulation.seconds", 600) * 1_000_000_000L;
        long from = Long.getLong("simulation.from", SEEDS);
        long seed = from;
        long steps = 0;
        while (System.nanoTime() - until < 0) {
            steps += live(seed++);
        }
        reporter.publishEntry("simulation", (seed - from) + " seeds, " + steps + " steps, from seed " + from);
    }
}
