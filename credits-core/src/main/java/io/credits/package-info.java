/**
 * The doors a host calls: {@link io.credits.CreditLedger} for every verb on credit accounts, {@link
 * io.credits.CreditPurchases} for buying credits, {@link io.credits.CreditReports} for looking, {@link
 * io.credits.CreditMaintenance} for background work.
 *
 * <p>Law of the package: a door decides nothing about credits. It names the verb, hands the command with the catalogue's
 * terms and the clock to the store, and reads. Nothing else in the library imports a door.
 */
package io.credits;
