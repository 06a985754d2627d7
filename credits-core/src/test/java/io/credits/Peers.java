package io.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Line;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.UsageEntry;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshSchedule;
import io.credits.rating.Rate;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.report.AccountBalance;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A ledger in the hands of another system's published test cases; one account, one clock. */
final class Peers {

    static final AccountId ACCOUNT = AccountId.of("peer");

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private int keys;
    final CreditLedger ledger;
    Instant now;

    Peers(BurnOrder order, Instant start, Plan plan) {
        now = start;
        RateCard free = RateCard.of(
                "card", RateCardVersion.of(Instant.parse("2000-01-01T00:00:00Z"), RateLine.byDefault(new Rate.Free())));
        InMemoryCatalog catalog = InMemoryCatalog.builder(CurrencyUnit.EUR)
                .rateCard(free)
                .burnOrder(order)
                .build();
        ledger = CreditLedger.of(store, catalog, () -> now);
        OpenAccount open = OpenAccount.of(ACCOUNT, ZoneOffset.UTC);
        ledger.open(plan == null ? open : open.withPlan(plan));
    }

    /** A plan of which only allowance, schedule and rank matter; other members are added by the case. */
    static Plan.Builder plan(String id, BigDecimal allowance, Period every) {
        return Plan.builder(PlanId.of(id), Credits.of(allowance), RefreshSchedule.every(every))
                .price(Money.of(CurrencyUnit.EUR, 1))
                .rateCard(RateCardId.of("card"));
    }

    /** A plan that gives nothing but an overdraft, where the peer counts overage without a limit. */
    static Plan overage(BigDecimal limit) {
        return plan("overage", BigDecimal.ZERO, Period.YEAR)
                .overdraft(Credits.of(limit))
                .build();
    }

    static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }

    GrantCredits grant(String id, BigDecimal credits, GrantKind kind) {
        return GrantCredits.of(ACCOUNT, key(), Credits.of(credits), kind).named(GrantId.of(id));
    }

    UsageEntry.Debited debit(BigDecimal credits) {
        return ledger.debit(DebitCredits.of(ACCOUNT, key(), Credits.of(credits)));
    }

    /** What is left by grant; an emptied or ended one counts as zero. */
    BigDecimal left(String id) {
        return ledger.balance(ACCOUNT).grants().stream()
                .filter(part -> part.grant().value().equals(id))
                .map(part -> part.remaining().minus(part.held()).toBigDecimal())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    AccountBalance balance() {
        return ledger.balance(ACCOUNT);
    }

    static Map<String, BigDecimal> taken(UsageEntry entry) {
        Map<String, BigDecimal> taken = new LinkedHashMap<>();
        for (Line line : entry.burned()) {
            taken.merge(line.grant().value(), line.credits().toBigDecimal(), BigDecimal::add);
        }
        return taken;
    }

    static Optional<Instant> instant(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(Instant.parse(node.get(name).asText())) : Optional.empty();
    }
}
