/**
 * The pages on which credits are bought: the three steps, what was bought, what is bought again and again, and the automatic
 * top-up.
 *
 * <p>Law of the package: prices come from the library's price review only, and what was reviewed is what is charged. A card's
 * details never pass through here; a token does. What is not yet a purchase is kept in the session.
 */
@NullMarked
package io.credits.examples.host.buying;

import org.jspecify.annotations.NullMarked;
