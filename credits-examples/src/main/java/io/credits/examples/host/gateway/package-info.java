/**
 * A sandbox payment provider and the adapter to it.
 *
 * <p>Law of the package: a card's number, expiry and code are typed into a page of the provider's own origin and never
 * leave it. {@link io.credits.examples.host.gateway.SandboxProvider} stands for the other company: fields, challenge,
 * charges and signed notifications on a port of its own. {@code HttpPaymentGateway} and {@code PaymentHook} are the host's
 * side: what a team writes for its real provider.
 */
@NullMarked
package io.credits.examples.host.gateway;

import org.jspecify.annotations.NullMarked;
