package io.credits.examples.host.buying;

import io.credits.examples.host.Workspace;
import io.credits.purchase.Attempt;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a buyer goes on from a purchase: to the bank, to the receipt, or to a page that tells how it stands. */
final class Onward {

    private Onward() {}

    static String from(Workspace workspace, Purchase purchase) {
        if (purchase.state() == PaymentState.REQUIRES_ACTION) {
            String next = purchase.openAttempt().map(Attempt::next).orElse(null);
            if (next != null) {
                return "redirect:"
                        + UriComponentsBuilder.fromUriString(next).build().toUriString();
            }
        }
        String page = purchase.state() == PaymentState.SUCCEEDED ? "receipt" : "one";
        return "redirect:/w/" + workspace.id() + "/purchases/" + page + "?id="
                + escaped(purchase.id().value());
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
