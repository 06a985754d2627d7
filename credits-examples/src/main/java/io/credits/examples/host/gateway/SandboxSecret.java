package io.credits.examples.host.gateway;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** What the merchant and the provider agreed on: a real host reads it from where it keeps its secrets. */
@Component
class SandboxSecret {

    private final String value;

    SandboxSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        value = HexFormat.of().formatHex(random);
    }

    String value() {
        return value;
    }
}
