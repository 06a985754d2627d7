package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.VoidGrant;
import io.credits.plan.PlanId;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCardId;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text a host names things with is kept to the byte and found again exactly, or refused by HostText's rule. */
class CorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts that are kept: quoting, statements, twins that a careless comparison takes for one, and every script. */
    static List<String> kept() {
        return List.of(
                "plain",
                "'",
                "''",
                "\"",
                "`",
                "\\",
                "\\'",
                "a\\0b",
                "%",
                "_",
                "?",
                ":name",
                "$1",
                "${prefix}",
                "{fn now()}",
                "{d '2020-01-01'}",
                "/*",
                "*/",
                "--",
                "#",
                ";",
                "'; DROP TABLE credit_account; --",
                "' OR '1'='1",
                "\") OR (\"1\"=\"1",
                "$$; SELECT 1; $$",
                "E'\\x41'",
                "x'41'",
                "NULL",
                "null",
                "{\"seq\":1}",
                "</script><b>",
                "key",
                "Key",
                "KEY",
                "straße",
                "strasse",
                "\u0131d",
                "id",
                "\u0130d",
                "Id",
                "\u00e9",
                "e\u0301",
                "\u00c5",
                "\u212b",
                "A\u030a",
                "\ufb01",
                "fi",
                "\uff21",
                "A",
                "a\u200bb",
                "ab",
                "a b",
                "a  b",
                "a\u00a0b",
                "\ufeffbom",
                "\ufffd",
                "\uffff",
                "\u202egnitirw",
                "\u0645\u0631\u062d\u0628\u0627",
                "\u05e9\u05dc\u05d5\u05dd",
                "\u0928\u092e\u0938\u094d\u0924\u0947",
                "\u4f60\u597d",
                "\ud83d\ude00",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\udbff\udfff",
                "Z\u0351\u0348\u036f\u0327",
                "x".repeat(200),
                "\ud83d\ude00".repeat(100),
                "\u4f60".repeat(200));
    }

    /** Texts that no database is asked to keep. */
    static List<String> refused() {
        return List.of(
                "",
                " ",
                "trailing ",
                " leading",
                "trailing\u00a0",
                "tab\tbed",
                "two\nlines",
                "a\u0000b",
                "\u0000",
                "a\u007fb",
                "a\u0085b",
                "\ud800",
                "\udc00x",
                "x\ud83d",
                "\ude00\ud83d",
                "x".repeat(256),
                "\ud83d\ude00".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseATextThatSomeDatabaseWouldChange(String text) {
        List<Function<String, Object>> types = List.of(
                AccountId::of,
                IdempotencyKey::of,
                GrantId::of,
                HoldId::of,
                FeatureId::of,
                ChannelId::of,
                PlanId::of,
                RateCardId::of);
        for (Function<String, Object> type : types) {
            assertThatThrownBy(() -> type.apply(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wanted");
        }
    }

    private static InMemoryCatalog catalog() {
        ObjectNode catalog = JSON.createObjectNode().put("currency", "INR");
        for (String text : kept()) {
            catalog.withArray("/rateCards")
                    .addObject()
                    .put("id", text)
                    .withArray("/versions")
                    .addObject()
                    .put("from", "2019-01-01T00:00:00Z")
                    .withArray("/rates")
                    .addObject()
                    .put("feature", text)
                    .put("perUnit", "0.05");
            ObjectNode plan = catalog.withArray("/plans").addObject();
            plan.put("id", text).put("name", text).put("rank", 1).put("price", "0.00");
            plan.put("rateCard", text)
                    .put("allowance", "100")
                    .putObject("refresh")
                    .put("every", "MONTH");
        }
        return CatalogJson.read(catalog);
    }

    /** What is sent for one text, each command naming as much by it as it can. */
    private static List<LedgerCommand<?>> commands(AccountId own, AccountId common, String text) {
        IdempotencyKey key = IdempotencyKey.of(text);
        FeatureId feature = FeatureId.of(text);
        Quantity one = Quantity.of(1);
        List<LedgerCommand<?>> commands = new ArrayList<>();
        commands.add(new ConsumeCredits(own, key, feature, one, ChannelId.of(text), null));
        commands.add(GrantCredits.of(common, key, Credits.of(2), GrantKind.PROMOTIONAL));
        commands.add(HoldCredits.of(
                        own, IdempotencyKey.of("h " + text), Credits.of(1), StoreFixture.START.plus(Duration.ofDays(1)))
                .named(HoldId.of(text)));
        commands.add(new ReleaseHold(own, IdempotencyKey.of("r " + text), HoldId.of(text)));
        commands.add(new ReleaseHold(own, IdempotencyKey.of("again " + text), HoldId.of(text)));
        commands.add(new VoidGrant(common, IdempotencyKey.of("v " + text), GrantId.of(text)));
        commands.add(new ConsumeCredits(own, key, feature, one, ChannelId.of(text), null));
        return commands;
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEveryTextAndFindItAgain(TestDatabase database) throws SQLException {
        InMemoryCatalog catalog = catalog();
        AccountId common = AccountId.of("common to all");
        try (HikariDataSource pool = database.fresh()) {
            LedgerStore memory = new InMemoryLedgerStore();
            CreditLedger wanted = CreditLedger.of(memory, catalog, () -> StoreFixture.START);
            for (LedgerStore store : List.of(memory, JdbcLedgerStore.of(pool))) {
                CreditLedger.of(store, catalog, () -> StoreFixture.START)
                        .open(OpenAccount.of(common, ZoneId.of("UTC")).withRateCard(RateCardId.of("plain")));
            }
            for (String text : kept()) {
                AccountId own = AccountId.of(text);
                OpenAccount opening = OpenAccount.of(own, ZoneId.of("UTC"))
                        .withPlan(catalog.plan(PlanId.of(text)).orElseThrow());
                // A store of its own for each text remembers nothing: all is read from the database.
                CreditLedger ledger = CreditLedger.of(JdbcLedgerStore.of(pool), catalog, () -> StoreFixture.START);
                assertThat(ledger.open(opening)).isEqualTo(wanted.open(opening));
                for (LedgerCommand<?> command : commands(own, common, text)) {
                    assertThat(ledger.attempt(command)).as("%s", command).isEqualTo(wanted.attempt(command));
                }
            }
            CreditLedger found = CreditLedger.of(JdbcLedgerStore.of(pool), catalog, () -> StoreFixture.START);
            for (String text : kept()) {
                AccountId own = AccountId.of(text);
                assertThat(found.account(own)).isEqualTo(wanted.account(own));
                assertThat(found.entries(own, 0, 10)).isEqualTo(wanted.entries(own, 0, 10));
                assertThat(found.audit(own)).matches(audit -> audit.ok(), "is sound");
            }
            assertThat(found.audit(common)).matches(audit -> audit.ok(), "is sound");
            assertColumn(pool, "SELECT account_id FROM credit_account WHERE account_id <> ?", "common to all");
            assertColumn(pool, "SELECT feature FROM credit_usage_by_feature WHERE account_id <> ?", "");
            assertColumn(pool, "SELECT channel FROM credit_usage_by_channel WHERE account_id <> ?", "");
            assertColumn(pool, "SELECT name FROM credit_terms WHERE kind <> 'RATES' AND name <> ?", "");
            assertColumn(pool, "SELECT idem_key FROM credit_entry WHERE name LIKE 'g:%' AND kind = ?", "GRANTED");
        }
    }

    /** Every text stands in a column once, to the byte. */
    static void assertColumn(HikariDataSource pool, String query, String parameter) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        assertThat(found).as(query).containsExactlyInAnyOrderElementsOf(kept());
    }
}
