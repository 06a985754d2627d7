package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Rejection;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshSchedule;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One account on a desk with a clock to turn by hand, for examples that fit on a few lines. */
final class Desk {

    static final AccountId W1 = AccountId.of("w1");
    static final FeatureId MESSAGE = FeatureId.of("message");

    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final InMemoryCatalog catalog;
    final CreditLedger ledger;
    Instant now;

    Desk(String start) {
        now = Instant.parse(start);
        catalog = InMemoryCatalog.builder(CurrencyUnit.EUR)
                .rateCard(RateCard.of(
                        "card",
                        RateCardVersion.of(
                                Instant.parse("2000-01-01T00:00:00Z"),
                                RateLine.of(MESSAGE, new Rate.PerUnit(new BigDecimal("0.5"))))))
                .build();
        ledger = CreditLedger.of(store, catalog, () -> now);
    }

    static Plan.Builder plan(String id, long allowance, Period every) {
        return Plan.builder(PlanId.of(id), Credits.of(allowance), RefreshSchedule.every(every))
                .price(Money.of(CurrencyUnit.EUR, 1))
                .rateCard(RateCardId.of("card"));
    }

    static OpenAccount account(String zone) {
        return OpenAccount.of(W1, ZoneId.of(zone));
    }

    static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }

    static GrantCredits grant(String id, long credits) {
        return GrantCredits.of(W1, key("grant " + id), Credits.of(credits), GrantKind.PROMOTIONAL)
                .named(GrantId.of(id));
    }

    Desk open(OpenAccount request) {
        ledger.open(request);
        return this;
    }

    Desk at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** Carries a command out and tells nothing. */
    Desk did(LedgerCommand<?> command) {
        ledger.attempt(command).orElseThrow();
        return this;
    }

    Rejection refused(LedgerCommand<?> command) {
        return ledger.attempt(command).rejection().orElseThrow();
    }

    /** Each entry as "kind instant credits balanceAfter", from a number on. */
    List<String> entriesAfter(long seq) {
        return ledger.entries(W1, seq, 1000).stream()
                .map(entry -> entry.kind() + " " + entry.at() + " " + entry.credits() + " "
                        + entry.head().balanceAfter())
                .toList();
    }

    /** The grants with their remaining and held credits, in burn order. */
    List<String> grants() {
        return ledger.balance(W1).grants().stream()
                .map(part -> part.grant() + " " + part.remaining() + " held " + part.held())
                .toList();
    }

    void assertBalance(long balance, long available) {
        assertThat(ledger.balance(W1).balance()).as("balance").isEqualTo(Credits.of(balance));
        assertThat(ledger.balance(W1).available()).as("available").isEqualTo(Credits.of(available));
    }
}
