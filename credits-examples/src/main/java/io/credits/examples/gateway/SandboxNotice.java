package io.credits.examples.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.ledger.AccountId;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The body of the sandbox's notifications, as providers write them: an event with its type, and the payment it is about. */
final class SandboxNotice {

    private static final String PAYMENT = "payment";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SandboxNotice() {}

    static String write(PaymentNotification told) {
        PaymentReport report = told.report();
        ObjectNode body = JSON.createObjectNode()
                .put("type", PAYMENT)
                .put("account", told.account().value())
                .put("purchase", told.purchase().value())
                .put("attempt", told.attempt())
                .put("state", report.state().name())
                .put("code", report.code())
                .put("next", report.next());
        Money taken = report.taken();
        if (taken != null) {
            body.put("currency", taken.getCurrencyUnit().getCode())
                    .put("amount", taken.getAmount().toPlainString());
        }
        return body.toString();
    }

    /** Reads a body that is signed; one of another type is about no payment. */
    static Optional<PaymentNotification> read(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            if (!body.path("type").asText().equals(PAYMENT)) {
                return Optional.empty();
            }
            Money taken = body.has("amount")
                    ? Money.of(
                            CurrencyUnit.of(body.path("currency").asText()),
                            new BigDecimal(body.path("amount").asText()))
                    : null;
            PaymentReport report = new PaymentReport(
                    PaymentState.valueOf(body.path("state").asText()), taken, text(body, "code"), text(body, "next"));
            return Optional.of(new PaymentNotification(
                    AccountId.of(body.path("account").asText()),
                    PurchaseId.of(body.path("purchase").asText()),
                    body.path("attempt").asInt(),
                    report));
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException malformed) {
            throw new UntrustedNotificationException(Reason.MALFORMED);
        }
    }

    private static @Nullable String text(JsonNode body, String member) {
        return body.hasNonNull(member) ? body.path(member).asText() : null;
    }
}
