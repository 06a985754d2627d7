package io.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Quantity;
import io.credits.model.Storybook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Any altered, removed, doubled or moved line of a ledger is found by the audit, which names the first broken one. */
class TamperingTest {

    private final Storybook story = new Storybook();
    private final List<LedgerEntry> entries = story.entries();

    private long firstBroken(List<LedgerEntry> ledger) {
        Account stored = story.stored();
        Audit audit = new Audit(stored.opening(), stored.terms());
        ledger.forEach(audit::check);
        return audit.finish(stored).firstBroken();
    }

    @Test
    void shouldTellAStoryWithEveryKindOfEntry() {
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        entries.forEach(entry -> kinds.add(entry.kind()));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(kinds))).isEmpty();
        assertThat(firstBroken(entries)).isZero();
    }

    @Test
    void shouldFindAnyAlteredMemberOfAnyEntry() {
        Set<String> missed = new TreeSet<>();
        int tried = 0;
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            for (Alteration.Altered altered : Alteration.ofEvery((Record) entry)) {
                List<LedgerEntry> forged = new ArrayList<>(entries);
                forged.set(i, (LedgerEntry) altered.value());
                tried++;
                // A forged number is named as it stands there.
                long broken = altered.path().equals("head.seq") ? entry.seq() + 1 : entry.seq();
                if (firstBroken(forged) != broken) {
                    missed.add(entry.kind() + " " + altered.path());
                }
            }
        }
        assertThat(String.join(" ", missed)).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    @Test
    void shouldFindARemovedADoubledAndAMovedEntry() {
        for (int i = 0; i + 1 < entries.size(); i++) {
            List<LedgerEntry> removed = new ArrayList<>(entries);
            removed.remove(i);
            assertThat(firstBroken(removed)).isEqualTo(entries.get(i + 1).seq());
            List<LedgerEntry> doubled = new ArrayList<>(entries);
            doubled.add(i, entries.get(i));
            assertThat(firstBroken(doubled)).isEqualTo(entries.get(i).seq());
            List<LedgerEntry> moved = new ArrayList<>(entries);
            moved.add(i, moved.remove(i + 1));
            assertThat(firstBroken(moved)).isEqualTo(entries.get(i + 1).seq());
        }
    }

    @Test
    void shouldFindACutTailByTheStoredState() {
        assertThat(firstBroken(entries.subList(0, entries.size() - 1)))
                .isEqualTo(entries.get(entries.size() - 1).seq());
    }

    /** What an ARCHIVED entry vouches for is the whole state. The terms are the host's, and no part of it. */
    @Test
    void shouldTellEveryStateFromEveryAlteredOne() {
        Audit audit = new Audit(story.stored().opening(), story.stored().terms());
        Set<String> missed = new TreeSet<>();
        Set<String> tried = new TreeSet<>();
        for (LedgerEntry entry : entries) {
            audit.check(entry);
            Account state = audit.replayed();
            Hash hash = ArchiveEntries.hashOf(state);
            for (Alteration.Altered altered : alterations(state)) {
                tried.add(altered.path());
                if (ArchiveEntries.hashOf((Account) altered.value()).equals(hash)) {
                    missed.add(altered.path());
                }
            }
        }
        assertThat(String.join(" ", missed)).isEmpty();
        assertThat(tried)
                .contains(
                        "subscription.nextAt", "holds[0].id.value", "grants.held", "counters", "paid.sold", "archived")
                .hasSizeGreaterThan(80);
    }

    private static List<Alteration.Altered> alterations(Account state) {
        List<Alteration.Altered> all = new ArrayList<>(Alteration.ofEvery(state));
        all.removeIf(altered -> altered.path().startsWith("terms"));
        for (Grant grant : state.grants()) {
            for (Alteration.Altered altered : Alteration.ofEvery(grant)) {
                List<Grant> grants = new ArrayList<>(state.grants().grants());
                grants.set(grants.indexOf(grant), (Grant) altered.value());
                GrantBook book = GrantBook.of(state.terms().burnOrder(), grants);
                all.add(new Alteration.Altered("grants." + altered.path(), Alteration.with(state, "grants", book)));
            }
        }
        Map<String, Quantity> counted = Map.of("storage", Quantity.of(1));
        all.add(new Alteration.Altered("counters", Alteration.with(state, "counters", counted)));
        return all;
    }
}
