/**
 * Who sells and what the tax office wants to see.
 *
 * <p>Law of the package: nothing here prints a registration number or an address.
 */
package io.credits.tax;
