/**
 * JSON: the Jackson module for the library's values, the catalogue, and the texts that a store keeps.
 *
 * <p>The laws of this package:
 *
 * <ul>
 *   <li>{@code read(write(x)).equals(x)} for every public value, whatever the host's mapper is set to and in every locale.
 *   <li>One spelling: amounts and identifiers are strings, amounts never JSON numbers; instants are ISO-8601 with Z; an
 *       enumeration is its constant's name, a burn order its id.
 *   <li>A form is described once. People are written every member that has a value; a store only what is not usual, of an
 *       entry only what the columns of its row do not hold, and frequent names in one or two letters.
 *   <li>Equal values have the same canonical text, so that terms can be named by the hash of their content.
 *   <li>A refusal names the JSON path, what was wanted and what was found. Texts from outside are limited in length, depth and
 *       number of tokens, and may not name a member twice or one that is unknown.
 * </ul>
 *
 * <p>Jackson is optional for hosts, and no other package of the library knows it but for its annotations. Begin reading at
 * {@link io.credits.json.CreditsModule} for a web host, {@link io.credits.json.CatalogJson} for a catalogue, {@link
 * io.credits.json.LedgerJson} for a store, {@link io.credits.json.AccountExport} for an account as a text of its own, {@link
 * io.credits.json.AccountArchive} for old usage that leaves a store.
 */
package io.credits.json;
