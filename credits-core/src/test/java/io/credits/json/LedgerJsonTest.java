package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.ledger.Account;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

    private final Told told = new Told();
    private final LedgerJson json = LedgerJson.inFull();

    @Test
    void shouldTellAStoryWithEveryKind() {
        Set<EntryKind> kinds = EnumSet.allOf(EntryKind.class);
        told.entries().forEach(entry -> kinds.remove(entry.kind()));
        assertThat(kinds).containsExactly(EntryKind.DISPUTED);
    }

    @Test
    void shouldPutEveryEntryTogetherAgain() {
        for (LedgerEntry entry : told.entries()) {
            String body = json.body(entry);
            assertThat(json.entry(EntryColumns.of(entry), body)).as(body).isEqualTo(entry);
        }
    }

    @Test
    void shouldKeepEveryBalanceSheet() {
        for (Account account : told.accounts()) {
            String sheet = json.sheet(account);
            assertThat(json.account(sheet, account.terms())).as(sheet).isEqualTo(account);
        }
    }
}
