package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.ReverseEntry;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database kept leaves it as the same text that it can be checked by anywhere. */
class ExportTest {

    private final StoreFixture fixture = new StoreFixture();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2", "SQLITE", "POSTGRESQL", "MARIADB"})
    void shouldExportWhatIsStored(TestDatabase database) throws IOException {
        try (HikariDataSource pool = database.fresh()) {
            LedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(pool));
            AccountId account = fixture.openedOn(store, "monthly");
            IdempotencyKey key = IdempotencyKey.of("debit");
            store.commit(
                            DebitCredits.of(account, key, Credits.ofMicros(1_500_001))
                                    .forFeature(FeatureId.of("ai"), ChannelId.of("sms")),
                            StoreFixture.terms(),
                            fixture)
                    .orElseThrow();
            store.commit(ReverseEntry.all(account, IdempotencyKey.of("undo"), key), StoreFixture.terms(), fixture)
                    .orElseThrow();

            StringWriter text = new StringWriter();
            AccountExport.write(store, account, StoreFixture.terms(), text);
            List<LedgerEntry> entries = new ArrayList<>();
            Account read = AccountExport.read(new StringReader(text.toString()), entries::add);
            assertThat(entries).isEqualTo(store.entries(account, 0, 10)).hasSizeGreaterThan(2);
            assertThat(read)
                    .isEqualTo(store.account(account, StoreFixture.terms()).orElseThrow());
        }
    }
}
