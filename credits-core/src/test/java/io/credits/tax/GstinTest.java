package io.credits.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GstinTest {

    private static final JsonNode CASES = cases();

    @TestFactory
    Stream<DynamicTest> shouldAcceptEveryValidCase() {
        return elements("valid")
                .map(each -> DynamicTest.dynamicTest(
                        each.asText(),
                        () -> assertThat(Gstin.of(each.asText()).value()).isEqualTo(each.asText())));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseEveryInvalidCaseWithoutEchoingIt() {
        return elements("invalid")
                .map(each -> DynamicTest.dynamicTest(each.get("why").asText(), () -> {
                    String typed = each.get("gstin").asText();
                    assertThatThrownBy(() -> Gstin.of(typed))
                            .isInstanceOfSatisfying(
                                    InvalidBillingException.class,
                                    refused -> assertThat(refused.reason())
                                            .isEqualTo(InvalidBillingException.Reason.INVALID_GSTIN))
                            .hasMessageNotContaining(typed)
                            .hasMessageNotContaining(typed.substring(2, 7));
                }));
    }

    @Test
    void shouldFindEveryCase() {
        assertThat(elements("valid")).hasSize(8);
        assertThat(elements("invalid")).hasSize(11);
    }

    @Test
    void shouldTrimAndRaiseWhatWasTyped() {
        assertThat(Gstin.of(" 29aaacs1234k1zd\n")).isEqualTo(Gstin.of("29AAACS1234K1ZD"));
        assertThat(Gstin.of("29AAACS1234K1ZD").state()).isEqualTo(IndianState.KARNATAKA);
    }

    @Test
    void shouldNoticeEveryChangeOfOneCharacter() {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        elements("valid").map(JsonNode::asText).forEach(valid -> {
            for (int i = 0; i < valid.length(); i++) {
                for (char other : alphabet.toCharArray()) {
                    String changed = valid.substring(0, i) + other + valid.substring(i + 1);
                    if (!changed.equals(valid)) {
                        assertThatThrownBy(() -> Gstin.of(changed)).isInstanceOf(InvalidBillingException.class);
                    }
                }
            }
        });
    }

    @Test
    void shouldNotPrintTheRegistration() {
        assertThat(Gstin.of("29AAACS1234K1ZD").toString()).doesNotContain("AAACS");
    }

    private static Stream<JsonNode> elements(String list) {
        return StreamSupport.stream(CASES.get(list).spliterator(), false);
    }

    private static JsonNode cases() {
        try (InputStream in = GstinTest.class.getResourceAsStream("/cases/gstin.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
