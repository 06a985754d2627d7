package io.credits.ledger;

import static io.credits.ledger.SampleGrants.day;
import static io.credits.ledger.SampleGrants.grant;
import static io.credits.ledger.SampleGrants.line;
import static io.credits.ledger.SampleGrants.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a book of grants keeps, forgets and shares. The first grant has no end, so that it burns last. */
class GrantBookTest {

    private final Grant endless = grant(1, null);
    private final Grant late = grant(2, day(20));
    private final Grant soon = grant(3, day(10));
    private final GrantBook book = GrantBook.of(BurnOrder.STANDARD_1, List.of(endless, late, soon));

    @Test
    void shouldStandInBurnOrderHoweverTheGrantsCame() {
        assertThat(book.grants()).containsExactly(soon, late, endless);
        assertThat(book).containsExactly(soon, late, endless);
        assertThat(book.size()).isEqualTo(3);
    }

    @Test
    void shouldPutANewGrantWhereItBurns() {
        Grant first = grant(4, day(5));
        Grant between = grant(5, day(15));
        Grant last = grant(6, null);
        assertThat(book.adding(first).adding(last).adding(between).grants())
                .containsExactly(first, soon, between, late, endless, last);
    }

    @Test
    void shouldRefuseAGrantThatIsInTheBook() {
        for (Grant grant : book) {
            assertThatThrownBy(() -> book.adding(grant))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("number " + grant.number() + " ");
        }
    }

    @Test
    void shouldChangeWhatTheLinesSayAndShareTheRest() {
        GrantBook burned = book.changing(List.of(line(soon, 4), line(endless, 1)), Grant::burned);
        assertThat(burned.grants()).extracting(Grant::remaining).containsExactly(credits(6), credits(10), credits(9));
        assertThat(burned.byNumber(2)).isSameAs(late);
        assertThat(book.grants()).containsExactly(soon, late, endless);
        assertThat(book.changing(List.of(), Grant::burned)).isSameAs(book);
    }

    @Test
    void shouldForgetAGrantThatIsUsedUpAlone() {
        GrantBook burned = book.changing(List.of(line(soon, 10), line(late, 9)), Grant::burned);
        assertThat(burned.grants()).extracting(Grant::number).containsExactly(2L, 1L);
    }

    @Test
    void shouldRememberAUsedUpGrantThatCreditsCanReturnTo() {
        Grant ofAPlan = scheduled(4, day(30));
        GrantBook scheduled = book.adding(ofAPlan).changing(List.of(line(ofAPlan, 10)), Grant::burned);
        assertThat(scheduled.byNumber(4)).isEqualTo(ofAPlan.burned(credits(10)));
        GrantBook repaid = book.changing(List.of(line(soon, 10)), Grant::repaying);
        assertThat(repaid.byNumber(3)).isEqualTo(soon.repaying(credits(10)));
    }

    @Test
    void shouldNameAGrantThatIsNotInTheBook() {
        List<Line> unknown = List.of(line(grant(9, null), 1));
        assertThatThrownBy(() -> book.changing(unknown, Grant::burned))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("g9");
    }

    @Test
    void shouldMoveAGrantWhoseEndMovesToItsNewPlace() {
        GrantBook extended = book.mapping(grant -> grant.number() == 3 ? grant.expiringAt(day(40)) : grant);
        assertThat(extended.grants()).extracting(Grant::number).containsExactly(2L, 3L, 1L);
        assertThat(book.mapping(grant -> grant)).isSameAs(book);
    }

    @Test
    void shouldForgetAUsedUpGrantWhenItsEndComes() {
        Grant ofAPlan = scheduled(4, day(30));
        GrantBook used = book.adding(ofAPlan).changing(List.of(line(ofAPlan, 10)), Grant::burned);
        assertThat(used.forgettingEnded(day(30).minusMillis(1))).isSameAs(used);
        assertThat(used.forgettingEnded(day(30))).isEqualTo(book);
    }

    @Test
    void shouldKeepWhatIsLeftOfAnEndedGrantUntilItIsBooked() {
        assertThat(book.forgettingEnded(day(50))).isSameAs(book);
    }

    @Test
    void shouldSortAgainOnlyUnderAnotherOrder() {
        assertThat(book.inOrder(BurnOrder.STANDARD_1)).isSameAs(book);
        GrantBook byIssue = book.inOrder(BurnOrder.LAGO_1);
        assertThat(byIssue.order()).isEqualTo(BurnOrder.LAGO_1);
        assertThat(byIssue.grants()).containsExactly(endless, late, soon);
    }

    @Test
    void shouldEqualABookOfTheSameGrantsAndOrderOnly() {
        GrantBook same = GrantBook.of(BurnOrder.STANDARD_1, List.of(soon, endless, late));
        assertThat(same).isEqualTo(book).hasSameHashCodeAs(book);
        assertThat(book.changing(List.of(line(soon, 1)), Grant::burned)).isNotEqualTo(book);
        // OpenMeter's order puts these three just as the standard order does.
        assertThat(book.inOrder(BurnOrder.OPENMETER_1).grants()).isEqualTo(book.grants());
        assertThat(book.inOrder(BurnOrder.OPENMETER_1)).isNotEqualTo(book);
        assertThat(book.hashCode())
                .isNotEqualTo(GrantBook.of(BurnOrder.STANDARD_1, List.of(soon)).hashCode());
        assertThat(book.equals(null)).isFalse();
    }

    @Test
    void shouldShowItsGrantsInOrder() {
        assertThat(book.toString()).isEqualTo(List.of(soon, late, endless).toString());
    }

    private static Credits credits(long whole) {
        return Credits.of(whole);
    }
}
