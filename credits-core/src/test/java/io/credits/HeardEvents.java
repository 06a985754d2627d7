package io.credits;

import static io.credits.Shop.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.ledger.CreditEvent;
import io.credits.ledger.CreditEvent.Kind;
import io.credits.ledger.GrantEntry.Disputed;
import io.credits.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a host heard of a shop's events: each at least once, and of nothing that did not happen. */
final class HeardEvents {

    private final List<CreditEvent> heard = new ArrayList<>();

    void hear(CreditEvent event) {
        heard.add(event);
    }

    /** Once every event was handed over. */
    void check(Shop shop, boolean anyNodeDied) {
        Set<String> credited = new TreeSet<>();
        for (Purchase each : shop.store.purchases(ACCOUNT, null, 1_000)) {
            if (each.credited()) {
                credited.add(each.id().value());
            }
        }
        Set<String> disputed = new TreeSet<>();
        shop.ledger.entries(ACCOUNT, 0, 1_000).stream()
                .filter(Disputed.class::isInstance)
                .forEach(entry ->
                        disputed.add(((Disputed) entry).command().purchase().value()));
        assertTold(Kind.PURCHASE_CREDITED, credited, anyNodeDied);
        assertTold(Kind.DISPUTED, disputed, anyNodeDied);
        assertThat(shop.ledgerStore.outbox().oldest()).as("waiting").isEmpty();
    }

    private void assertTold(Kind kind, Set<String> happened, boolean mayComeAgain) {
        List<String> told = heard.stream()
                .filter(event -> event.kind() == kind)
                .map(CreditEvent::about)
                .toList();
        assertThat(new TreeSet<>(told)).as("%s told", kind).isEqualTo(happened);
        if (!mayComeAgain) {
            assertThat(told).as("%s told, where no node died", kind).doesNotHaveDuplicates();
        }
    }
}
