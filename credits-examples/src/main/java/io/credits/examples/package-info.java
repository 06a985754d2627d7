/**
 * Answers to one question each, one program a file.
 *
 * <p>Law of the package: a program stands alone, so that it can be copied; it prints what it shows, and a test runs it. Their
 * clocks are set by hand so that months pass in a moment; a host passes {@code InstantSource.system()}.
 */
@NullMarked
package io.credits.examples;

import org.jspecify.annotations.NullMarked;
