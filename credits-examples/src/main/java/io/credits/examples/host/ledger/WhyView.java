package io.credits.examples.host.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is what it is, in sentences.
 *
 * @param seq the entry's number
 * @param title what it is
 * @param price how its price came about, or null where nothing was priced
 * @param sources which grants were asked in turn, and what each gave
 * @param order the rule that put them in this order
 * @param hash the entry's place in the tamper-evident chain, shortened
 */
record WhyView(long seq, String title, @Nullable String price, List<String> sources, String order, String hash) {}
