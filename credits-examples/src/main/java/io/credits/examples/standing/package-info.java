/** What may be done to a standing purchase, by its word: for the pages of the host application and for scenario files. */
@NullMarked
package io.credits.examples.standing;

import org.jspecify.annotations.NullMarked;
