/**
 * Plans and prices: what a tier grants and when, what becomes of unused credits, and what further credits cost.
 *
 * <p>The laws of this package:
 *
 * <ul>
 *   <li>Occurrence <i>n</i> of a schedule is computed from the anchor, never from occurrence <i>n</i> − 1, on the local
 *       calendar of the zone; so a month's end is clamped without drifting, and 9 o'clock stays 9 o'clock [R9].
 *   <li>Occurrences strictly increase, whatever the zone does and however often it is changed; no number is repeated or
 *       skipped [R10], [R13].
 *   <li>Finding the occurrence around an instant takes a handful of steps, however far it is from the anchor [R8].
 *   <li>What is carried over lies between zero and what is unused [R11].
 *   <li>Money is rounded half up to the currency's minor unit, each line of a price once; the lines always sum to the
 *       taxable amount [R3].
 * </ul>
 *
 * <p>All types are immutable and safe for use by several threads, and compute only: instants and zones are arguments. The
 * package imports {@code io.credits.rating} and {@code io.credits.amount} and nothing else of the library; begin reading
 * at {@link io.credits.plan.Plan} or {@link io.credits.plan.Timetable}.
 */
package io.credits.plan;
