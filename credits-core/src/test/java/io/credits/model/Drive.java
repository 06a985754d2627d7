package io.credits.model;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Turns raw steps into instants and commands that aim at what the account has and at the edges of its windows. */
final class Drive {

    static final AccountId ACCOUNT = AccountId.of("w1");
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"));
    private static final List<String> FEATURES =
            List.of("msg", "ai.completion", "disk", "ai", "help", "flow", "nothing");
    private static final List<String> CHANNELS = List.of("sms", "api");

    private Drive() {}

    /** Where the clock goes: often exactly to something due, or a microsecond beside it, sometimes back. */
    static Instant moved(Instant clock, Model model, Step step) {
        ModelState seen = model.seen(clock);
        Instant due = new ModelTime(ModelOrder.named("standard-1")).next(seen);
        return switch (Math.floorMod(step.jump(), 16)) {
            case 0, 1, 2, 3 -> clock;
            case 4 -> clock.plusNanos(1_000);
            case 5 -> clock.plusSeconds(Math.floorMod(step.c(), 7200));
            case 6 -> clock.plus(Duration.ofHours(Math.floorMod(step.c(), 100)));
            case 7, 8, 9 -> due == null || due.isBefore(clock) ? clock : due;
            case 10 -> due == null || due.isBefore(clock) ? clock : due.minusNanos(1_000);
            case 11 -> due == null || due.isBefore(clock) ? clock : due.plusNanos(1_000);
            case 12 -> clock.plus(Duration.ofDays(Math.floorMod(step.c(), 40)));
            case 13 -> clock.minusSeconds(Math.floorMod(step.c(), 4000));
            case 14 -> clock.plusNanos(Math.floorMod(step.c(), 1_000_000));
            default -> clock.plus(Duration.ofDays(7L * Math.floorMod(step.c(), 20)));
        };
    }

    static LedgerCommand<?> command(Step step, int index, Instant clock, Model model, Plans plans) {
        ModelState state = model.seen(clock);
        IdempotencyKey key = IdempotencyKey.of("k" + (step.c() % 17 == 0 && index > 0 ? index - 1 : index));
        Instant now = model.now(clock);
        if (state.frozen && step.b() % 4 == 0) {
            return new ThawAccount(ACCOUNT, key);
        }
        return switch (Math.floorMod(step.verb(), 42)) {
            case 0, 1, 2, 3, 4, 5, 6 -> grant(step, key, now, state);
            case 7, 8, 9, 10, 11, 12, 13 -> debit(step, key);
            case 14, 15, 16, 17, 18 -> consume(step, key, now);
            case 19, 20, 21, 22 -> hold(step, key, now, state);
            case 23, 24, 25 -> capture(step, key, state);
            case 26 -> new ReleaseHold(ACCOUNT, key, hold(step, state));
            case 27, 28, 29, 30, 31 -> reverse(step, key, state);
            case 32, 33, 34 ->
                new ChangePlan(
                        ACCOUNT,
                        key,
                        plans.pick(step.a()),
                        pick(List.of(ChangePlan.When.NOW, ChangePlan.When.NEXT_REFRESH), step.b(), 3),
                        ChangePlan.Proration.values()[Math.floorMod(step.c(), 3)]);
            case 35 -> new CancelPlan(ACCOUNT, key, step.a() % 3 == 0 ? edge(step.b(), now, state) : null);
            case 36 -> new ChangeZone(ACCOUNT, key, ZONES.get(Math.floorMod(step.a(), ZONES.size())));
            case 37 -> new VoidGrant(ACCOUNT, key, grant(step, state));
            case 38, 39 ->
                new RecordDispute(
                        ACCOUNT, key, purchase(step, state), step.b() % 2 == 0 ? null : amount(step.b() / 2 + 1));
            case 40 -> new ExtendGrant(ACCOUNT, key, grant(step, state), edge(step.b(), now, state));
            default -> seldom(step, key, now, state);
        };
    }

