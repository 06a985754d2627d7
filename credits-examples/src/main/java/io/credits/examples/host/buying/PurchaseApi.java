package io.credits.examples.host.buying;

import io.credits.CreditPurchases;
import io.credits.examples.host.Workspace;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a payment stands, for a page that waits. */
@RestController
class PurchaseApi {

    private final CreditPurchases purchases;

    PurchaseApi(CreditPurchases purchases) {
        this.purchases = purchases;
    }

    @GetMapping("/api/workspaces/{workspace}/purchase")
    Answer state(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, @RequestParam String id) {
        Purchase purchase = purchases.find(workspace.account(), PurchaseId.of(id));
        return new Answer(
                id,
                purchase.state().name(),
                purchase.quote().total().getAmount().toPlainString(),
                purchase.quote().total().getCurrencyUnit().getCode(),
                purchase.credited());
    }

    /** A purchase's state. */
    record Answer(String id, String state, String total, String currency, boolean credited) {}
}
