package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.UsageEntry;
import io.credits.ledger.VoidGrant;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.BigMoney;

/** Peers' cases of burning, holding and giving back. */
final class PeerBurns {

    private static final Instant START = Instant.parse("2024-09-01T00:00:00Z");

    private PeerBurns() {}

    /** OpenMeter's engine: overage is our overdraft; a grant that recurs is our plan, refreshed on its schedule. */
    static void burn(JsonNode given, JsonNode expect) {
        BigDecimal endless = new BigDecimal(1_000_000);
        boolean recurring = given.get("grants").findValue("recurrence") != null;
        Plan plan = recurring
                ? Peers.plan("g1", Peers.number(given.at("/grants/0/amount")), Period.DAY)
                        .overdraft(Credits.of(endless))
                        .build()
                : Peers.overage(endless);
        Peers peer =
                new Peers(BurnOrder.OPENMETER_1, Instant.parse(given.get("at").asText()), plan);
        TreeMap<Instant, Runnable> events = new TreeMap<>();
        for (JsonNode grant : recurring ? List.<JsonNode>of() : given.get("grants")) {
            issue(peer, grant);
            Peers.instant(grant, grant.has("voided_at") ? "voided_at" : "deleted_at")
                    .ifPresent(at -> events.put(
                            at,
                            () -> peer.ledger.voidGrant(new VoidGrant(
                                    Peers.ACCOUNT,
                                    peer.key(),
                                    GrantId.of(grant.get("id").asText())))));
        }
        Instant until = Instant.parse(given.get("until").asText());
        for (JsonNode use : given.get("usage")) {
            Instant at = Peers.instant(use, "at").orElseThrow();
            if (at.isBefore(until)) {
                events.put(at, () -> peer.debit(Peers.number(use.get("qty"))));
            }
        }
        events.forEach((at, event) -> {
            peer.now = at;
            event.run();
        });
        peer.now = until;
        expect.path("balances").properties().forEach(wanted -> {
            BigDecimal left = recurring ? peer.balance().balance().toBigDecimal() : peer.left(wanted.getKey());
            assertThat(left).as(wanted.getKey()).isEqualByComparingTo(Peers.number(wanted.getValue()));
        });
        if (expect.has("overage")) {
            assertThat(peer.balance().debt().toBigDecimal()).isEqualByComparingTo(Peers.number(expect.get("overage")));
        }
    }

    private static void issue(Peers peer, JsonNode grant) {
        GrantCredits command = peer.grant(
                        grant.get("id").asText(), Peers.number(grant.get("balance_at_start")), GrantKind.PROMOTIONAL)
                .withPriority(grant.get("priority").asInt())
                .effectiveFrom(Peers.instant(grant, "effective_at").orElseThrow());
        Instant end = Peers.instant(grant, "expires_at").orElseThrow();
        if (end.isAfter(peer.now)) {
            peer.ledger.grant(command.expiringAt(end));
        } else {
            // The case begins at the very end of the grant: ours refuses to issue it at all.
            assertThatThrownBy(() -> peer.ledger.grant(command.expiringAt(end)))
                    .isInstanceOf(CreditRejectedException.class)
                    .hasMessageContaining("INVALID_WINDOW");
        }
    }

