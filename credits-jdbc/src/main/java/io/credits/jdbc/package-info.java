/**
 * Keeps credit accounts in the host's own relational database.
 *
 * <p>The laws of this package:
 *
 * <ul>
 *   <li>No rule about credits lives here or in SQL: an account is read, {@link io.credits.ledger.Ruling} decides, and all
 *       of the result is written or nothing.
 *   <li>A write is guarded by the account's sequence number: it takes effect only on the very state that was decided on. So
 *       a state kept in memory is a guess that the guard proves, and a refusal is never answered on a guess.
 *   <li>Each write has the entry, the new state, the daily usage and the terms it names in one transaction, and no
 *       transaction needs two accounts.
 *   <li>{@link io.credits.jdbc.ConnectionSource#owning} begins and ends its own transactions; {@link
 *       io.credits.jdbc.ConnectionSource#joining} never ends the host's.
 *   <li>Every statement binds the account it is about, so that one account lives on one server. What cannot (work that is
 *       due, lists over all accounts, events, terms) goes through {@code Scans} and {@code ShardTerms}, to each of the {@link
 *       io.credits.jdbc.Shards} by itself; receipt numbers belong to a series, on one server.
 *   <li>SQL is constant text with parameters; only the validated table prefix is ever put into it.
 *   <li>No {@link java.sql.SQLException} leaves: failures are {@link io.credits.spi.LedgerStoreException} and its kind.
 * </ul>
 *
 * <p>Start reading at {@link io.credits.jdbc.JdbcLedgerStore}, then {@code OwnedWrites}, then {@code LedgerSql}.
 */
package io.credits.jdbc;
