package io.credits.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one seed makes happen: how the account begins, how far the clocks of the nodes are apart, and turn after turn.
 * The turns are drawn before the first is lived, so that a story with turns left out still tells the others unchanged.
 *
 * @param seed where it all comes from
 * @param begin how the account begins
 * @param skews by how many microseconds the clock of each node is off
 * @param turns what happens
 */
record Story(long seed, ModelAgreementTest.Begin begin, List<Long> skews, List<Turn> turns) {

    private static final int NODES = 3;
    private static final long MOST_SKEW = 3_000_000;

    /** What befalls the node that does the work of a turn. */
    enum Fate {
        LIVES,
        DIES_BEFORE_ITS_WRITE,
        DIES_AFTER_ITS_WRITE
    }

    /**
     * One turn.
     *
     * @param index its place in the whole story, which also names its key
     * @param step what is asked for
     * @param node which node is asked
     * @param heir which node is asked next, when the first dies
     * @param fate what befalls the node
     * @param due whether the node does due work before
     * @param again picks an acknowledged command that is sent once more, if not negative
     */
    record Turn(int index, Step step, int node, int heir, Fate fate, boolean due, int again) {}

    static Story of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ModelAgreementTest.Begin begin = new ModelAgreementTest.Begin(
                random.nextInt(12), random.nextInt(4), random.nextInt(8), random.nextInt(5));
        List<Long> skews = random.longs(NODES, -MOST_SKEW, MOST_SKEW).boxed().toList();
        List<Turn> turns = new ArrayList<>();
        int length = random.nextInt(8, 41);
        for (int index = 0; index < length; index++) {
            turns.add(turn(index, random));
        }
        return new Story(seed, begin, skews, List.copyOf(turns));
    }

    private static Turn turn(int index, SplittableRandom random) {
        Step step = new Step(
                random.nextInt(42),
                random.nextInt(16),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000));
        int luck = random.nextInt(10);
        Fate fate = luck == 0 ? Fate.DIES_BEFORE_ITS_WRITE : luck == 1 ? Fate.DIES_AFTER_ITS_WRITE : Fate.LIVES;
        return new Turn(
                index,
                step,
                random.nextInt(NODES),
                random.nextInt(NODES),
                fate,
                random.nextInt(6) == 0,
                random.nextInt(4) == 0 ? random.nextInt(1_000) : -1);
    }

    Story keeping(List<Integer> indices) {
        return new Story(
                seed,
                begin,
                skews,
                turns.stream().filter(turn -> indices.contains(turn.index())).toList());
    }

    List<Integer> indices() {
        return turns.stream().map(Turn::index).toList();
    }
}
