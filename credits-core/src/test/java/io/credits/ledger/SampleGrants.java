package io.credits.ledger;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import java.time.Instant;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Grants to put into books: of ten credits unless told otherwise, named after their number. */
final class SampleGrants {

    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    static final CurrencyUnit EUR = CurrencyUnit.EUR;

    private SampleGrants() {}

    static Grant grant(long number, @Nullable Instant expiresAt) {
        return grant(number, expiresAt, false, null, ten());
    }

    static Grant scheduled(long number, Instant expiresAt) {
        return grant(number, expiresAt, true, null, ten());
    }

    static Grant costing(long number, @Nullable String perCredit) {
        CostBasis basis = perCredit == null ? null : CostBasis.of(Money.parse("EUR " + perCredit), Credits.of(1));
        return grant(number, null, false, basis, ten());
    }

    static Grant of(long number, Credits credits) {
        return grant(number, null, false, null, credits);
    }

    static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }

    static Line line(Grant grant, long credits) {
        return new Line(grant.id(), grant.number(), Credits.of(credits));
    }

    static Credits ten() {
        return Credits.of(10);
    }

    private static Grant grant(
            long number, @Nullable Instant expiresAt, boolean scheduled, @Nullable CostBasis basis, Credits credits) {
        return new Grant(
                GrantId.of("g" + number),
                number,
                GrantKind.PROMOTIONAL,
                Grant.DEFAULT_PRIORITY,
                START,
                expiresAt,
                Scope.ANYTHING,
                basis,
                scheduled,
                credits,
                credits,
                Credits.ZERO,
                Credits.ZERO);
    }
}
