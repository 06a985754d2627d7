package io.credits.examples.host.gateway;

import java.util.Optional;

/** The cards that the sandbox knows, and how each of them behaves. */
enum SandboxCard {
    GOOD("4242424242424242", "Visa", "tok_sandbox_good"),
    GOOD_MASTERCARD("5555555555554444", "Mastercard", "tok_sandbox_mastercard"),
    CHALLENGED("4000002500003155", "Visa", "tok_sandbox_challenged"),
    DECLINED("4000000000000002", "Visa", "tok_sandbox_declined"),
    NO_FUNDS("4000000000009995", "Visa", "tok_sandbox_no_funds"),
    SLOW("4000000000000077", "Visa", "tok_sandbox_slow");

    private final String number;
    private final String brand;
    private final String token;

    SandboxCard(String number, String brand, String token) {
        this.number = number;
        this.brand = brand;
        this.token = token;
    }

    static Optional<SandboxCard> of(String digits) {
        for (SandboxCard card : values()) {
            if (card.number.equals(digits)) {
                return Optional.of(card);
            }
        }
        return Optional.empty();
    }

    String brand() {
        return brand;
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    /** A token that says nothing of the number; the same for everybody, since the sandbox forgets at each start. */
    String token() {
        return token;
    }

    static Optional<SandboxCard> ofToken(String token) {
        for (SandboxCard card : values()) {
            if (card.token.equals(token)) {
                return Optional.of(card);
            }
        }
        return Optional.empty();
    }
}
