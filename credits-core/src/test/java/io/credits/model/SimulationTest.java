package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of stories of nodes that disagree about the time and die, each as the second model says. */
class SimulationTest extends StoryTrials {

    SimulationTest() {
        super("/simulation/stories.txt", 2_000);
    }

    @Override
    protected int turns(long seed) {
        return Story.of(seed).turns().size();
    }

    @Override
    protected void live(long seed, List<Integer> turns) {
        Simulation.live(Story.of(seed).keeping(turns));
    }

    @Test
    void shouldTellTheSameStoryOfTheSameSeed() {
        assertThat(Simulation.live(Story.of(42))).isEqualTo(Simulation.live(Story.of(42)));
    }

    @Test
    void shouldLeaveOutWhatAFailureDoesNotNeed() {
        List<Integer> whole = IntStream.range(0, 25).boxed().toList();
        assertThat(Shrinking.shrink(whole, turns -> turns.containsAll(List.of(3, 17))))
                .containsExactly(3, 17);
    }
}
