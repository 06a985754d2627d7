package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.EntryKind;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReverseEntry;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.DailyUsage;
import io.credits.report.Runway;
import io.credits.report.Statement;
import io.credits.report.StatementLine;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.StoreFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditReportsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 10);

    private final StoreFixture fixture = new StoreFixture();
    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final CreditLedger ledger = fixture.ledger(store);
    private final CreditReports reports = CreditReports.of(store, StoreFixture.CATALOG, fixture);

    @Test
    void shouldListAPeriodWithItsRunningBalancePageByPage() {
        AccountId account = fixture.funded(store, 10);
        fixture.at(StoreFixture.START.plus(Duration.ofDays(1)));
        ledger.debit(StoreFixture.debit(account, "a", 1));
        ledger.debit(StoreFixture.debit(account, "b", 2));
        ledger.debit(StoreFixture.debit(account, "c", 3));
        fixture.at(StoreFixture.START.plus(Duration.ofDays(2)));
        ledger.debit(StoreFixture.debit(account, "d", 4));

        Statement first = reports.statement(account, DAY.plusDays(1), DAY.plusDays(1), 0, 2);
        assertThat(first.opening()).isEqualTo(Credits.of(10));
        assertThat(first.closing()).isEqualTo(Credits.of(7));
        assertThat(first.lines()).extracting(StatementLine::balance).containsExactly(Credits.of(9), Credits.of(7));
        assertThat(first.next()).isEqualTo(3L);
        Statement second = reports.statement(account, DAY.plusDays(1), DAY.plusDays(1), 3, 2);
        assertThat(second.opening()).isEqualTo(Credits.of(7));
        assertThat(second.lines()).extracting(StatementLine::kind).containsExactly(EntryKind.DEBITED);
        assertThat(second.next()).isNull();
        Statement later = reports.statement(account, DAY.plusDays(3), DAY.plusDays(9), 0, 2);
        assertThat(later.lines()).isEmpty();
        assertThat(later.opening()).isEqualTo(later.closing()).isEqualTo(Credits.ZERO);
        Statement before = reports.statement(account, DAY.minusDays(9), DAY.minusDays(1), 0, 2);
        assertThat(before.lines()).isEmpty();
        assertThat(before.closing()).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldExportValuesThatNoSpreadsheetTakesForAFormula() {
        AccountId account = fixture.opened(store);
        ledger.grant(GrantCredits.of(account, IdempotencyKey.of("=1+1"), Credits.of(10), GrantKind.PROMOTIONAL));
        ledger.consume(
                ConsumeCredits.of(account, IdempotencyKey.of("a \"b\", c"), StoreFixture.MESSAGING, Quantity.of(3))
                        .through(ChannelId.of("-sms")));
        ledger.reverse(ReverseEntry.all(account, IdempotencyKey.of("back"), IdempotencyKey.of("a \"b\", c")));
        List<String> rows = new ArrayList<>();
        reports.exportStatement(account, DAY, DAY, rows::add);
        String at = StoreFixture.START.toString();
        assertThat(rows)
                .containsExactly(
                        "seq,at,kind,credits,balance,key,grant,feature,channel,quantity",
                        "1," + at + ",GRANTED,10,10,'=1+1,'=1+1,,,",
                        "2," + at + ",CONSUMED,-0.15,9.85,\"a \"\"b\"\", c\",,messaging,'-sms,3",
                        "3," + at + ",REVERSED,0.15,10,back,,messaging,'-sms,-3");
    }

    @Test
    void shouldExportMoreThanOnePage() {
        AccountId account = fixture.funded(store, 5_000);
        for (int i = 0; i < 2_000; i++) {
            ledger.debit(StoreFixture.debit(account, "d" + i, 1));
        }
        List<String> rows = new ArrayList<>();
        reports.exportStatement(account, DAY, DAY, rows::add);
        assertThat(rows).hasSize(2_002).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveUsageByFeatureChannelAndDay() {
        AccountId account = fixture.funded(store, 100);
        FeatureId ai = FeatureId.of("ai");
        ChannelId sms = ChannelId.of("sms");
        ledger.debit(StoreFixture.debit(account, "a", 1).forFeature(ai, sms));
        fixture.at(StoreFixture.START.plus(Duration.ofDays(1)));
        ledger.debit(StoreFixture.debit(account, "b", 2).forFeature(ai, null));
        ledger.debit(StoreFixture.debit(account, "c", 4));
        DailyUsage usage = reports.usage(account, DAY, DAY.plusDays(1));
        assertThat(usage.series().days())
                .extracting(day -> day.credits().toString())
                .containsExactly("1", "6");
        assertThat(usage.seriesOf(Optional.of(ai)).total()).isEqualTo(Credits.of(3));
        assertThat(usage.seriesOf(Optional.empty()).total()).isEqualTo(Credits.of(4));
        assertThat(usage.seriesThrough(Optional.of(sms)).total()).isEqualTo(Credits.of(1));
        assertThat(usage.seriesThrough(Optional.empty()).total()).isEqualTo(Credits.of(6));
        assertThat(usage.total().events()).isEqualTo(3);
    }

    @Test
    void shouldNotTakeMoneyOffThatWasNeverCountedAsUsed() {
        var catalog = CatalogJson.read("""
                {"currency": "INR", "rateCards": [{"id": "s", "versions": [{"from": "2020-01-01T00:00:00Z",
                 "rates": [{"free": true}]}]}], "plans": [{"id": "p", "name": "P", "rank": 1,
                 "price": "0.00", "rateCard": "s", "allowance": "0", "refresh": {"every": "MONTH"}, "overdraft": "50"}]}""");
        CreditLedger owing = CreditLedger.of(store, catalog, fixture);
        AccountId account = AccountId.of("owing");
        owing.open(OpenAccount.of(account, ZoneId.of("Asia/Kolkata"))
                .withPlan(catalog.plans().get(0)));
        DebitCredits onCredit = StoreFixture.debit(account, "d", 10);
        owing.debit(onCredit);
        owing.grant(GrantCredits.of(account, IdempotencyKey.of("g"), Credits.of(30), GrantKind.PURCHASED)
                .withCostBasis(CostBasis.perCredit(BigMoney.parse("INR 0.10"))));
        owing.reverse(new ReverseEntry(account, IdempotencyKey.of("r"), onCredit.key(), Credits.of(4)));
        assertThat(reports.usage(account, DAY, DAY).total().credits()).isEqualTo(Credits.of(6));
        assertThat(reports.usage(account, DAY, DAY).total().money()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void shouldTakeTheRateFromAsManyDaysAsAskedFor() {
        AccountId account = fixture.funded(store, 100);
        fixture.at(StoreFixture.START.plus(Duration.ofDays(1)));
        ledger.debit(StoreFixture.debit(account, "d", 10));
        fixture.at(Instant.parse("2025-01-12T18:30:00Z").minus(Duration.ofDays(1)));
        assertThat(reports.runway(account).answer()).isEqualTo(Runway.Answer.NOT_ENOUGH_HISTORY);
        assertThat(reports.runway(account, 1))
                .isEqualTo(new Runway(
                        Runway.Answer.RUNS_OUT,
                        Instant.parse("2025-01-20T18:30:00Z"),
                        Credits.of(10),
                        DAY.plusDays(1),
                        DAY.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-02, 2025-01-01, INVALID_WINDOW, to",
        "1899-12-31, 2025-01-01, INVALID_ARGUMENT, from",
        "2025-01-01, +10000-01-01, INVALID_ARGUMENT, to"
    })
    void shouldRefuseAnImpossiblePeriod(String from, String to, RejectionCode code, String argument) {
        AccountId account = fixture.opened(store);
        LocalDate first = LocalDate.parse(from);
        LocalDate last = LocalDate.parse(to);
        List<Consumer<CreditReports>> all = List.of(
                door -> door.dashboard(account, first, last),
                door -> door.usage(account, first, last),
                door -> door.topConsumers(first, last, 10),
                door -> door.statement(account, first, last, 0, 10),
                door -> door.exportStatement(account, first, last, row -> {}));
        assertThat(all)
                .allSatisfy(report -> assertThatThrownBy(() -> report.accept(reports))
                        .isInstanceOfSatisfying(InvalidArgumentException.class, refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.argument()).isEqualTo(argument);
                        }));
    }

    @Test
    void shouldRefuseNumbersOutOfRangeAndUnknownAccounts() {
        AccountId account = fixture.opened(store);
        List<Consumer<CreditReports>> outOfRange = List.of(
                door -> door.dashboard(account, DAY, DAY.plusDays(CreditReports.MAX_DAYS)),
                door -> door.dashboard(account, DAY, DAY, -1),
                door -> door.topConsumers(DAY, DAY, 0),
                door -> door.statement(account, DAY, DAY, -1, 10),
                door -> door.statement(account, DAY, DAY, 0, 1_001),
                door -> door.runway(account, 0),
                door -> door.runway(account, 367),
                door -> door.balanceAsOf(account, StoreFixture.START.plusSeconds(1)),
                door -> door.deferred(account, StoreFixture.START.plusSeconds(1)));
        assertThat(outOfRange)
                .allSatisfy(report ->
                        assertThatThrownBy(() -> report.accept(reports)).isInstanceOf(InvalidArgumentException.class));
        AccountId nobody = StoreFixture.unused();
        List<Consumer<CreditReports>> unknown = List.of(
                door -> door.dashboard(nobody, DAY, DAY),
                door -> door.statement(nobody, DAY, DAY, 0, 10),
                door -> door.exportStatement(nobody, DAY, DAY, row -> {}),
                door -> door.runway(nobody),
                door -> door.deferred(nobody, DAY.atStartOfDay().toInstant(ZoneOffset.UTC)));
        assertThat(unknown)
                .allSatisfy(report ->
                        assertThatThrownBy(() -> report.accept(reports)).isInstanceOf(CreditRejectedException.class));
    }
}
