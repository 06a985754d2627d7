package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;

/**
 * An account among those that use most.
 *
 * @param account the account
 * @param credits the credits it used in the period, debt included
 */
public record TopConsumer(AccountId account, Credits credits) {}
