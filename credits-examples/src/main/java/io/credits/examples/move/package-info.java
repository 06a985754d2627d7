/** Moving an account to another database, purchases included. */
@NullMarked
package io.credits.examples.move;

import org.jspecify.annotations.NullMarked;
