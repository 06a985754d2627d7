package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Stories that seeds tell, of turns that can be left out; one that fails is printed as short as it gets, and kept. */
public abstract class StoryTrials {

    private final String kept;
    private final int seeds;

    /**
     * Tells where the stories are.
     *
     * @param kept the resource with those that once failed
     * @param usual how many seeds, unless the property simulation.seeds says otherwise
     */
    protected StoryTrials(String kept, int usual) {
        this.kept = kept;
        this.seeds = Integer.getInteger("simulation.seeds", usual);
    }

    /**
     * Counts.
     *
     * @param seed the story
     * @return how many turns it has
     */
    protected abstract int turns(long seed);

    /**
     * Lives a story, or what is left of it; throws an AssertionError if it goes wrong.
     *
     * @param seed the story
     * @param turns the places of the turns that are lived
     */
    protected abstract void live(long seed, List<Integer> turns);

    private int live(long seed) {
        List<Integer> all = IntStream.range(0, turns(seed)).boxed().toList();
        try {
            live(seed, all);
        } catch (AssertionError broken) {
            List<Integer> least = Shrinking.shrink(all, some -> fails(seed, some));
            String line = seed + " " + least.toString().replaceAll("[^0-9,]", "");
            try {
                live(seed, least);
            } catch (AssertionError shortest) {
                throw new AssertionError("keep this in " + kept + ": " + line, shortest);
            }
        }
        return all.size();
    }

    private boolean fails(long seed, List<Integer> turns) {
        try {
            live(seed, turns);
            return false;
        } catch (AssertionError broken) {
            return true;
        }
    }

    @Test
    void shouldHoldInEveryStoryThatIsKept() throws IOException {
        try (InputStream stories = StoryTrials.class.getResourceAsStream(kept)) {
            for (String line : new String(stories.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    List<Integer> turns = Arrays.stream(words[1].split(","))
                            .map(Integer::valueOf)
                            .toList();
                    live(Long.parseLong(words[0]), turns);
                }
            }
        }
    }

    @Test
    void shouldHoldInTheStoriesOfManySeeds() {
        assertThat(LongStream.range(0, seeds).map(this::live).sum()).isGreaterThan(seeds);
    }

    /** For as many seconds as the property simulation.seconds says, from the seed that simulation.from says. */
    @Test
    @Tag("soak")
    void shouldHoldForAsLongAsAsked(TestReporter reporter) {
        long until = System.nanoTime() + Long.getLong("simulation.seconds", 600) * 1_000_000_000L;
        long from = Long.getLong("simulation.from", seeds);
        long seed = from;
        long steps = 0;
        while (System.nanoTime() - until < 0) {
            steps += live(seed++);
        }
        reporter.publishEntry(
                getClass().getSimpleName(), (seed - from) + " seeds, " + steps + " steps, from seed " + from);
    }
}
