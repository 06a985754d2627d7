package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.GrantId;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.plan.PlanId;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCardId;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Names and values of the library from any text: as they stand there, or refused by the documented exception, shortly. */
class ValueFuzzTest {

    private static final ObjectMapper HOST =
            JsonMapper.builder().addModule(new CreditsModule()).build();

    private static final List<Record> VALUES = Values.all().stream()
            .filter(value -> !(value instanceof Account) && isWritten(value))
            .toList();

    private static final List<LedgerEntry> ENTRIES = new Told().entries();

    private static final List<Function<String, Object>> NAMES = List.of(
            AccountId::of,
            IdempotencyKey::of,
            GrantId::of,
            HoldId::of,
            PlanId::of,
            PurchaseId::of,
            QuoteId::of,
            ChannelId::of,
            FeatureId::of,
            RateCardId::of);

    @Property(tries = 600)
    void shouldTakeANameAsItIsOrRefuseIt(@ForAll("names") String text) {
        for (Function<String, Object> name : NAMES) {
            try {
                assertThat(name.apply(text)).hasToString(text).isEqualTo(name.apply(text));
                assertThat(text).isNotEmpty().hasSizeLessThanOrEqualTo(255).doesNotContain("\u0000");
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal.getMessage()).hasSizeLessThan(HostileTextTest.LONGEST_MESSAGE);
            }
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> odd = Arbitraries.of(
                "", " ", "\u0000", "\ud800", "\udc00x", "\u202e", "\ufeff", "\n", "\u00a0", "x".repeat(255));
        Arbitrary<String> plain =
                Arbitraries.strings().alpha().numeric().withChars("._-:/#").ofMaxLength(40);
        return Arbitraries.oneOf(
                Combinators.combine(plain, odd, plain).as((before, middle, after) -> before + middle + after),
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.integers().between(1, 20_000).map("n"::repeat));
    }

    @Property(tries = 1_000)
    void shouldReadOrRefuseAValueWithAnotherMember(
            @ForAll @IntRange(max = 100_000) int which,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll("nodes") String node,
            @ForAll boolean replacing)
            throws JsonProcessingException {
        Record value = VALUES.get(which % VALUES.size());
        String text = HostileTextTest.altered(HOST.writeValueAsString(value), place, node, replacing);
        Object read;
        try {
            read = HOST.readValue(text, value.getClass());
        } catch (JsonProcessingException refusal) {
            assertThat(refusal.getOriginalMessage()).hasSizeLessThan(HostileTextTest.LONGEST_MESSAGE);
            return;
        }
        if (read != null) {
            String written = HOST.writeValueAsString(read);
            assertThat(HOST.readValue(written, value.getClass())).as(written).isEqualTo(read);
        }
    }

    @Property(tries = 600)
    void shouldReadOrRefuseAnEntryWithAnotherBody(
            @ForAll @IntRange(max = 100_000) int which,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll("nodes") String node,
            @ForAll boolean replacing)
            throws JsonProcessingException {
        LedgerJson json = LedgerJson.inFull();
        LedgerEntry entry = ENTRIES.get(which % ENTRIES.size());
        EntryColumns columns = EntryColumns.of(entry);
        String text = HostileTextTest.altered(json.body(entry), place, node, replacing);
        try {
            LedgerEntry read = json.entry(columns, text);
            assertThat(json.entry(EntryColumns.of(read), json.body(read))).isEqualTo(read);
        } catch (JsonFormException refusal) {
            assertThat(refusal.path()).startsWith("$");
            assertThat(refusal.getMessage()).hasSizeLessThan(HostileTextTest.LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<String> nodes() {
        return HostileTextTest.oddNodes();
    }

    /** Outcomes are read by their result's type, which their class alone does not tell. */
    private static boolean isWritten(Record value) {
        return !(value instanceof Outcome<?>);
    }
}