    static void effectivePeriod(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.OPENMETER_1, START.minus(Duration.ofDays(1)), null);
        GrantCredits command =
                peer.grant("g", BigDecimal.TEN, GrantKind.PROMOTIONAL).effectiveFrom(START);
        String expires = given.get("expires").asText(null);
        peer.ledger.grant(expires == null ? command : command.expiringAt(START.plus(Duration.parse(expires))));
        for (String end : List.of("voided", "deleted")) {
            if (given.hasNonNull(end)) {
                peer.now = START.plus(Duration.parse(given.get(end).asText()));
                peer.ledger.voidGrant(new VoidGrant(Peers.ACCOUNT, peer.key(), GrantId.of("g")));
            }
        }
        peer.now = START.plus(Duration.ofDays(3));
        Instant from = START.plus(Duration.parse(expect.get("period_from").asText()));
        Instant to = START.plus(Duration.parse(expect.get("period_to").asText()));
        BigDecimal inside = from.equals(to) ? BigDecimal.ZERO : BigDecimal.TEN;
        assertAsOf(peer, from.minusNanos(1_000), BigDecimal.ZERO);
        assertAsOf(peer, from, inside);
        assertAsOf(peer, to.minusNanos(1_000), inside);
        assertAsOf(peer, to, BigDecimal.ZERO);
    }

    private static void assertAsOf(Peers peer, Instant at, BigDecimal wanted) {
        assertThat(peer.ledger.balanceAsOf(Peers.ACCOUNT, at).balance().toBigDecimal())
                .as("as of %s", at)
                .isEqualByComparingTo(wanted);
    }

    /** Lago: granted before purchased at equal priority, then the older one. */
    static void consume(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.LAGO_1, START, null);
        List<JsonNode> oldestFirst = new ArrayList<>();
        given.get("inbound").forEach(oldestFirst::add);
        oldestFirst.sort((a, b) -> b.get("age_days").asInt() - a.get("age_days").asInt());
        for (JsonNode in : oldestFirst) {
            GrantKind kind = in.get("kind").asText().equals("purchased") ? GrantKind.PURCHASED : GrantKind.PROMOTIONAL;
            peer.ledger.grant(peer.grant(in.get("id").asText(), Peers.number(in.get("amount")), kind)
                    .withPriority(in.get("priority").asInt()));
        }
        UsageEntry.Debited debited = peer.debit(Peers.number(given.get("debit")));
        assertLeft(peer, expect.get("left"));
        expect.path("taken")
                .properties()
                .forEach(wanted -> assertThat(Peers.taken(debited).get(wanted.getKey()))
                        .isEqualByComparingTo(Peers.number(wanted.getValue())));
    }

    private static void assertLeft(Peers peer, JsonNode left) {
        left.properties()
                .forEach(wanted -> assertThat(peer.left(wanted.getKey()))
                        .as("left of %s", wanted.getKey())
                        .isEqualByComparingTo(Peers.number(wanted.getValue())));
    }

    static void burnSteps(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, null);
        for (JsonNode source : given.get("sources")) {
            boolean paid = source.path("category").asText().equals("paid");
            GrantCredits grant = peer.grant(
                            source.get("id").asText(),
                            Peers.number(source.get("amount")),
                            paid ? GrantKind.PURCHASED : GrantKind.PROMOTIONAL)
                    .withPriority(source.path("priority").asInt(50));
            if (paid) {
                grant = grant.withCostBasis(CostBasis.perCredit(BigMoney.parse("EUR 0.10")));
            }
            peer.ledger.grant(source.hasNonNull("expires") ? grant.expiringAt(end(source)) : grant);
        }
        int at = 0;
        for (JsonNode debit : given.get("debits")) {
            UsageEntry.Debited debited = peer.debit(Peers.number(debit));
            List<String> wanted = new ArrayList<>();
            expect.get("per_debit").get(at++).properties().forEach(e -> wanted.add(e.getKey() + "=" + e.getValue()));
            assertThat(Peers.taken(debited).entrySet().stream()
                            .map(Object::toString)
                            .toList())
                    .isEqualTo(wanted);
        }
        assertLeft(peer, expect.get("left"));
    }

    /** "T10", "P10D", "Sep 1": only the order of the ends matters. */
    private static Instant end(JsonNode source) {
        String text = source.get("expires").asText();
        long days = text.startsWith("Aug")
                ? 15
                : text.startsWith("Sep") ? 32 : Long.parseLong(text.replaceAll("[^0-9]", ""));
        return START.plus(Duration.ofDays(days));
    }

    static void correction(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.ORB_1, START, null);
        boolean scoped = given.has("sources");
        for (JsonNode source : given.get(scoped ? "sources" : "collected")) {
            GrantCredits grant = peer.grant(
                    source.get(scoped ? "id" : "source").asText(),
                    Peers.number(source.get(scoped ? "amount" : "qty")),
                    GrantKind.PROMOTIONAL);
            if (source.hasNonNull("feature")) {
                grant = grant.scopedTo(
                        new Scope(List.of(FeatureId.of(source.get("feature").asText())), List.of()));
            }
            peer.ledger.grant(
                    scoped
                            ? grant
                            : grant.expiringAt(START.plus(Duration.ofDays(
                                    Long.parseLong(source.get("source").asText().substring(1))))));
        }
        IdempotencyKey key = peer.key();
        DebitCredits debit = DebitCredits.of(Peers.ACCOUNT, key, Credits.of(scoped ? 40 : 10));
        peer.ledger.debit(scoped ? debit.forFeature(FeatureId.of("api-calls"), null) : debit);
        peer.ledger.reverse(
                new ReverseEntry(Peers.ACCOUNT, peer.key(), key, Credits.of(Peers.number(given.get("correct")))));
        assertLeft(peer, expect.get(scoped ? "balances" : "reopened"));
    }

    static void walletAllocation(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.LAGO_1, START, null);
        for (JsonNode wallet : given.get("wallets")) {
            GrantCredits grant = peer.grant(
                            wallet.get("id").asText(), Peers.number(wallet.get("cents")), GrantKind.PROMOTIONAL)
                    .withPriority(wallet.get("priority").asInt());
            String scope = wallet.get("scope").asText();
            peer.ledger.grant(
                    scope.equals("any") ? grant : grant.scopedTo(new Scope(List.of(FeatureId.of(scope)), List.of())));
        }
        TreeMap<String, BigDecimal> taken = new TreeMap<>();
        for (JsonNode fee : given.get("fees")) {
            UsageEntry.Debited debited = peer.ledger.debit(
                    DebitCredits.of(Peers.ACCOUNT, peer.key(), Credits.of(Peers.number(fee.get("cents"))))
                            .forFeature(FeatureId.of(fee.get("type").asText()), null));
            Peers.taken(debited).forEach((id, credits) -> taken.merge(id, credits, BigDecimal::add));
        }
        assertThat(taken).hasSize(expect.get("taken").size());
        expect.get("taken")
                .properties()
                .forEach(wanted ->
                        assertThat(taken.get(wanted.getKey())).isEqualByComparingTo(Peers.number(wanted.getValue())));
    }

    static void hold(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, null);
        peer.ledger.grant(peer.grant("g", Peers.number(given.get("balance")), GrantKind.PROMOTIONAL));
        UsageEntry.Captured captured = holdAndCapture(peer, given, () -> {});
        assertThat(peer.balance().balance().toBigDecimal()).isEqualByComparingTo(Peers.number(expect.get("balance")));
        assertThat(captured.released().toBigDecimal().negate())
                .isEqualByComparingTo(Peers.number(expect.get("finalize_delta")));
    }

    static void holdBuckets(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, null);
        given.get("buckets")
                .properties()
                .forEach(bucket -> peer.ledger.grant(
                        peer.grant(bucket.getKey(), Peers.number(bucket.getValue()), GrantKind.ROLLOVER)
                                .withPriority(bucket.getKey().equals("main") ? 50 : 49)));
        holdAndCapture(peer, given, () -> assertBuckets(peer, expect.get("during")));
        assertBuckets(peer, expect.get("after"));
    }

    private static void assertBuckets(Peers peer, JsonNode wanted) {
        wanted.properties()
                .forEach(bucket -> assertThat(
                                bucket.getKey().equals("total")
                                        ? peer.balance().available().toBigDecimal()
                                        : peer.left(bucket.getKey()))
                        .as(bucket.getKey())
                        .isEqualByComparingTo(Peers.number(bucket.getValue())));
    }

    private static UsageEntry.Captured holdAndCapture(Peers peer, JsonNode given, Runnable during) {
        HoldId hold = HoldId.of("h");
        peer.ledger.hold(HoldCredits.of(
                        Peers.ACCOUNT,
                        peer.key(),
                        Credits.of(Peers.number(given.get("hold"))),
                        START.plus(Duration.ofHours(1)))
                .named(hold));
        during.run();
        return peer.ledger.capture(
                CaptureHold.of(Peers.ACCOUNT, peer.key(), hold, Credits.of(Peers.number(given.get("confirm")))));
    }

    /** Numscript: sources in the order given are grants in the order issued; an overdraft is ours. */
    static void orderedSources(JsonNode given, JsonNode expect) {
        BigDecimal overdraft = Peers.number(
                given.at("/sources/0").has("overdraft") ? given.at("/sources/0/overdraft") : IntNode.valueOf(0));
        Peers peer = new Peers(BurnOrder.OPENMETER_1, START, Peers.overage(overdraft));
        for (JsonNode source : given.get("sources")) {
            BigDecimal balance = Peers.number(source.get("balance"));
            if (balance.signum() > 0) {
                peer.ledger.grant(peer.grant(source.get("id").asText(), balance, GrantKind.PROMOTIONAL));
            }
        }
        BigDecimal send = Peers.number(given.get("send"));
        if (expect.has("error")) {
            assertThatThrownBy(() -> peer.debit(send)).hasMessageContaining("INSUFFICIENT_CREDITS");
            return;
        }
        UsageEntry.Debited debited = peer.debit(send);
        List<BigDecimal> taken = new ArrayList<>(Peers.taken(debited).values());
        if (debited.debt().isPositive()) {
            taken.add(debited.debt().toBigDecimal());
        }
        List<BigDecimal> wanted = new ArrayList<>();
        expect.get("taken").forEach(node -> wanted.add(Peers.number(node)));
        assertThat(taken).usingElementComparator(BigDecimal::compareTo).isEqualTo(wanted);
    }

    static void ledger(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(
                BurnOrder.METRONOME_1, Instant.parse(given.get("start").asText() + "T00:00:00Z"), null);
        Instant end = Instant.parse(given.get("end").asText() + "T00:00:00Z");
        peer.ledger.grant(peer.grant("g", Peers.number(given.get("granted")), GrantKind.PROMOTIONAL)
                .expiringAt(end));
        peer.debit(Peers.number(given.get("used")));
        peer.now = end;
        peer.ledger.grant(peer.grant("next", BigDecimal.ONE, GrantKind.PROMOTIONAL));
        List<BigDecimal> wanted = new ArrayList<>();
        expect.get("entries").forEach(node -> wanted.add(Peers.number(node)));
        assertThat(peer.ledger.entries(Peers.ACCOUNT, 0, 3).stream()
                        .map(LedgerEntry::credits)
                        .map(Credits::toBigDecimal))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(wanted);
        assertThat(peer.left("g")).isEqualByComparingTo(Peers.number(expect.get("balance")));
    }
}
