package io.credits.jdbc;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.VoidGrant;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The random commands of one thread: most pay, some give, hold, take back or change the plan. Not safe for other threads. */
final class Traffic {

    private static final String[] ZONES = {"Asia/Kolkata", "America/New_York", "Pacific/Apia"};

    private final String name;
    private final List<AccountId> accounts;
    private final Random random;
    private final List<LedgerCommand<?>> holds = new ArrayList<>();
    private final List<LedgerCommand<?>> debits = new ArrayList<>();
    private final List<LedgerCommand<?>> grants = new ArrayList<>();
    private long made;

    Traffic(String name, List<AccountId> accounts) {
        this.name = name;
        this.accounts = accounts;
        this.random = new Random(name.hashCode());
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private AccountId anyAccount() {
        return accounts.get(number(accounts.size()));
    }

    private IdempotencyKey unusedKey() {
        return IdempotencyKey.of(name + "-" + ++made);
    }

    private Credits some(int most) {
        return Credits.ofMicros(1 + random.nextInt(most * 1_000_000));
    }

    /** The next command; every key is new. */
    LedgerCommand<?> next(Instant now) {
        int kind = number(100);
        if (kind < 30 || debits.isEmpty()) {
            return kept(debits, DebitCredits.of(anyAccount(), unusedKey(), some(3)));
        }
        if (kind < 50) {
            return kept(debits, usage(anyAccount()));
        }
        if (kind < 60 || grants.isEmpty()) {
            return kept(grants, grant(now));
        }
        if (kind < 70 || holds.isEmpty()) {
            Instant end = now.plus(Duration.ofMinutes(1 + number(3_000)));
            return kept(holds, HoldCredits.of(anyAccount(), unusedKey(), some(3), end));
        }
        if (kind < 80) {
            return endOf((HoldCredits) one(holds));
        }
        LedgerCommand<?> debit = one(debits);
        return kind < 90 ? ReverseEntry.all(debit.account(), unusedKey(), debit.key()) : seldom(kind, now);
    }

    private LedgerCommand<?> endOf(HoldCredits hold) {
        HoldId id = HoldId.of(hold.key().value());
        return number(2) == 0
                ? CaptureHold.of(
                        hold.account(),
                        unusedKey(),
                        id,
                        Credits.ofMicros(1 + number((int) hold.credits().micros())))
                : new ReleaseHold(hold.account(), unusedKey(), id);
    }

    private LedgerCommand<?> seldom(int kind, Instant now) {
        GrantCredits grant = (GrantCredits) one(grants);
        return switch (kind) {
            case 90, 91 -> new VoidGrant(grant.account(), unusedKey(), grant.grant());
            case 92, 93 ->
                new ExtendGrant(grant.account(), unusedKey(), grant.grant(), now.plus(Duration.ofDays(1 + number(20))));
            case 94, 95 -> RecordDispute.all(grant.account(), unusedKey(), grant.grant());
            case 96, 97, 98 ->
                ChangePlan.to(anyAccount(), unusedKey(), StoreFixture.plan(number(2) == 0 ? "monthly" : "daily"));
            default -> new ChangeZone(anyAccount(), unusedKey(), ZoneId.of(ZONES[number(ZONES.length)]));
        };
    }

    private GrantCredits grant(Instant now) {
        AccountId account = anyAccount();
        String key = unusedKey().value();
        if (number(2) == 0) {
            return StoreFixture.paid(account, key, 1 + number(20));
        }
        GrantCredits grant = StoreFixture.grant(account, key, 1 + number(20));
        return number(2) == 0 ? grant : grant.expiringAt(now.plus(Duration.ofMinutes(1 + number(5_000))));
    }

    private LedgerCommand<?> one(List<LedgerCommand<?>> of) {
        return of.get(number(of.size()));
    }

    private static LedgerCommand<?> kept(List<LedgerCommand<?>> where, LedgerCommand<?> command) {
        where.add(command);
        return command;
    }

    ConsumeCredits usage(AccountId account) {
        FeatureId feature = FeatureId.of(number(4) == 0 ? "storage" : "messaging");
        ConsumeCredits usage = ConsumeCredits.of(account, unusedKey(), feature, Quantity.of(1 + number(40)));
        return number(2) == 0 ? usage : usage.through(ChannelId.of("channel-" + number(3)));
    }

    /** Usage of all accounts, in any order. */
    List<ConsumeCredits> usageOfAll() {
        List<AccountId> shuffled = new ArrayList<>(accounts);
        Collections.shuffle(shuffled, random);
        return shuffled.stream().map(this::usage).toList();
    }
}
