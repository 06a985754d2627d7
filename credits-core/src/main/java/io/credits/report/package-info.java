/**
 * Read models: what an account looks like to the people who own it.
 *
 * <p>Law of the package: a read model is a pure view of a settled account or of its entries; it decides nothing.
 */
package io.credits.report;
