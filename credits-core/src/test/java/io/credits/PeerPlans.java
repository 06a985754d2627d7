package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.amount.Quantity;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.GrantKind;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
import io.credits.plan.Timetable;
import io.credits.rating.Rate;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import io.credits.report.AccountBalance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Peers' cases of rollover, plan changes, timetables and rates. */
final class PeerPlans {

    private static final Instant START = Instant.parse("2024-09-01T00:00:00Z");

    private PeerPlans() {}

    private static Instant month(int n) {
        return START.atOffset(ZoneOffset.UTC).plusMonths(n).toInstant();
    }

    /** Autumn: its cap is on the sum of live rollovers, which is our ceiling without the allowance. */
    static void rollover(JsonNode given, JsonNode expect) {
        BigDecimal included = Peers.number(given.get("included"));
        BigDecimal cap = given.has("max")
                ? Peers.number(given.get("max"))
                : included.multiply(Peers.number(given.get("max_percentage"))).movePointLeft(2);
        Rollover rollover = given.has("max")
                ? Rollover.ALL.withMaxCredits(Credits.of(cap))
                : Rollover.ALL.withMaxPercent(new Percentage(Peers.number(given.get("max_percentage"))));
        Plan plan = Peers.plan("p", included, Period.MONTH)
                .rollover(rollover.withCeiling(Credits.of(included.add(cap))))
                .build();
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, plan);
        int n = 0;
        for (JsonNode cycle : given.get("cycles")) {
            BigDecimal use = Peers.number(cycle.get("use"));
            if (use.signum() > 0) {
                peer.debit(use);
            }
            JsonNode after = expect.get("after").get(n);
            peer.now = month(++n);
            AccountBalance balance = peer.balance();
            List<BigDecimal> rolled = balance.grants().stream()
                    .filter(part -> part.kind() == GrantKind.ROLLOVER)
                    .map(part -> part.remaining().toBigDecimal())
                    .toList();
            List<BigDecimal> wanted = new ArrayList<>();
            after.path("rollovers").forEach(node -> wanted.add(Peers.number(node)));
            if (after.has("rollovers")) {
                assertThat(rolled).usingElementComparator(BigDecimal::compareTo).isEqualTo(wanted);
            }
            if (after.has("balance")) {
                assertThat(balance.balance().toBigDecimal()).isEqualByComparingTo(Peers.number(after.get("balance")));
            }
            if (after.has("rollover_total")) {
                assertThat(rolled.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(Peers.number(after.get("rollover_total")));
            }
        }
    }

