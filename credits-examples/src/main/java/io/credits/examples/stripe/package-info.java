/**
 * The gateway port on Stripe's PaymentIntents, by Stripe's own Java library.
 *
 * <p>Start reading at {@link io.credits.examples.stripe.StripeGateway}: what becomes a report, what an exception, and what is
 * looked up later. {@code StripeReports} translates Stripe's words, {@code StripeAmount} its way of counting money.
 */
package io.credits.examples.stripe;
