package io.credits;

import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.spi.PaymentGateway;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** A gateway that keeps its own books: what it took under which key is the truth that purchases must come to. */
final class Bank implements PaymentGateway {

    /** What the bank does with the next new payment. */
    enum Answer {
        SUCCEEDED,
        FAILED,
        PENDING,
        REQUIRES_ACTION,
        WRONG_AMOUNT,
        /** The answer is lost after the money was taken. */
        TIMEOUT_THEN_SUCCEEDED,
        /** The answer is lost after the payment was declined. */
        TIMEOUT_THEN_FAILED,
        /** The request is lost. */
        TIMEOUT_THEN_NOTHING,
        /** The answer is lost, and the request comes in when {@link Bank#arrive} says so. */
        TIMEOUT_THEN_LATE,
        /** The caller dies before the request is sent. */
        CRASH_BEFORE,
        /** The caller dies after the money was taken. */
        CRASH_AFTER
    }

    /** The caller's death: nothing catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    private final Map<String, PaymentReport> books = new LinkedHashMap<>();
    private final Map<String, ChargeRequest> requests = new LinkedHashMap<>();
    private final Set<String> changedItsMind = new HashSet<>();
    private final Map<String, ChargeRequest> underWay = new LinkedHashMap<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Answer usual = Answer.SUCCEEDED;
    private String code = "card_declined";

    synchronized void answering(Answer... next) {
        answers.clear();
        for (Answer each : next) {
            answers.add(each);
        }
    }

    synchronized void alwaysAnswering(Answer next, String reason) {
        answers.clear();
        usual = next;
        code = reason;
    }

    @Override
    public synchronized PaymentReport charge(ChargeRequest request) {
        PaymentReport known = books.get(request.key());
        if (known != null) {
            return known;
        }
        Answer answer = answers.isEmpty() ? usual : answers.remove();
        switch (answer) {
            case CRASH_BEFORE -> throw new Crash();
            case TIMEOUT_THEN_NOTHING -> throw new IllegalStateException("connection lost");
            case TIMEOUT_THEN_LATE -> {
                underWay.put(request.key(), request);
                throw new IllegalStateException("no answer yet");
            }
            default -> book(request, first(answer, request.amount()));
        }
        switch (answer) {
            case CRASH_AFTER -> throw new Crash();
            case TIMEOUT_THEN_SUCCEEDED, TIMEOUT_THEN_FAILED -> throw new IllegalStateException("read timed out");
            default -> {
                return books.get(request.key());
            }
        }
    }

    @Override
    public synchronized Optional<PaymentReport> find(ChargeRequest request) {
        return Optional.ofNullable(books.get(request.key()));
    }

    /** The requests that were on their way come in and are paid; of two with one key the first counts. */
    synchronized List<String> arrive() {
        List<String> keys = new ArrayList<>(underWay.keySet());
        keys.removeIf(books::containsKey);
        keys.forEach(key -> book(
                underWay.get(key), PaymentReport.succeeded(underWay.get(key).amount())));
        underWay.clear();
        return keys;
    }

    /** Changes how a payment stands, as time or the buyer does: an end is an end, but for a late authorisation. */
    synchronized void becomes(String key, PaymentState state) {
        PaymentReport before = books.get(key);
        if (before != null && before.state() != PaymentState.SUCCEEDED) {
            if (before.state() == PaymentState.FAILED) {
                changedItsMind.add(key);
            }
            books.put(
                    key,
                    state == PaymentState.SUCCEEDED
                            ? PaymentReport.succeeded(requests.get(key).amount())
                            : new PaymentReport(state, null, code, null));
        }
    }

    synchronized Map<String, PaymentReport> books() {
        return new LinkedHashMap<>(books);
    }

    synchronized Map<String, ChargeRequest> requests() {
        return new LinkedHashMap<>(requests);
    }

    /** How often money was taken in the name of a purchase. */
    synchronized long taken(String purchase) {
        return books.entrySet().stream()
                .filter(each -> each.getKey().split("#", 2)[0].equals(purchase))
                .filter(each -> each.getValue().state() == PaymentState.SUCCEEDED)
                .count();
    }

    /** For which purchases money was taken at the first asking, not after it had been declined: once for each payment. */
    synchronized List<PurchaseId> takenAtOnce() {
        return books.keySet().stream()
                .filter(key -> books.get(key).state() == PaymentState.SUCCEEDED && !changedItsMind.contains(key))
                .map(key -> requests.get(key).purchase())
                .toList();
    }

    private void book(ChargeRequest request, PaymentReport report) {
        books.put(request.key(), report);
        requests.put(request.key(), request);
    }

    private PaymentReport first(Answer answer, Money amount) {
        return switch (answer) {
            case FAILED, TIMEOUT_THEN_FAILED -> PaymentReport.failed(code);
            case PENDING -> PaymentReport.pending();
            case REQUIRES_ACTION -> PaymentReport.requiresAction("https://bank.example/act");
            case WRONG_AMOUNT -> PaymentReport.succeeded(amount.plus(Money.ofMinor(amount.getCurrencyUnit(), 1)));
            default -> PaymentReport.succeeded(amount);
        };
    }
}
