/**
 * Runs scenarios: a catalogue, a clock and steps, written as JSON by whoever wants to see what the library does.
 *
 * <p>Laws of the package: a scenario is read as a whole before its first step runs, so that a malformed file does nothing; a
 * step never fails, it has a result, and what the library refuses is a result with the public code of the refusal; a step
 * knows the library's doors only, so that every store answers alike. Start reading at {@link
 * io.credits.examples.scenario.ScenarioMain}; a new step is one entry in a verb family and one line in {@code Verbs}.
 */
@NullMarked
package io.credits.examples.scenario;

import org.jspecify.annotations.NullMarked;