    private static LedgerCommand<?> seldom(Step step, IdempotencyKey key, Instant now, ModelState state) {
        return switch (Math.floorMod(step.a(), 8)) {
            case 0 -> new CloseAccount(ACCOUNT, key);
            case 1, 2 -> new FreezeAccount(ACCOUNT, key);
            case 3 -> new ThawAccount(ACCOUNT, key);
            default -> new ExtendGrant(ACCOUNT, key, grant(step, state), edge(step.b(), now, state));
        };
    }

    private static <T> T pick(List<T> from, int number, int of) {
        int at = Math.floorMod(number, of);
        return at < from.size() ? from.get(at) : null;
    }

    /** An instant that something else happens at, or one beside it, or some days ahead. */
    private static Instant edge(int number, Instant now, ModelState state) {
        List<Instant> edges = new ArrayList<>();
        state.grants.stream().filter(grant -> grant.to != null).forEach(grant -> edges.add(grant.to));
        state.grants.forEach(grant -> edges.add(grant.from));
        state.holds.values().forEach(pin -> edges.add(pin.until()));
        if (state.plan != null) {
            edges.add(state.nextAt);
            edges.add(state.occurrence(state.next + 1));
        }
        edges.removeIf(edge -> edge.isBefore(now));
        int way = Math.floorMod(number, 4);
        if (edges.isEmpty() || way == 3) {
            return now.plus(Duration.ofHours(Math.floorMod(number, 1500)));
        }
        Instant edge = edges.get(Math.floorMod(number >> 2, edges.size()));
        return way == 1 ? edge.plusNanos(1_000) : edge;
    }

    private static GrantId grant(Step step, ModelState state) {
        return state.grants.isEmpty() || step.a() % 11 == 0
                ? GrantId.of("nobody")
                : GrantId.of(state.grants.get(Math.floorMod(step.a(), state.grants.size())).id);
    }

    private static GrantId purchase(Step step, ModelState state) {
        List<ModelGrant> bought = state.grants.stream()
                .filter(grant -> grant.kind.equals("PURCHASED"))
                .toList();
        return bought.isEmpty() || step.a() % 11 == 0
                ? grant(step, state)
                : GrantId.of(bought.get(Math.floorMod(step.a(), bought.size())).id);
    }

    private static HoldId hold(Step step, ModelState state) {
        List<String> names = new ArrayList<>(state.holds.keySet());
        if (step.a() % 5 == 0) {
            names.addAll(state.endedHolds.keySet());
        }
        return HoldId.of(names.isEmpty() ? "nobody" : names.get(Math.floorMod(step.a(), names.size())));
    }

    private static Credits amount(int number) {
        int micros = Math.floorMod(number, 7) == 0 ? Math.floorMod(number, 999_983) : 0;
        return Credits.ofMicros(1_000_000L * Math.floorMod(number, 120) + micros + (number % 120 == 0 ? 1 : 0));
    }

    private static GrantCredits grant(Step step, IdempotencyKey key, Instant now, ModelState state) {
        GrantKind kind = GrantKind.values()[Math.floorMod(step.b(), GrantKind.values().length)];
        GrantCredits grant = GrantCredits.of(ACCOUNT, key, amount(step.a()), kind);
        if (step.b() % 4 == 0) {
            grant = grant.withPriority(48 + Math.floorMod(step.b() >> 4, 4));
        }
        if (step.a() % 3 != 0) {
            grant = grant.expiringAt(edge(step.b(), now, state).plusNanos(step.b() % 5 == 0 ? 0 : 1_000));
        }
        if (step.c() % 4 == 0) {
            Instant from =
                    step.c() % 3 == 0 ? now.minusSeconds(Math.floorMod(step.b(), 9999)) : edge(step.a(), now, state);
            if (grant.expiresAt() == null || grant.expiresAt().isAfter(from)) {
                grant = grant.effectiveFrom(from);
            }
        }
        if (kind == GrantKind.PURCHASED || step.c() % 6 == 0) {
            grant = grant.withCostBasis(
                    CostBasis.perCredit(BigMoney.ofScale(CurrencyUnit.of("INR"), Math.floorMod(step.c(), 3), 1)));
        }
        if (step.c() % 5 == 0) {
            List<FeatureId> features = step.a() % 4 == 0
                    ? List.of()
                    : step.a() % 2 == 0
                            ? List.of(FeatureId.of("ai"))
                            : List.of(FeatureId.of("msg"), FeatureId.of("disk"));
            List<ChannelId> channels = step.a() % 3 == 0 ? List.of(ChannelId.of("sms")) : List.of();
            grant = grant.scopedTo(new Scope(features, channels));
        }
        return grant;
    }

