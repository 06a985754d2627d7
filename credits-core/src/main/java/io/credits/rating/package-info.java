/**
 * Rating: what usage costs in credits, decided by rate cards whose prices change only forward in time.
 *
 * <p>The laws of this package:
 *
 * <ul>
 *   <li>A rate is an exact decimal; a charge is the exact product rounded once, per usage event, to a micro. The rate
 *       card's version names the rounding mode, {@link java.math.RoundingMode#CEILING} unless told otherwise, so that
 *       usage is never free by rounding [R2].
 *   <li>The most specific line wins: (feature, channel), then the feature, then the same for its parent by dot, then the
 *       card's default [R19].
 *   <li>Usage is priced by the version in force when it occurred [R16]. A version in force is never altered; see {@link
 *       io.credits.rating.RateCard#requireContinues}.
 *   <li>A tier's bound belongs to the lower tier. Tiers count per event, or cumulatively per refresh period and rate
 *       line; a charge is never negative [R19].
 * </ul>
 *
 * <p>All types are immutable and safe for use by several threads, and compute only: what has been used already is handed
 * over. The package imports {@code io.credits.amount} and nothing else of the library; begin reading at {@link
 * io.credits.rating.RateCard#charge}.
 */
package io.credits.rating;
