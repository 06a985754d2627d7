package io.credits;

import static io.credits.Shop.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.GrantEntry.Disputed;
import io.credits.ledger.GrantKind;
import io.credits.ledger.LedgerEntry;
import io.credits.purchase.Attempt;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.Initiator;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.StandingPurchase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What must be true of a shop at any time, told from the bank's books, the ledger and the purchases. */
final class PurchaseBooks {

    private static final Money NOTHING = Money.zero(CurrencyUnit.of("INR"));

    private final Shop shop;
    private final Map<PurchaseId, String> receipts = new LinkedHashMap<>();
    private final Map<String, PaymentState> furthest = new HashMap<>();

    PurchaseBooks(Shop shop) {
        this.shop = shop;
    }

    void check() {
        List<Purchase> purchases = shop.store.purchases(ACCOUNT, null, 1_000);
        List<LedgerEntry> entries = shop.ledger.entries(ACCOUNT, 0, 1_000);
        checkGrants(purchases, entries);
        Map<String, PaymentReport> books = shop.bank.books();
        purchases.forEach(each -> checkPayments(each, books));
        assertThat(shop.bank.takenAtOnce()).as("paid purchases").doesNotHaveDuplicates();
        assertThat(entries.stream().flatMap(entry -> entry.key().stream()))
                .as("keys")
                .doesNotHaveDuplicates();
        assertThat(entries.stream()
                        .filter(Disputed.class::isInstance)
                        .map(entry -> ((Disputed) entry).command().purchase()))
                .as("disputed purchases")
                .doesNotHaveDuplicates();
        assertThat(shop.store.open(1_000).stream().filter(each -> each.initiator() == Initiator.TOP_UP))
                .as("top-ups under way")
                .hasSizeLessThanOrEqualTo(1);
        for (StandingPurchase standing : shop.store.standing(ACCOUNT, null, 100)) {
            checkDates(standing, purchases);
        }
        checkReceipts(purchases);
        assertThat(shop.ledger.audit(ACCOUNT)).as("audit").matches(found -> found.ok());
    }

    /** Each credited purchase has its one grant, and there is no other. */
    private static void checkGrants(List<Purchase> purchases, List<LedgerEntry> entries) {
        Map<String, Credits> owed = new TreeMap<>();
        for (Purchase each : purchases) {
            if (each.credited()) {
                owed.put(each.id().value(), each.quote().credits());
            }
        }
        Map<String, Credits> granted = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            if (entry.issued() != null && entry.issued().kind() == GrantKind.PURCHASED) {
                Credits before =
                        granted.put(entry.issued().id().value(), entry.issued().granted());
                assertThat(before)
                        .as("another grant of %s", entry.issued().id())
                        .isNull();
            }
        }
        assertThat(granted).as("grants").isEqualTo(owed);
    }

    /**
     * A paid purchase was paid at the bank as quoted; no attempt's state goes back, and one at most is open.
     */
    private void checkPayments(Purchase purchase, Map<String, PaymentReport> books) {
        boolean paid = purchase.attempts().stream().anyMatch(each -> {
            PaymentReport report = books.get(each.key());
            return report != null
                    && report.state() == PaymentState.SUCCEEDED
                    && purchase.quote().total().equals(report.taken());
        });
        assertThat(purchase.paidAt() == null || paid).as("paid: %s", purchase).isTrue();
        assertThat(purchase.credited())
                .as("credited: %s", purchase)
                .isEqualTo(purchase.state() == PaymentState.SUCCEEDED);
        for (Attempt each : purchase.attempts()) {
            PaymentState before = furthest.put(purchase.id() + " " + each.number(), each.state());
            assertThat(each.state())
                    .as("state of %s of %s", each, purchase)
                    .isGreaterThanOrEqualTo(before == null ? PaymentState.UNKNOWN : before);
        }
        assertThat(purchase.attempts().stream().filter(each -> each.state().isOpen()))
                .as("open attempts of %s", purchase)
                .hasSizeLessThanOrEqualTo(1);
    }

    /** No occurrence is bought before its date. */
    private static void checkDates(StandingPurchase standing, List<Purchase> purchases) {
        for (Purchase each : purchases) {
            if (standing.id().equals(each.standing())) {
                String id = each.id().value();
                long n = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
                assertThat(n).as("occurrence").isBetween(1L, standing.next() - 1);
                assertThat(each.createdAt())
                        .as("begin of %s", id)
                        .isAfterOrEqualTo(standing.timetable().occurrence(n));
            }
        }
    }

    /** Takes one more receipt; the numbers of a series are 1, 2, 3 and stay with their purchases. */
    private void checkReceipts(List<Purchase> purchases) {
        purchases.stream()
                .filter(each -> each.credited() && !receipts.containsKey(each.id()))
                .findFirst()
                .ifPresent(each -> receipts.put(each.id(), number(each.id())));
        Map<String, Set<Long>> series = new TreeMap<>();
        receipts.forEach((purchase, number) -> {
            int cut = number.lastIndexOf('/');
            series.computeIfAbsent(number.substring(0, cut), any -> new HashSet<>())
                    .add(Long.valueOf(number.substring(cut + 1)));
        });
        long numbers = 0;
        for (Set<Long> each : series.values()) {
            assertThat(each)
                    .as("receipt numbers")
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, each.size()).boxed().toList());
            numbers += each.size();
        }
        assertThat(numbers).as("receipts").isEqualTo(receipts.size());
    }

    private String number(PurchaseId id) {
        return shop.purchases.receipt(ACCOUNT, id).number();
    }

    /** Once everything was told: what the bank took is what was bought, and what it took too much is noted. */
    void checkNothingIsOwed() {
        receipts.forEach((purchase, number) -> assertThat(number(purchase)).isEqualTo(number));
        Map<PurchaseId, Money> taken = new LinkedHashMap<>();
        shop.bank.books().forEach((key, report) -> {
            ChargeRequest request = shop.bank.requests().get(key);
            if (report.state() == PaymentState.SUCCEEDED) {
                taken.merge(request.purchase(), report.taken(), Money::plus);
            }
        });
        for (Purchase each : shop.store.purchases(ACCOUNT, null, 1_000)) {
            Money all = taken.getOrDefault(each.id(), NOTHING);
            Money wanted = each.credited() ? each.quote().total() : NOTHING;
            assertThat(all.equals(wanted) || each.isOvercharged())
                    .as("taken for %s: %s", each, all)
                    .isTrue();
            taken.remove(each.id());
            assertKnowsItsPayments(each);
        }
        assertThat(taken).as("taken for nothing").isEmpty();
    }

    /** Whatever was told in between, an attempt for which the bank took the money has succeeded. */
    private void assertKnowsItsPayments(Purchase purchase) {
        Map<String, PaymentReport> books = shop.bank.books();
        PaymentReport asQuoted = PaymentReport.succeeded(purchase.quote().total());
        assertThat(purchase.attempts().stream()
                        .filter(each -> each.state() == PaymentState.SUCCEEDED)
                        .map(Attempt::key))
                .as("known payments of %s", purchase)
                .containsAll(purchase.attempts().stream()
                        .map(Attempt::key)
                        .filter(key -> asQuoted.equals(books.get(key)))
                        .toList());
    }
}
