/**
 * The tour that the README begins with.
 *
 * <p>Start at {@link io.credits.examples.tour.Tour}: it opens a workspace, lets {@link io.credits.examples.tour.Replay} feed it a
 * usage file, and reports what the ledger says.
 *
 * <p>Law of the package: it keeps nothing of its own. Whatever it prints is read from the ledger, so that a second run over the
 * same database prints the same.
 */
@NullMarked
package io.credits.examples.tour;

import org.jspecify.annotations.NullMarked;
