package io.credits.examples.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.net.Webhook;
import io.credits.examples.Altered;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a notification, it is a payment of ours, nothing of ours, or refused without repeating it. */
class StripeFuzzTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "whsec_test";

    /** Written from Stripe's reference of events and PaymentIntents. */
    private static final String EVENT = """
            {"id":"evt_1","object":"event","api_version":"2020-08-27","created":1772359200,"livemode":false,
            "pending_webhooks":1,"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent",
            "amount":94400,"amount_received":94400,"currency":"inr","status":"succeeded","client_secret":"pi_1_secret",
            "metadata":{"credits_key":"w1:q1#1","credits_account":"w1","credits_purchase":"q1","credits_attempt":"1"},
            "next_action":{"type":"redirect_to_url","redirect_to_url":{"url":"https://bank.example/act"}},
            "last_payment_error":{"code":"card_declined","decline_code":"insufficient_funds"}}}}""";

    private final StripeGateway gateway = new StripeGateway(
            new StripeClient("sk_test"), SECRET, "https://host.example/", account -> Optional.empty());

    @Example
    void shouldReadTheEventThatIsAltered() throws GeneralSecurityException {
        PaymentNotification told = gateway.read(signed(EVENT), NOW).orElseThrow();
        assertThat(told.purchase().value()).isEqualTo("q1");
        assertThat(String.valueOf(told.report().taken())).isEqualTo("INR 944.00");
    }

    @Property(tries = 600)
    void shouldReadOrRefuseWhatIsSigned(@ForAll("events") String body) throws GeneralSecurityException {
        read(signed(body), Reason.MALFORMED);
    }

    @Property(tries = 300)
    void shouldRefuseEveryOtherSignature(@ForAll("signatures") String signature) throws GeneralSecurityException {
        if (signature.equals(signed(EVENT).signature())) {
            return;
        }
        try {
            assertThat(gateway.read(new SignedNotification(EVENT, signature), NOW)
                            .orElseThrow()
                            .purchase()
                            .value())
                    .isEqualTo("q1");
            // Stripe's header may have further parts; the right code has to be among them.
            assertThat(signature).contains(signed(EVENT).signature().split(",v1=")[1]);
        } catch (UntrustedNotificationException refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> events() {
        return Altered.of(EVENT);
    }

    @Provide
    Arbitrary<String> signatures() throws GeneralSecurityException {
        return Altered.of(signed(EVENT).signature());
    }

    private void read(SignedNotification notification, Reason only) {
        try {
            gateway.read(notification, NOW);
        } catch (UntrustedNotificationException refusal) {
            assertThat(refusal.reason()).isEqualTo(only);
            assertThat(refusal.getMessage()).hasSizeLessThan(200);
        }
    }

    private static SignedNotification signed(String body) throws GeneralSecurityException {
        long seconds = NOW.getEpochSecond();
        return new SignedNotification(
                body, "t=" + seconds + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, seconds + "." + body));
    }
}
