package io.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.model.Storybook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An audit says what is wrong with the entry it names, wanted and found; also where a forger has mended the hash. */
class FindingTest {

    private static final int FORGED = 4;

    private static final Credits ONE = Credits.of(1);

    private final Storybook story = new Storybook();
    private final List<LedgerEntry> entries = story.entries();
    private final EntryHead head = entries.get(FORGED).head();

    private static Audit.Finding auditing(List<LedgerEntry> ledger, Account stored) {
        Audit audit = new Audit(stored.opening(), stored.terms());
        ledger.forEach(audit::check);
        return audit.finish(stored);
    }

    private Audit.Finding with(Record entry) {
        List<LedgerEntry> ledger = new ArrayList<>(entries);
        ledger.set(FORGED, (LedgerEntry) entry);
        return auditing(ledger, story.stored());
    }

    /** What is found where one entry's head has another member and the hash that goes with it. */
    private String forging(String member, Object value) {
        LedgerEntry entry = entries.get(FORGED);
        EntryHead forged = (EntryHead) Alteration.with(head, member, value);
        Hash hash = HashChain.after(entries.get(FORGED - 1).head().hash(), forged, entry);
        return with(Alteration.with((Record) entry, "head", Alteration.with(forged, "hash", hash)))
                .reason();
    }

    @Test
    void shouldFindNothingInASoundLedger() {
        Audit.Finding finding = auditing(entries, story.stored());
        assertThat(finding.ok()).isTrue();
        assertThat(finding).isEqualTo(Audit.Finding.NONE);
    }

    @Test
    void shouldNotBeginWithAStateThatNoArchiveVouchesFor() {
        Audit before = new Audit(story.stored().opening(), story.stored().terms());
        entries.subList(0, FORGED).forEach(before::check);
        Account base = (Account) Alteration.with(before.replayed(), "archived", (long) FORGED);
        Audit audit = new Audit(base);
        entries.subList(FORGED, 2 * FORGED).forEach(audit::check);
        assertThat(audit.found().ok()).isTrue();
        assertThat(audit.finish(audit.replayed()))
                .isEqualTo(new Audit.Finding(FORGED + 1, "no entry vouches for the state before it"));
    }

    @Test
    void shouldNameABrokenLink() {
        Audit.Finding finding = with(Alteration.with(
                (Record) entries.get(FORGED),
                "head",
                Alteration.with(head, "credits", head.credits().plus(ONE))));
        assertThat(finding.ok()).isFalse();
        assertThat(finding.firstBroken()).isEqualTo(head.seq());
        assertThat(finding.reason()).contains("hash does not follow");
    }

    @Test
    void shouldNameTheEntryOfAnotherAccount() {
        assertThat(forging("account", AccountId.of("other"))).isEqualTo("belongs to account other");
    }

    @Test
    void shouldNameTheNumberThatIsMissing() {
        List<LedgerEntry> cut = new ArrayList<>(entries);
        cut.remove(FORGED);
        assertThat(auditing(cut, story.stored()).reason())
                .isEqualTo("sequence: wanted " + head.seq() + ", found " + (head.seq() + 1));
    }

    @Test
    void shouldNameAnEntryRecordedBeforeTheOneBeforeIt() {
        assertThat(forging("at", Instant.parse("2020-01-01T00:00:00Z")))
                .isEqualTo("recorded at 2020-01-01T00:00:00Z, before the entry before it");
    }

    @Test
    void shouldNameSumsThatDoNotComeOut() {
        assertThat(forging("credits", head.credits().plus(ONE)))
                .isEqualTo("credits: wanted " + head.credits() + ", found "
                        + head.credits().plus(ONE));
        assertThat(forging("balanceAfter", head.balanceAfter().plus(ONE)))
                .isEqualTo("balance after: wanted " + head.balanceAfter() + ", found "
                        + head.balanceAfter().plus(ONE));
        Balance shown = head.shown();
        Balance forged = new Balance(shown.balance().plus(ONE), shown.held(), shown.debt());
        assertThat(forging("shown", forged)).isEqualTo("balance shown: wanted " + shown + ", found " + forged);
    }

    @Test
    void shouldNameAStateThatItsEntriesDoNotAddUpTo() {
        Account stored = story.stored();
        assertThat(auditing(entries, stored.withDebt(ONE)).reason())
                .isEqualTo("the stored state is not what its entries add up to");
        assertThat(auditing(entries.subList(0, entries.size() - 1), stored).reason())
                .isEqualTo("the state counts " + entries.size() + " entries, the ledger has " + (entries.size() - 1));
    }
}
