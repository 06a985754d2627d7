package io.credits.examples.stripe;

import com.stripe.model.PaymentIntent;
import io.credits.ledger.AccountId;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PurchaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** What we write on a PaymentIntent, so that it can be found again and its notifications name a purchase. */
final class StripeMetadata {

    private static final String KEY = "credits_key";
    private static final String ACCOUNT = "credits_account";
    private static final String PURCHASE = "credits_purchase";
    private static final String ATTEMPT = "credits_attempt";

    private static final int MAX_KEY = 255;

    private StripeMetadata() {}

    /**
     * Returns the idempotency key: account and our own key, as long as a header holds them; their hash otherwise. A name that
     * is not plain is hashed too, since it stands in a header and in a search.
     */
    static String key(ChargeRequest request) {
        String account = request.account().value();
        String plain = account + ":" + request.key();
        boolean fits = plain.length() <= MAX_KEY && plain.matches("[A-Za-z0-9_.#/-]+:[A-Za-z0-9_.#/-]+");
        return fits ? plain : "sha256-" + hash(account.length() + ":" + plain);
    }

    static Map<String, String> of(ChargeRequest request) {
        return Map.of(
                KEY, key(request),
                ACCOUNT, request.account().value(),
                PURCHASE, request.purchase().value(),
                ATTEMPT, Integer.toString(request.attempt()));
    }

    static boolean hasKey(PaymentIntent intent, String key) {
        return intent.getMetadata() != null && key.equals(intent.getMetadata().get(KEY));
    }

    static String query(String key) {
        return "metadata['" + KEY + "']:'" + key + "'";
    }

    /** Reads whose payment it is; empty if it was not asked for by us. */
    static Optional<PaymentNotification> notification(PaymentIntent intent) {
        Map<String, String> ours = intent.getMetadata() == null ? Map.of() : intent.getMetadata();
        String account = ours.get(ACCOUNT);
        String purchase = ours.get(PURCHASE);
        String attempt = ours.get(ATTEMPT);
        if (account == null || purchase == null || attempt == null) {
            return Optional.empty();
        }
        return Optional.of(new PaymentNotification(
                AccountId.of(account), PurchaseId.of(purchase), Integer.parseInt(attempt), StripeReports.of(intent)));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