    /** Polar: credits that roll over are our plan's, others a grant that burns first and ends with the period. */
    static void rolloverUnits(JsonNode given, JsonNode expect) {
        BigDecimal rolling = BigDecimal.ZERO;
        BigDecimal other = BigDecimal.ZERO;
        for (JsonNode credits : given.get("credits")) {
            BigDecimal units = Peers.number(credits.get("units"));
            rolling = credits.get("rollover").asBoolean() ? rolling.add(units) : rolling;
            other = credits.get("rollover").asBoolean() ? other : other.add(units);
        }
        Plan plan = Peers.plan("p", rolling, Period.MONTH)
                .rollover(Rollover.ALL)
                .overdraft(Credits.of(1_000))
                .build();
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, plan);
        if (other.signum() > 0) {
            peer.ledger.grant(peer.grant("other", other, GrantKind.PROMOTIONAL)
                    .withPriority(1)
                    .expiringAt(month(1)));
        }
        BigDecimal usage = Peers.number(given.get(given.has("usage") ? "usage" : "usage_before_cutoff"));
        if (usage.signum() > 0) {
            peer.debit(usage);
        }
        peer.now = month(1);
        BigDecimal rolled = peer.balance().grants().stream()
                .filter(part -> part.kind() == GrantKind.ROLLOVER)
                .map(part -> part.remaining().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rolled).isEqualByComparingTo(Peers.number(expect.get("rollover")));
    }

    static void planChange(JsonNode given, JsonNode expect) {
        Plan old = Peers.plan("old", Peers.number(given.get("old_credits")), Period.MONTH)
                .rank(1)
                .build();
        Plan bigger = Peers.plan("new", Peers.number(given.get("new_credits")), Period.MONTH)
                .rank(2)
                .build();
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, old);
        peer.debit(Peers.number(given.get("used")));
        peer.now = START.plusSeconds(86_400);
        peer.ledger.changePlan(
                new ChangePlan(Peers.ACCOUNT, peer.key(), bigger, ChangePlan.When.NOW, ChangePlan.Proration.FULL));
        assertThat(peer.balance().balance().toBigDecimal()).isEqualByComparingTo(Peers.number(expect.get("balance")));
    }

    static void cycle(JsonNode given, JsonNode expect) {
        Plan plan = Peers.plan("p", Peers.number(given.get("cycle_credits")), Period.MONTH)
                .build();
        Peers peer = new Peers(BurnOrder.STANDARD_1, START, plan);
        peer.ledger.grant(peer.grant("kept", Peers.number(given.get("rollover_top_up")), GrantKind.PURCHASED));
        peer.now = month(1);
        assertThat(peer.balance().balance().toBigDecimal())
                .isEqualByComparingTo(Peers.number(expect.get("balance_after_cycle")));
    }

    /** Flexprice: a grant in mid-period is our upgrade from nothing; floored to a micro. */
    static void proration(JsonNode given, JsonNode expect) {
        Peers peer = new Peers(
                BurnOrder.STANDARD_1,
                Instant.parse(given.get("period_start").asText()),
                Peers.plan("none", BigDecimal.ZERO, Period.MONTH).build());
        peer.now = Instant.parse(given.get("at").asText());
        peer.ledger.changePlan(ChangePlan.to(
                Peers.ACCOUNT,
                peer.key(),
                Peers.plan("some", Peers.number(given.get("credits")), Period.MONTH)
                        .rank(9)
                        .build()));
        assertThat(peer.balance().balance().toBigDecimal())
                .isEqualByComparingTo(Peers.number(expect.get("credits")).setScale(6, RoundingMode.FLOOR));
        assertThat(peer.ledger.nextRefresh(Peers.ACCOUNT).orElseThrow().at())
                .isEqualTo(given.get("period_end").asText());
    }

    private static RefreshSchedule every(String text) {
        int count = Integer.parseInt(text.substring(1, text.length() - 1));
        return new RefreshSchedule(
                switch (text.charAt(text.length() - 1)) {
                    case 'D' -> Period.DAY;
                    case 'W' -> Period.WEEK;
                    case 'M' -> Period.MONTH;
                    default -> Period.YEAR;
                },
                count);
    }

    static void period(JsonNode given, JsonNode expect) {
        Timetable table = Timetable.starting(
                every(given.get("every").asText()),
                Instant.parse(given.get("anchor").asText()),
                ZoneOffset.UTC);
        Instant at = Instant.parse(given.get("at").asText());
        long n = table.lastAtOrBefore(at);
        if (expect.has("prev")) {
            boolean exclusive = given.get("boundary").asText().equals("exclusive");
            long before = exclusive && table.occurrence(n).equals(at) ? n - 1 : n;
            assertThat(table.occurrence(before)).isEqualTo(expect.get("prev").asText());
        } else {
            assertThat(table.occurrence(n)).isEqualTo(expect.get("from").asText());
            assertThat(table.occurrence(n + 1)).isEqualTo(expect.get("to").asText());
        }
    }

    static void firesOn(JsonNode given, JsonNode expect) {
        LocalDate anchor = LocalDate.parse(given.get("anchor").asText());
        LocalDate day = LocalDate.parse(given.get("day").asText());
        Timetable table = Timetable.starting(
                every(given.get("every").asText()),
                anchor.atStartOfDay(ZoneOffset.UTC).toInstant(),
                ZoneOffset.UTC);
        long n = table.lastAtOrBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        boolean fires = n > 0
                && LocalDate.ofInstant(table.occurrence(n), ZoneOffset.UTC).equals(day);
        assertThat(fires).isEqualTo(expect.get("fires").asBoolean());
    }

    static void anniversary(JsonNode given, JsonNode expect) {
        ZoneId zone = ZoneId.of(given.get("zone").asText());
        RefreshSchedule schedule = new RefreshSchedule(
                given.get("unit").asText().equals("month") ? Period.MONTH : Period.YEAR,
                given.get("count").asInt());
        Timetable table = Timetable.starting(
                schedule,
                LocalDateTime.parse(given.get("anchor_local").asText())
                        .atZone(zone)
                        .toInstant(),
                zone);
        Instant current = LocalDateTime.parse(given.get("current_local").asText())
                .atZone(zone)
                .toInstant();
        assertThat(LocalDateTime.ofInstant(table.occurrence(table.firstAfter(current)), zone))
                .isEqualTo(expect.get("next_local").asText());
    }

    static void periods(JsonNode given, JsonNode expect) {
        Timetable table = Timetable.starting(
                every(given.get("every").asText()),
                Instant.parse(given.get("start").asText()),
                ZoneId.of(given.get("zone").asText()));
        int n = 0;
        for (JsonNode end : expect.get("period_ends")) {
            assertThat(table.occurrence(++n)).isEqualTo(end.asText());
        }
    }

    static void days(JsonNode given, JsonNode expect) {
        Timetable table = Timetable.starting(
                RefreshSchedule.every(Period.DAY),
                Instant.parse(given.get("instant").asText()),
                ZoneId.of(given.get("zone").asText()));
        assertThat(table.occurrence(given.get("days").asLong()))
                .isEqualTo(expect.get("instant").asText());
    }

    static void rate(String kind, JsonNode given, JsonNode expect) {
        Quantity quantity = Quantity.of(Peers.number(given.get("qty")));
        Rate rate = switch (kind) {
            case "rate_graduated", "rate_graduated_delta" ->
                new Rate.Graduated(tiers(given.get("tiers")), TierSpan.PERIOD);
            case "rate_volume" -> new Rate.Volume(tiers(given.get("tiers")), TierSpan.EVENT);
            case "rate_package" ->
                new Rate.PerPackage(Peers.number(given.get("package_size")), Peers.number(given.get("package_price")));
            default -> new Rate.PerPackage(Peers.number(given.get("factor")), Peers.number(given.get("unit_price")));
        };
        BigDecimal amount = given.path("already_rated_qty").asInt() > 0
                ? rate.exact(Quantity.of(Peers.number(given.get("already_rated_qty"))), quantity)
                : rate.exact(quantity);
        assertThat(amount).isEqualByComparingTo(Peers.number(expect.get("amount")));
    }

    private static List<Tier> tiers(JsonNode given) {
        List<Tier> tiers = new ArrayList<>();
        for (JsonNode tier : given) {
            BigDecimal unit = Peers.number(tier.get("unit"));
            Tier made = tier.get("up_to").isNull() ? Tier.rest(unit) : Tier.upTo(Peers.number(tier.get("up_to")), unit);
            tiers.add(made.withFlat(Peers.number(tier.get("flat"))));
        }
        return tiers;
    }
}
