/**
 * Buying credits: quote, purchase, payment attempts, standing purchases, automatic top-ups. Pure state machines [R20] to
 * [R25].
 *
 * <p>Laws of the package:
 *
 * <ul>
 *   <li>What was quoted is charged; a quote never changes.
 *   <li>What is known of a payment only grows, in the order of {@link io.credits.purchase.PaymentState}; so answers,
 *       notifications and reconciliation converge, whatever their order and number.
 *   <li>While an attempt is open no second one begins; a purchase is credited at most once.
 *   <li>No type can hold a card number; tokens, registrations and addresses are never printed [R21].
 * </ul>
 *
 * <p>All types are immutable. Start reading at {@link io.credits.purchase.Purchase}.
 */
package io.credits.purchase;
