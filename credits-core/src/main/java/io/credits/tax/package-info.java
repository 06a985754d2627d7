/**
 * Who sells, who buys, and what the tax office wants to see.
 *
 * <p>Laws of the package [R3], [R21], [R26]:
 *
 * <ul>
 *   <li>Taxable amount and taxes sum to the total, to the last minor unit; each tax is rounded half up by itself, once.
 *   <li>Nothing here prints a registration number, an address or a name: neither {@code toString} nor a refusal repeats
 *       what was given.
 *   <li>Text that people type is refused where it holds what looks like a payment card number.
 * </ul>
 *
 * <p>All types are immutable. Start reading at {@link io.credits.tax.TaxAssessment}, then {@link
 * io.credits.tax.IndiaGst}.
 */
package io.credits.tax;
