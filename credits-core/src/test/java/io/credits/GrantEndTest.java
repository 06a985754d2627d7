package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantEntry.Extended;
import io.credits.ledger.GrantId;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.Line;
import io.credits.ledger.VoidGrant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the end of a grant moves: of that one, and of no other. */
class GrantEndTest {

    private static final Instant JANUARY_10 = Instant.parse("2024-01-10T00:00:00Z");
    private static final Instant JANUARY_20 = Instant.parse("2024-01-20T00:00:00Z");
    private static final Instant JANUARY_30 = Instant.parse("2024-01-30T00:00:00Z");

    private final Desk desk = new Desk("2024-01-01T00:00:00Z")
            .open(Desk.account("UTC"))
            .did(Desk.grant("first", 100).expiringAt(JANUARY_10))
            .did(Desk.grant("second", 100).expiringAt(JANUARY_20));

    @Test
    void shouldEndAVoidedGrantNowAndLeaveTheOthersTheirEnds() {
        desk.did(hold(30)).at("2024-01-05T00:00:00Z").did(voiding("first"));
        assertThat(end("first")).isEqualTo(desk.now);
        assertThat(end("second")).isEqualTo(JANUARY_20);
    }

    @Test
    void shouldLeaveAVoidedGrantTheEndThatHasCome() {
        desk.did(hold(30)).at("2024-01-15T00:00:00Z").did(voiding("first"));
        assertThat(end("first")).isEqualTo(JANUARY_10);
    }

    @Test
    void shouldBurnAnExtendedGrantAfterOneThatNowEndsSooner() {
        Extended entry =
                desk.ledger.extendGrant(new ExtendGrant(Desk.W1, Desk.key("extend"), GrantId.of("first"), JANUARY_30));
        assertThat(end("first")).isEqualTo(JANUARY_30);
        assertThat(end("second")).isEqualTo(JANUARY_20);
        assertThat(entry.refersTo()).isEqualTo(1);
        assertThat(desk.ledger
                        .debit(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(120)))
                        .burned())
                .extracting(Line::grant)
                .containsExactly(GrantId.of("second"), GrantId.of("first"));
    }

    private static HoldCredits hold(long credits) {
        return HoldCredits.of(Desk.W1, Desk.key("hold"), Credits.of(credits), JANUARY_20);
    }

    private static VoidGrant voiding(String grant) {
        return new VoidGrant(Desk.W1, Desk.key("void"), GrantId.of(grant));
    }

    private Instant end(String grant) {
        return desk.ledger.account(Desk.W1).grants().grants().stream()
                .filter(kept -> kept.id().equals(GrantId.of(grant)))
                .findFirst()
                .map(Grant::expiresAt)
                .orElseThrow();
    }
}
