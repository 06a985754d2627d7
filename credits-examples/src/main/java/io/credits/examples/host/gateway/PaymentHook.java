package io.credits.examples.host.gateway;

import io.credits.CreditPurchases;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Hears the provider: hands what came in to the library, body and signature to the byte, and believes nothing itself. */
@RestController
class PaymentHook {

    static final String PATH = "/hooks/payments";
    static final String SIGNATURE = "Sandbox-Signature";

    private final CreditPurchases purchases;

    PaymentHook(CreditPurchases purchases) {
        this.purchases = purchases;
    }

    /** A refusal is final: answering anything but 200 would only make the provider send it again. */
    @PostMapping(PATH)
    ResponseEntity<Void> hear(
            @RequestHeader(name = SIGNATURE, defaultValue = "") String signature, @RequestBody String body) {
        try {
            purchases.receive(new SignedNotification(body, signature));
            return ResponseEntity.ok().build();
        } catch (UntrustedNotificationException refused) {
            return ResponseEntity.status(refused.reason() == Reason.MALFORMED ? 400 : 401)
                    .build();
        }
    }
}
