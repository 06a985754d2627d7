package io.credits.jdbc.bench;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.sql.DataSource;

/** Bucket4j's proxy manager for PostgreSQL: a counter per account, without entries or idempotency. */
public final class TokenBuckets implements Peer {

    private static final BucketConfiguration BUCKET = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(CREDITS_PER_ACCOUNT).refillIntervally(1, Duration.ofDays(3_650)))
            .build();

    private ProxyManager<Long> buckets;
    private AtomicReferenceArray<BucketProxy> proxies;

    @Override
    public String label() {
        return "(c) Bucket4j";
    }

    @Override
    public void open(DataSource pool, int accounts) {
        Peer.execute(
                pool,
                "CREATE TABLE bucket (id bigint PRIMARY KEY, state bytea, expires_at bigint) WITH (fillfactor = 50)");
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(pool).build();
        proxies = new AtomicReferenceArray<>(accounts);
    }

    @Override
    public void pay(int account, String key) {
        if (!proxy(account).tryConsume(1)) {
            throw new IllegalStateException("refused");
        }
    }

    private BucketProxy proxy(int account) {
        BucketProxy known = proxies.get(account);
        if (known == null) {
            known = buckets.getProxy((long) account, () -> BUCKET);
            proxies.set(account, known);
        }
        return known;
    }

    @Override
    public long spent() {
        long spent = 0;
        for (int i = 0; i < proxies.length(); i++) {
            BucketProxy proxy = proxies.get(i);
            spent += proxy == null ? 0 : CREDITS_PER_ACCOUNT - proxy.getAvailableTokens();
        }
        return spent;
    }
}
