package io.credits.examples.scenario;

/** What a step does once it has been read. */
@FunctionalInterface
interface Action {

    /**
     * Does it.
     *
     * @param world the ledger and the clock of the scenario
     * @return what came of it; a refusal may also be thrown
     */
    Result run(World world);
}
