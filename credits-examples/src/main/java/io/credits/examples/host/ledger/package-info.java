/**
 * The pages about what is written: the statement with a "why?" on every line, the usage explorer and the plan.
 *
 * <p>Law of the package: numbers are the library's own; these pages put words to them and add nothing up.
 */
@NullMarked
package io.credits.examples.host.ledger;

import org.jspecify.annotations.NullMarked;
