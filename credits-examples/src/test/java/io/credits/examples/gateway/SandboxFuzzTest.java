package io.credits.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.examples.Altered;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a signed body says, it is a notification that is written as it was read, or refused without repeating it. */
class SandboxFuzzTest {

    private static final String BODY = "{\"type\":\"payment\",\"account\":\"w1\",\"purchase\":\"q1\",\"attempt\":1,"
            + "\"state\":\"SUCCEEDED\",\"code\":null,\"next\":null,\"currency\":\"INR\",\"amount\":\"944.00\"}";

    @Example
    void shouldReadTheBodyThatIsAltered() {
        PaymentNotification told = SandboxNotice.read(BODY).orElseThrow();
        assertThat(String.valueOf(told.report().taken())).isEqualTo("INR 944.00");
    }

    @Example
    void shouldRefuseAnAmountThatOnlyAnExponentMakesLarge() {
        assertThatThrownBy(() -> SandboxNotice.read(BODY.replace("944.00", "1e999999999")))
                .isInstanceOfSatisfying(
                        UntrustedNotificationException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Property(tries = 1_000)
    void shouldReadOrRefuseWhateverIsSigned(@ForAll("bodies") String body) {
        try {
            SandboxNotice.read(body)
                    .ifPresent(told -> assertThat(SandboxNotice.read(SandboxNotice.write(told)))
                            .contains(told));
        } catch (UntrustedNotificationException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(refusal.getMessage()).hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> bodies() {
        return Altered.of(BODY);
    }
}
