package io.credits.examples.host.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider keeps it.
 *
 * @param id the provider's own name of it, for its pages
 * @param order what the merchant asked for
 * @param state REQUIRES_ACTION, PENDING, SUCCEEDED or FAILED
 * @param code why it failed, or null
 */
record SandboxPayment(
        String id, Order order, String state, @Nullable String code) {

    /**
     * What a merchant asks for.
     *
     * @param key the merchant's idempotency key
     * @param account handed back in notifications
     * @param purchase handed back in notifications
     * @param attempt handed back in notifications
     * @param amount a plain decimal
     * @param currency its ISO code
     * @param token the payment method
     * @param buyerPresent whether somebody can be asked to confirm
     * @param returnUrl where the buyer goes after confirming
     */
    record Order(
            String key,
            String account,
            String purchase,
            int attempt,
            String amount,
            String currency,
            String token,
            boolean buyerPresent,
            String returnUrl) {}

    SandboxPayment becoming(String changed, @Nullable String why) {
        return new SandboxPayment(id, order, changed, why);
    }

    boolean isOpen() {
        return state.equals("REQUIRES_ACTION") || state.equals("PENDING");
    }
}
