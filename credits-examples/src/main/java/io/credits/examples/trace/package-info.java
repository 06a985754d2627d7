/**
 * Charges a real trace of LLM calls, token by token.
 *
 * <p>Start at {@link io.credits.examples.trace.TraceMain}. A trace is a CSV file with a header and the columns TIMESTAMP,
 * ContextTokens and GeneratedTokens, as public traces of inference services have them.
 *
 * <p>Law of the package: the totals are sums of what the ledger answered, never of what was asked.
 */
@NullMarked
package io.credits.examples.trace;

import org.jspecify.annotations.NullMarked;
