package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.model.Storybook;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccountExportTest {

    private static final int POSITIONS = 12;

    private final StoreFixture fixture = new StoreFixture();

    @Test
    void shouldReadBackEveryKindOfEntryAndTheState() throws IOException {
        Storybook story = new Storybook();
        List<LedgerEntry> entries = new ArrayList<>();
        Account read = AccountExport.read(new StringReader(story.exported()), entries::add);
        List<LedgerEntry> told = story.entries();
        assertThat(entries).isEqualTo(told.subList(1, told.size()));
        assertThat(read).isEqualTo(story.stored());
        assertThat(read.terms()).isEqualTo(story.stored().terms());
    }

    @Test
    void shouldRefuseWhateverIsCutRepeatedReorderedOrBehindTheEnd() throws IOException {
        List<String> lines = new Storybook().exported().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            String line = without.remove(i);
            assertRefused(without, "without line " + (i + 1));
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, line);
            assertRefused(twice, "line " + (i + 1) + " twice");
            assertRefused(lines.subList(0, i), "cut before line " + (i + 1));
            if (i > 0) {
                List<String> swapped = new ArrayList<>(lines);
                swapped.set(i, swapped.set(i - 1, line));
                assertRefused(swapped, "lines " + i + " and " + (i + 1) + " swapped");
            }
        }
        String whole = new Storybook().exported();
        assertRefused(whole.substring(0, whole.length() - 1), "without the last line feed");
    }

    /** The terms are the host's own and in no hash: everything else is. */
    @Test
    void shouldRefuseEveryAlterationOfAnEntryOrOfTheState() throws IOException {
        List<String> lines = new Storybook().exported().lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int p = 0; p < POSITIONS; p++) {
                int at = (int) ((long) line.length() * p / POSITIONS);
                char c = line.charAt(at);
                List<String> altered = new ArrayList<>(lines);
                altered.set(i, line.substring(0, at) + (c == '1' ? '2' : '1') + line.substring(at + 1));
                assertRefused(altered, "line " + (i + 1) + " altered at " + at);
            }
        }
    }

    @Test
    void shouldNameTheLineAndWhatIsWrongWithIt() throws IOException {
        List<String> lines = new ArrayList<>(new Storybook().exported().lines().toList());
        lines.remove(5);
        assertThatExceptionOfType(ExportFormatException.class)
                .isThrownBy(() -> read(text(lines)))
                .withMessage("line 6: entry 6: sequence: wanted 5, found 6")
                .extracting(ExportFormatException::line)
                .isEqualTo(6L);
        String other = lines.get(0).replace("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> read(other + "\n")).hasMessage("line 1: $.version: wanted 1, found 2");
        assertThatThrownBy(() -> read("[]\n")).hasMessage("line 1: $: wanted an object, found an array");
        assertThatThrownBy(() -> read(""))
                .hasMessage("line 1: wanted a line that ends with a line feed, found the end of the text");
    }

    @Test
    void shouldStopReadingALineThatDoesNotEnd() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] into, int from, int length) {
                into[from] = ' ';
                return 1;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> AccountExport.read(endless, entry -> {}))
                .hasMessage("line 1: wanted at most 16777216 characters, found more");
    }

    @Test
    void shouldHandOverEntriesBeforeTheTextIsRead() throws IOException {
        LedgerStore store = new InMemoryLedgerStore();
        AccountId account = debited(store, 2_500);
        List<Integer> pages = new ArrayList<>();
        StringWriter text = new StringWriter();
        assertThat(AccountExport.write(watched(store, pages, () -> {}), account, StoreFixture.terms(), text))
                .isEqualTo(2_501);
        assertThat(pages).containsExactly(LedgerStore.MAX_PAGE, LedgerStore.MAX_PAGE, 501);

        CountingReader reader = new CountingReader(text.toString());
        List<Long> readBefore = new ArrayList<>();
        AccountExport.read(reader, entry -> readBefore.add(reader.read));
        assertThat(readBefore).hasSize(2_501);
        assertThat(readBefore.get(0)).isLessThan(text.getBuffer().length() / 20);
    }

    @Test
    void shouldEndWithTheStateItBeganWith() throws IOException {
        LedgerStore store = new InMemoryLedgerStore();
        AccountId account = debited(store, 3);
        StringWriter text = new StringWriter();
        Runnable meanwhile = () ->
                store.commit(debit(account, 99), StoreFixture.terms(), fixture).orElseThrow();
        AccountExport.write(watched(store, new ArrayList<>(), meanwhile), account, StoreFixture.terms(), text);
        assertThat(AccountExport.read(new StringReader(text.toString()), entry -> {})
                        .sequence())
                .isEqualTo(4);
        assertThat(store.account(account, StoreFixture.terms()).orElseThrow().sequence())
                .isEqualTo(5);
    }

    @Test
    void shouldRefuseAnAccountThatIsRemovedMeanwhile() {
        LedgerStore store = new InMemoryLedgerStore();
        AccountId account = debited(store, 3);
        LedgerStore removing = (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(),
                new Class<?>[] {LedgerStore.class},
                (self, method, arguments) ->
                        method.getName().equals("stateAfter") ? Optional.empty() : method.invoke(store, arguments));
        StringWriter text = new StringWriter();
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> AccountExport.write(removing, account, StoreFixture.terms(), text));
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownAccount() {
        assertThatExceptionOfType(CreditRejectedException.class)
                .isThrownBy(() -> AccountExport.write(
                        new InMemoryLedgerStore(), AccountId.of("nobody"), StoreFixture.terms(), new StringWriter()));
    }

    private AccountId debited(LedgerStore store, int times) {
        AccountId account = fixture.funded(store, 10_000);
        for (int i = 0; i < times; i++) {
            store.commit(debit(account, i), StoreFixture.terms(), fixture).orElseThrow();
        }
        return account;
    }

    private static DebitCredits debit(AccountId account, int i) {
        return DebitCredits.of(account, IdempotencyKey.of("debit-" + i), Credits.of(1));
    }

    private static LedgerStore watched(LedgerStore store, List<Integer> pages, Runnable before) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("entries")) {
                        before.run();
                        pages.add((Integer) arguments[2]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void assertRefused(List<String> lines, String how) {
        assertRefused(text(lines), how);
    }

    private static void assertRefused(String text, String how) {
        assertThatExceptionOfType(ExportFormatException.class).as(how).isThrownBy(() -> read(text));
    }

    private static void read(String text) throws IOException {
        AccountExport.read(new StringReader(text), entry -> {});
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Knows how many characters it has given. */
    private static final class CountingReader extends StringReader {

        private long read;

        CountingReader(String text) {
            super(text);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int found = super.read(into, from, length);
            read += Math.max(0, found);
            return found;
        }
    }
}
