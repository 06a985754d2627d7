package io.credits.purchase;

import io.credits.amount.Credits;

/**
 * What a report of a gateway came to.
 *
 * @param purchase the purchase after it
 * @param credited the credits that it granted; 0 if it brought nothing new
 */
public record PaymentNews(Purchase purchase, Credits credited) {}
