package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.Rejection;
import org.junit.jupiter.api.Test;

/** The documented limits, each reached for real ([R1], [R8]). */
class LimitTest {

    private final Desk desk = new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC"));

    @Test
    void shouldStopAtTheLargestBalance() {
        for (int i = 0; i < 1_000; i++) {
            desk.did(GrantCredits.of(Desk.W1, Desk.key("big " + i), Credits.MAX_OPERATION, GrantKind.ADJUSTMENT));
        }
        assertThat(desk.refused(Desk.grant("one more", 1)))
                .isEqualTo(new Rejection.Overflow(Desk.W1, "balance", Credits.MAX_BALANCE));
    }

    @Test
    void shouldRefuseAnOperationAboveTheLargest() {
        assertThatThrownBy(
                        () -> DebitCredits.of(Desk.W1, Desk.key("x"), Credits.MAX_OPERATION.plus(Credits.ofMicros(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldStopAtTenThousandOpenGrants() {
        for (int i = 0; i < Account.MAX_OPEN_GRANTS; i++) {
            desk.did(Desk.grant("g" + i, 1));
        }
        assertThat(desk.refused(Desk.grant("one more", 1)))
                .isEqualTo(new Rejection.LimitReached(Desk.W1, "open grants", 10_000));
        desk.did(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(1))).did(Desk.grant("one more", 1));
    }
}
