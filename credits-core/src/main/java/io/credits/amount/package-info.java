/**
 * Exact amounts: credits, quantities of usage, percentages and the money that credits cost.
 *
 * <p>The laws of this package, which everything above it relies on:
 *
 * <ul>
 *   <li>No amount is ever a {@code float} or a {@code double}; credits are a signed number of micros, everything else
 *       is an exact decimal [R1], [R2].
 *   <li>An amount that does not fit is refused, never rounded and never wrapped: too fine is {@link
 *       io.credits.amount.InvalidAmountException.Reason#INVALID_AMOUNT INVALID_AMOUNT}, too large is {@link
 *       io.credits.amount.InvalidAmountException.Reason#OVERFLOW OVERFLOW}.
 *   <li>Where a result has to be rounded, the rounding mode is an argument.
 *   <li>Two values that mean the same are equal and hash alike: {@code 10} and {@code 10.000000} are one amount. Each
 *       type therefore brings its number to one canonical form when it is built.
 *   <li>The text form, in JSON too, is the shortest plain decimal; reading what was printed gives an equal value.
 * </ul>
 *
 * <p>All types are immutable and safe for use by several threads. This package imports nothing of the library; begin
 * reading at {@link io.credits.amount.Credits}.
 */
package io.credits.amount;
