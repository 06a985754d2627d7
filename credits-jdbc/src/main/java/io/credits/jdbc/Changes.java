package io.credits.jdbc;

import java.util.List;

/**
 * All that one transaction writes.
 *
 * @param accounts the changed accounts in the order of their ids, so that no two writes wait for each other
 * @param terms terms that these are the first to name
 */
record Changes(List<AccountChange> accounts, List<TermsRow> terms) {}
