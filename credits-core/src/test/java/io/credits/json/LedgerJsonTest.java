package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantBook;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.Terms;
import io.credits.plan.Plan;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

    private static final Told TOLD = new Told();

    private final LedgerJson json = LedgerJson.inFull();

    /** Keeps terms as a store does. */
    private static final class Kept implements PlanTerms {

        private final Map<String, Plan> plans = new HashMap<>();

        @Override
        public String nameOf(Plan plan) {
            String name = CreditsJson.contentHash(plan);
            plans.put(name, plan);
            return name;
        }

        @Override
        public Plan named(String name) {
            Plan plan = plans.get(name);
            if (plan == null) {
                throw new IllegalArgumentException("no terms are kept under " + name);
            }
            return plan;
        }
    }

    @Test
    void shouldTellAStoryWithEveryKind() {
        Set<EntryKind> untold = EnumSet.allOf(EntryKind.class);
        TOLD.entries().forEach(entry -> untold.remove(entry.kind()));
        assertThat(untold).isEmpty();
    }

    @Test
    void shouldPutEveryEntryTogetherAgain() {
        for (LedgerEntry entry : TOLD.entries()) {
            String body = json.body(entry);
            assertThat(json.entry(EntryColumns.of(entry), body)).as(body).isEqualTo(entry);
        }
    }

    @Test
    void shouldKeepEveryBalanceSheet() {
        for (Account account : TOLD.accounts()) {
            String sheet = json.sheet(account);
            assertThat(json.account(sheet, account.terms())).as(sheet).isEqualTo(account);
        }
    }

    @Test
    void shouldNamePlansInsteadOfRepeatingThem() {
        Kept kept = new Kept();
        LedgerJson naming = LedgerJson.naming(kept);
        for (Account account : TOLD.accounts()) {
            String sheet = naming.sheet(account);
            assertThat(sheet).doesNotContain("allowance");
            assertThat(naming.account(sheet, account.terms())).isEqualTo(account);
            assertThat(naming.account(json.sheet(account), account.terms()))
                    .as("read from a text that has the plan in full")
                    .isEqualTo(account);
        }
        for (LedgerEntry entry : TOLD.entries()) {
            String body = naming.body(entry);
            assertThat(body).doesNotContain("allowance");
            assertThat(naming.entry(EntryColumns.of(entry), body)).isEqualTo(entry);
        }
        assertThat(kept.plans.values())
                .containsExactlyInAnyOrderElementsOf(TOLD.catalog().plans());
    }

    @Test
    void shouldRefuseTermsThatNobodyKept() {
        String sheet = LedgerJson.naming(new Kept()).sheet(TOLD.accounts().get(0));
        Terms terms = TOLD.catalog().terms();
        assertThatThrownBy(() -> LedgerJson.naming(new Kept()).account(sheet, terms))
                .isInstanceOf(JsonFormException.class)
                .hasMessageStartingWith("$.opening.request.plan: no terms are kept under ");
        assertThatThrownBy(() -> json.account(sheet, terms))
                .hasMessageStartingWith("$.opening.request.plan: wanted an object, found ");
    }

    @Test
    void shouldNotRepeatInTheBodyWhatColumnsHold() {
        for (LedgerEntry entry : TOLD.entries()) {
            EntryColumns columns = EntryColumns.of(entry);
            assertThat(json.body(entry))
                    .doesNotContain("\"account\":")
                    .doesNotContain("\"key\":")
                    .doesNotContain("\"balanceAfter\":")
                    .doesNotContain(columns.hash().toString());
        }
    }

    @Test
    void shouldFitAConsumptionIntoItsShareOfARow() {
        // Of 350 bytes about 150 are the row's header, numbers, instant, hash and texts, about 90 the two indexes'
        // entries.
        List<LedgerEntry> consumed = TOLD.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.CONSUMED)
                .toList();
        assertThat(consumed)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(json.body(entry).getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(130));
    }

    @Test
    void shouldGiveNoTwoMembersOneShortName() {
        Set<String> names = new HashSet<>();
        for (Record value : Values.all()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                names.add(component.getName());
            }
        }
        assertThat(names).containsAll(ShortNames.BY_NAME.keySet());
        assertThat(ShortNames.BY_NAME.values()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(names);
    }

    @Test
    void shouldStandInTheOrderOfTheTermsItIsReadWith() {
        Account account = TOLD.accounts().get(4);
        Terms terms = account.terms();
        Terms other = new Terms(
                terms.currency(), terms.rateCards(), BurnOrder.ORB_1, terms.futureTolerance(), terms.lateTolerance());
        assertThat(json.account(json.sheet(account), other)).isEqualTo(account.under(other));
    }

    @Test
    void shouldKeepASheetAtItsLimit() {
        Account account = TOLD.accounts().get(1);
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < Account.MAX_OPEN_GRANTS; i++) {
            Credits left = Credits.ofMicros(i + 1);
            grants.add(new Grant(
                    GrantId.of("x".repeat(200) + i),
                    i + 1,
                    GrantKind.PROMOTIONAL,
                    i % 7,
                    Instant.EPOCH.plusNanos(1000L * i),
                    null,
                    Scope.ANYTHING,
                    null,
                    false,
                    Credits.of(1),
                    left,
                    Credits.ZERO,
                    Credits.ZERO));
        }
        Account full = new Account(
                account.id(),
                account.opening(),
                account.zone(),
                account.terms(),
                account.subscription(),
                account.schedules(),
                GrantBook.of(account.terms().burnOrder(), grants),
                account.holds(),
                account.debt(),
                account.counters(),
                account.paid(),
                account.frozen(),
                account.closed(),
                account.archived(),
                account.sequence(),
                account.lastAt(),
                account.lastHash());
        assertThat(json.account(json.sheet(full), full.terms())).isEqualTo(full);
    }

    @Test
    void shouldRefuseABodyThatIsNone() {
        LedgerEntry debit = first(EntryKind.DEBITED);
        EntryColumns columns = EntryColumns.of(debit);
        String body = json.body(debit);
        assertThatThrownBy(() -> json.entry(EntryColumns.of(first(EntryKind.EXPIRED)), body))
                .isInstanceOf(JsonFormException.class)
                .hasMessage("$.l: wanted a value, found none");
        assertThatThrownBy(() -> json.entry(columns, body.substring(1))).isInstanceOf(JsonFormException.class);
        assertThatThrownBy(() -> json.entry(columns, body.replace("\"b\"", "\"burned\"")))
                .hasMessage("$.b: wanted a value, found none");
        assertThatThrownBy(() -> json.entry(columns, body.replaceFirst("\\[\\[\"", "[[3,\"")))
                .hasMessage("$.b[0]: wanted grant, number and credits, found an array");
        assertThatThrownBy(() -> json.entry(
                        new EntryColumns(
                                columns.account(),
                                columns.seq(),
                                columns.kind(),
                                null,
                                columns.at(),
                                columns.credits(),
                                columns.balanceAfter(),
                                columns.hash()),
                        body))
                .hasMessage("$: wanted the key of an entry of this kind, found none");
    }

    private static LedgerEntry first(EntryKind kind) {
        return TOLD.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
