/**
 * The ports a host plugs into: where ledgers are stored and what is sold; with adapters that live in memory.
 *
 * <p>Law of the package: a port's contract says everything an adapter must keep, and no port holds a rule about credits;
 * rules live with the commands in {@link io.credits.ledger}. Start reading at {@link io.credits.spi.LedgerStore}.
 */
package io.credits.spi;