    private static FeatureId feature(int number) {
        String feature = pick(FEATURES, number, FEATURES.size());
        return FeatureId.of(feature);
    }

    private static ChannelId channel(int number) {
        String channel = pick(CHANNELS, number, 3);
        return channel == null ? null : ChannelId.of(channel);
    }

    private static DebitCredits debit(Step step, IdempotencyKey key) {
        DebitCredits debit = DebitCredits.of(ACCOUNT, key, amount(step.a()));
        return step.b() % 2 == 0 ? debit : debit.forFeature(feature(step.b() >> 1), channel(step.c()));
    }

    private static ConsumeCredits consume(Step step, IdempotencyKey key, Instant now) {
        ConsumeCredits consume =
                ConsumeCredits.of(ACCOUNT, key, feature(step.b()), Quantity.of(1 + Math.floorMod(step.a(), 400)));
        if (step.c() % 3 != 0) {
            ChannelId channel = channel(step.c());
            consume = channel == null ? consume : consume.through(channel);
        }
        return switch (Math.floorMod(step.c() >> 2, 9)) {
            case 0 -> consume.occurring(now.minus(Duration.ofDays(90)));
            case 1 -> consume.occurring(now.minus(Duration.ofDays(90)).minusNanos(1_000));
            case 2 -> consume.occurring(now.plus(Duration.ofMinutes(5)));
            case 3 -> consume.occurring(now.plus(Duration.ofMinutes(5)).plusNanos(1_000));
            case 4 -> consume.occurring(ModelPrices.SECOND.minusNanos(1_000));
            case 5 -> consume.occurring(ModelPrices.SECOND);
            default -> consume;
        };
    }

    private static HoldCredits hold(Step step, IdempotencyKey key, Instant now, ModelState state) {
        Instant until = edge(step.b(), now, state);
        HoldCredits hold = step.c() % 3 == 0
                ? HoldCredits.of(
                        ACCOUNT, key, FeatureId.of("msg"), Quantity.of(1 + Math.floorMod(step.a(), 400)), until)
                : HoldCredits.of(ACCOUNT, key, amount(step.a() / 2 + 1), until);
        if (step.c() % 3 == 1) {
            hold = hold.forFeature(feature(step.b()), channel(step.a()));
        }
        return step.c() % 7 == 0 ? hold.named(HoldId.of("h" + Math.floorMod(step.a(), 4))) : hold;
    }

    private static CaptureHold capture(Step step, IdempotencyKey key, ModelState state) {
        HoldId hold = hold(step, state);
        return step.b() % 4 == 0
                ? CaptureHold.all(ACCOUNT, key, hold)
                : new CaptureHold(ACCOUNT, key, hold, amount(step.b() / 4 + 1), step.b() % 2 == 0);
    }

    private static ReverseEntry reverse(Step step, IdempotencyKey key, ModelState state) {
        List<String> keys = new ArrayList<>(step.a() % 7 == 0 ? state.keys.keySet() : state.paid.keySet());
        IdempotencyKey of =
                IdempotencyKey.of(keys.isEmpty() ? "nobody" : keys.get(Math.floorMod(step.a(), keys.size())));
        return step.b() % 2 == 0
                ? ReverseEntry.all(ACCOUNT, key, of)
                : new ReverseEntry(ACCOUNT, key, of, amount(step.b() / 8 + 1));
    }
}
