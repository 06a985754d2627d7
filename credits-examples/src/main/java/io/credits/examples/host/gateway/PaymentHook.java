package io.credits.examples.host.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credits.CreditPurchases;
import io.credits.ledger.AccountId;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PurchaseId;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Hears the provider: checks the signature over the body as it came, then hands the report to the library. */
@RestController
class PaymentHook {

    static final String PATH = "/hooks/payments";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CreditPurchases purchases;
    private final HookSignature signature;
    private final InstantSource clock;

    PaymentHook(CreditPurchases purchases, SandboxSecret secret, InstantSource clock) {
        this.purchases = purchases;
        this.signature = new HookSignature(secret.value());
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> hear(@RequestHeader(HookSignature.HEADER) String header, @RequestBody String body)
            throws IOException {
        if (!signature.isValid(header, body, clock.instant())) {
            return ResponseEntity.status(401).build();
        }
        JsonNode told = JSON.readTree(body);
        // A refusal is final: answering anything but 200 would only make the provider send it again.
        purchases.tryNotify(new PaymentNotification(
                AccountId.of(told.path("account").asText()),
                PurchaseId.of(told.path("purchase").asText()),
                told.path("attempt").asInt(),
                HttpPaymentGateway.report(told.path("payment"))));
        return ResponseEntity.ok().build();
    }
}
