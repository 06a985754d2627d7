/**
 * The ledger: accounts, grants, holds, entries, and the commands with their rules.
 *
 * <p>Laws of the package:
 *
 * <ul>
 *   <li>Everything is immutable and computes only; no clock, no I/O, no log, no random.
 *   <li>A command decides from the account's state, the earlier entries it asked for, and an instant; what time owes
 *       comes first, dated at its own instant [R4].
 *   <li>State changes only by {@link io.credits.ledger.LedgerEntry#applyTo}; replaying an account's entries from its
 *       opening gives exactly its state.
 *   <li>Expected refusals are values ({@link io.credits.ledger.Rejection}); arguments that never make sense are
 *       exceptions thrown when the command is created.
 * </ul>
 *
 * <p>Start reading at {@link io.credits.ledger.ConsumeCredits}: what consuming means stands there on one screen.
 */
package io.credits.ledger;
