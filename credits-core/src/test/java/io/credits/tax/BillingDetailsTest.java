package io.credits.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.tax.InvalidBillingException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingDetailsTest {

    private static final String GSTIN = "29AAACS1234K1ZD";

    @Test
    void shouldTakeTheStateFromTheRegistration() {
        assertThat(BillingDetails.of("Acme", GSTIN, "IN", null, null, false).state())
                .isEqualTo("29");
    }

    @Test
    void shouldRefuseAStateThatIsNotThatOfTheRegistration() {
        refused(() -> BillingDetails.of("Acme", GSTIN, "IN", "27", null, false), "state", Reason.INVALID_ARGUMENT);
    }

    @Test
    void shouldRefuseARegistrationOrAZoneOutsideIndia() {
        refused(() -> BillingDetails.of(null, GSTIN, "SG", null, null, false), "gstin", Reason.INVALID_ARGUMENT);
        refused(() -> BillingDetails.of(null, null, "SG", null, null, true), "sez", Reason.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "India", "XX", "ZZ"})
    void shouldRefuseAnUnknownCountry(String country) {
        refused(() -> BillingDetails.of(null, null, country, null, null, false), "country", Reason.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28", "39", "00", "KA", "Karnataka"})
    void shouldRefuseAStateThatIsNoCodeInIndia(String state) {
        refused(() -> BillingDetails.of(null, null, "IN", state, null, false), "state", Reason.INVALID_ARGUMENT);
    }

    @Test
    void shouldShowEveryFaultOfAFormAtOnce() {
        assertThat(BillingDetails.faults("4111 1111 1111 1111", "29AAACS1234K1ZE", "IN", "99", "x".repeat(1001), false))
                .extracting(InvalidBillingException::field)
                .containsExactly("company", "gstin", "state", "address");
        assertThat(BillingDetails.faults("Acme", GSTIN, "IN", "27", null, false))
                .extracting(InvalidBillingException::field)
                .containsExactly("state");
        assertThat(BillingDetails.faults("Acme", GSTIN, "IN", "29", "1 High Street\nBengaluru", false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "3782 822463 10005",
                "pay with 5555555555554444, thanks",
                "Flat 12 4111 1111 1111 1111",
                "4222222222222",
                "6304000000000000000",
                "\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"
            })
    void shouldRefuseWhatLooksLikeACardNumberWithoutEchoingIt(String text) {
        assertThat(FreeText.hasCardNumber(text)).isTrue();
        refused(() -> BillingDetails.of(text, null, "IN", null, null, false), "company", Reason.SENSITIVE_DATA);
        assertThatThrownBy(() -> BillingDetails.of(null, null, "IN", null, text, false))
                .hasMessageNotContaining("111")
                .hasMessageNotContaining("555");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "411111111111",
                "12 High Street, 560001 Bengaluru, +91 98450 12345",
                "00000000000000000000000000000018",
                "4111,1111,1111,1111"
            })
    void shouldAcceptOtherDigits(String text) {
        assertThat(FreeText.hasCardNumber(text)).isFalse();
    }

    @Test
    void shouldPrintNothingPersonal() {
        String shown = BillingDetails.of("Acme Traders", GSTIN, "IN", null, "1 High Street", true)
                .toString();
        assertThat(shown).doesNotContain("Acme", "AAACS", "High").contains("IN");
    }

    private static void refused(ThrowingCallable call, String field, Reason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidBillingException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.reason()).isEqualTo(reason);
        });
    }
}
