package io.credits.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.Grant;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Members;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.report.AccountBalance;
import io.credits.report.NextRefresh;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** The library and the second model side by side on one account; every step is compared. */
final class Twin {

    final CreditLedger ledger;
    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final InMemoryCatalog catalog;
    final Model model;
    final Plans plans = new Plans();
    Instant clock;

    Twin(BurnOrder order, OpenAccount request, Instant start) {
        InMemoryCatalog.Builder builder = InMemoryCatalog.builder(CurrencyUnit.of("INR"))
                .rateCard(ModelPrices.CARD)
                .burnOrder(order);
        plans.all().forEach(builder::plan);
        catalog = builder.build();
        clock = start;
        ledger = CreditLedger.of(store, catalog, () -> clock);
        ledger.open(request);
        model = new Model(request, order.id(), start);
    }

    /** Sends one command to both and compares the answers and everything that can be seen after it. */
    Outcome<? extends LedgerEntry> attempt(LedgerCommand<?> command) {
        int before = model.stored().lines.size();
        Outcome<? extends LedgerEntry> outcome = ledger.attempt(command);
        Model.Answer answer = model.attempt(command, clock);
        String found = outcome.rejection().map(r -> r.code().name()).orElse(null);
        assertThat(found).as("answer to %s at %s", command, clock).isEqualTo(answer.code());
        outcome.rejection().ifPresent(rejection -> compareRefusal(rejection, answer));
        compareEntries(before);
        compareState();
        return outcome;
    }

    void compareEntries(int after) {
        List<LedgerEntry> entries = ledger.entries(Drive.ACCOUNT, after, 1000);
        List<ModelState.Line> lines =
                model.stored().lines.subList(after, model.stored().lines.size());
        assertThat(entries.stream().map(Twin::shown).toList())
                .as("entries written at %s", clock)
                .isEqualTo(lines.stream().limit(1000).map(Twin::shown).toList());
    }

    private static String shown(LedgerEntry entry) {
        return entry.seq() + " " + entry.kind() + " " + entry.at() + " " + entry.credits() + " "
                + entry.head().balanceAfter();
    }

    private static String shown(ModelState.Line line) {
        return line.seq() + " " + line.kind() + " " + line.at() + " " + Credits.of(line.credits()) + " "
                + Credits.of(line.balanceAfter());
    }

    private static void compareRefusal(Rejection rejection, Model.Answer answer) {
        Map<String, Object> found = new LinkedHashMap<>();
        rejection.describe(new Members() {
            @Override
            public Members put(String name, Object value) {
                found.put(name, value);
                return this;
            }
        });
        answer.members().forEach((name, wanted) -> {
            Object value = found.get(name);
            if (wanted instanceof BigDecimal amount) {
                assertThat(((Credits) value).toBigDecimal()).as(name).isEqualByComparingTo(amount);
            } else {
                assertThat(value).as(name).isEqualTo(wanted);
            }
        });
    }

    void compareState() {
        ModelState seen = model.seen(clock);
        Instant now = model.now(clock);
        Account account = ledger.account(Drive.ACCOUNT);
        assertThat(account.grants().grants().stream()
                        .filter(grant -> grant.remaining().isPositive())
                        .map(Twin::shown)
                        .toList())
                .as("grants in burn order at %s", now)
                .isEqualTo(model.inOrder(seen).stream().map(Twin::shown).toList());
        AccountBalance balance = ledger.balance(Drive.ACCOUNT);
        assertThat(List.of(balance.balance(), balance.held(), balance.debt(), balance.available(), account.booked()))
                .as("balance, held, debt, available, booked at %s", now)
                .isEqualTo(List.of(
                        Credits.of(seen.balance(now)),
                        Credits.of(seen.held()),
                        Credits.of(seen.debt),
                        Credits.of(seen.balance(now).subtract(seen.held()).subtract(seen.debt)),
                        Credits.of(seen.booked())));
        boolean refreshes = seen.plan != null && (seen.endsAt == null || seen.nextAt.isBefore(seen.endsAt));
        assertThat(ledger.nextRefresh(Drive.ACCOUNT).map(NextRefresh::at).orElse(null))
                .as("next refresh")
                .isEqualTo(refreshes ? seen.nextAt : null);
        assertThat(ledger.audit(Drive.ACCOUNT)).as("audit").matches(found -> found.ok());
    }

    private static String shown(Grant grant) {
        return grant.id() + " " + grant.number() + " " + grant.kind() + " " + grant.remaining() + " " + grant.held()
                + " [" + grant.effectiveAt() + ", " + grant.expiresAt() + ")";
    }

    private static String shown(ModelGrant grant) {
        return grant.id + " " + grant.seq + " " + grant.kind + " " + Credits.of(grant.left) + " "
                + Credits.of(grant.held) + " [" + grant.from + ", " + grant.to + ")";
    }
}
