package io.credits.examples.scenario;

/** One word that a step may begin with. */
@FunctionalInterface
interface Verb {

    /**
     * Reads the members of a step; those it does not ask for are refused by the caller.
     *
     * @param members the members of the step
     * @return what the step does
     */
    Action read(StepMembers members);
}
