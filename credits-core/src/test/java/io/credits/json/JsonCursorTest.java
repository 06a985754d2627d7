package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.AccountId;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.LedgerCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

    @Test
    void shouldReadWhatStandsThere() {
        JsonCursor.parse(
                        "{'t': 'x', 'b': true, 'i': -3, 'l': 9223372036854775807, 'd': '-0.10', 'a': [1, 2], 'n': null}"
                                .replace('\'', '"'))
                .object(in -> {
                    assertThat(in.member("t").text()).isEqualTo("x");
                    assertThat(in.member("b").bool()).isTrue();
                    assertThat(in.member("i").integer()).isEqualTo(-3);
                    assertThat(in.member("l").wholeNumber()).isEqualTo(Long.MAX_VALUE);
                    assertThat(in.member("d").decimal()).isEqualTo(new BigDecimal("-0.10"));
                    assertThat(in.member("a").elements())
                            .extracting(JsonCursor::integer)
                            .containsExactly(1, 2);
                    assertThat(in.find("n")).isEmpty();
                    assertThat(in.find("m")).isEmpty();
                    return in;
                });
    }

    @Test
    void shouldKnowItsPath() {
        JsonCursor root = JsonCursor.parse("{\"a\": [{\"b c\": 1, \"d\": 2}], \"e\\nf\": 3}");
        JsonCursor element = root.member("a").elements().get(0);
        assertThat(element.member("d").path()).isEqualTo("$.a[0].d");
        assertThat(element.member("b c").path()).isEqualTo("$.a[0][\"b c\"]");
        assertThat(root.member("e\nf").path()).isEqualTo("$[\"e\\u000af\"]");
    }

    @Test
    void shouldRefuseAMemberThatNobodyAskedFor() {
        JsonCursor cursor = JsonCursor.parse("{\"a\": {\"b\": 1, \"c\": 2}}");
        assertThatThrownBy(() -> cursor.object(
                        in -> in.member("a").object(a -> a.member("b").integer())))
                .isInstanceOf(JsonFormException.class)
                .hasMessage("$.a.c: wanted one of [b], found an unknown member")
                .extracting(refusal -> ((JsonFormException) refusal).path())
                .isEqualTo("$.a.c");
    }

    @Test
    void shouldGiveEveryMemberOfATable() {
        JsonCursor cursor = JsonCursor.parse("{\"b\": 1, \"a\": 2}");
        List<String> names = cursor.object(in -> List.copyOf(in.members().keySet()));
        assertThat(names).containsExactly("b", "a");
    }

    @Test
    void shouldReadPublicValues() {
        CurrencyUnit inr = CurrencyUnit.of("INR");
        String grant =
                "{\"do\": \"grant\", \"account\": \"w1\", \"key\": \"g\", \"credits\": \"10\", \"kind\": \"PURCHASED\","
                        + " \"costBasis\": \"0.10\"}";
        LedgerCommand<?> command = JsonCursor.parse(grant).as(LedgerCommand.class, inr);
        assertThat(command).isInstanceOf(GrantCredits.class);
        assertThat(((GrantCredits) command).costBasis().amount()).isEqualTo(BigMoney.parse("INR 0.1"));
        assertThatThrownBy(() -> JsonCursor.parse(grant).as(LedgerCommand.class))
                .hasMessage(
                        "$.costBasis: wanted a currency and an amount such as INR 10.00, or such per 3, found \"0.10\"");
        assertThatThrownBy(() -> JsonCursor.parse("{}").as(Thread.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type: wanted a public value of the library, found java.lang.Thread");
    }

    @Test
    void shouldTellAnAmountThatIsNoneFromAMalformedText() {
        for (String amount : List.of("1e3", "0.0000001", "", "99999999999999")) {
            assertThatThrownBy(() -> JsonCursor.parse("\"" + amount + "\"").as(Credits.class))
                    .as(amount)
                    .isInstanceOf(JsonFormException.class)
                    .hasCauseInstanceOf(InvalidAmountException.class);
        }
        assertThatThrownBy(() -> JsonCursor.parse("10").as(Credits.class))
                .isInstanceOf(JsonFormException.class)
                .hasNoCause()
                .hasMessage("$: wanted a plain decimal string, found 10");
    }

    @Test
    void shouldPlaceTheRefusalOfWhoeverReads() {
        assertThatThrownBy(() -> JsonCursor.parse("[{\"id\": \"x\"}]")
                        .elements()
                        .get(0)
                        .object(in -> {
                            in.member("id");
                            throw new IllegalArgumentException("id: wanted another, found x");
                        }))
                .hasMessage("$[0].id: wanted another, found x");
        assertThatThrownBy(() -> JsonCursor.parse("{}").object(in -> {
                    throw new IllegalArgumentException("nothing will do");
                }))
                .hasMessage("$: nothing will do");
    }

    @Test
    void shouldNotRepeatWhatCouldBeACardNumber() {
        for (String found : List.of("\"4111 1111 1111 1111\"", "4111111111111111", "\"x4111-1111-1111-1111\"")) {
            assertThatThrownBy(() -> JsonCursor.parse(found).elements())
                    .isInstanceOf(JsonFormException.class)
                    .hasMessageNotContaining("1111");
        }
        assertThatThrownBy(() ->
                        JsonCursor.parse("\"" + "long ".repeat(100) + "\"").bool())
                .hasMessage("$: wanted true or false, found \"long long long long long long long long …\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\": 1,}",
                "nul",
                "NaN",
                "{'a': 1}",
                "{a: 1}",
                "[1] 2",
                "{} {}",
                "// no\n{}",
                "01",
                "+1",
                "\"\\x\"",
                "\"a\nb\"",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 2}}",
                "[1,,2]"
            })
    void shouldRefuseWhatIsNoJson(String text) {
        assertThatThrownBy(() -> JsonCursor.parse(text))
                .isInstanceOf(JsonFormException.class)
                .hasMessageStartingWith("$: wanted ");
        assertThatThrownBy(() -> JsonCursor.parse(stream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(JsonFormException.class)
                .hasMessageStartingWith("$: wanted ");
    }

    @Test
    void shouldReadAStreamInAnyUnicodeEncoding() throws IOException {
        String text = "\"é😀\"";
        assertThat(JsonCursor.parse(stream(text.getBytes(StandardCharsets.UTF_16BE)))
                        .text())
                .isEqualTo("é😀");
        assertThat(JsonCursor.parse(stream(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("é😀");
    }

    @Test
    void shouldRefuseTextsBeyondItsLimits() {
        int deep = 100_000;
        refusesBothWays("[".repeat(JsonCursor.MAX_DEPTH + 1) + "]".repeat(JsonCursor.MAX_DEPTH + 1));
        refusesBothWays("[".repeat(deep));
        refusesBothWays("{\"a\":".repeat(deep));
        refusesBothWays("\"" + "x".repeat(200_000) + "\"");
        refusesBothWays("1".repeat(1000));
        refusesBothWays("{\"" + "n".repeat(2000) + "\":1}");
        refusesBothWays("[" + "0,".repeat(3_000_000) + "0]");
        refusesBothWays(" ".repeat(JsonCursor.MAX_LENGTH) + "{}");
    }

    @Test
    void shouldAcceptTheDeepestAllowedText() {
        String deepest = "[".repeat(JsonCursor.MAX_DEPTH) + "]".repeat(JsonCursor.MAX_DEPTH);
        assertThat(JsonCursor.parse(deepest).elements()).hasSize(1);
    }

    @Test
    void shouldRefuseBytesThatAreNoText() {
        assertThatThrownBy(() -> JsonCursor.parse(stream(new byte[] {'"', (byte) 0xC3, '"'})))
                .isInstanceOf(JsonFormException.class);
    }

    @Test
    void shouldLeaveTheStreamOpenAndPassOnItsFailure() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream watched = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        JsonCursor.parse(watched);
        assertThat(closed[0]).isFalse();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        };
        assertThatThrownBy(() -> JsonCursor.parse(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("unplugged");
    }

    @Test
    void shouldRefuseAnIdentifierWithHalfACharacter() {
        assertThatThrownBy(() -> JsonCursor.parse("\"a\\ud800\"").as(AccountId.class))
                .isInstanceOf(JsonFormException.class)
                .hasMessageContaining("unpaired surrogate");
    }

    @Test
    void shouldRefuseAGrantThatBreaksItsInvariant() {
        String grant = "{\"id\": \"g\", \"number\": 1, \"kind\": \"PLAN\", \"effectiveAt\": \"2025-01-01T00:00:00Z\","
                + " \"granted\": \"1\", \"remaining\": \"2\"}";
        assertThatThrownBy(() -> JsonCursor.parse(grant).as(Grant.class)).isInstanceOf(JsonFormException.class);
    }

    private static void refusesBothWays(String text) {
        assertThatThrownBy(() -> JsonCursor.parse(text))
                .isInstanceOf(JsonFormException.class)
                .hasMessageStartingWith("$: wanted ");
        assertThatThrownBy(() -> JsonCursor.parse(stream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(JsonFormException.class)
                .hasMessageStartingWith("$: wanted ");
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
