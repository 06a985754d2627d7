package io.credits.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshSchedule;
import io.credits.purchase.Receipt;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form. Terms are stored by the hash of these texts, so they must stay as they are for ever. */
class CreditsJsonTest {

    private static final Plan PLAN = Plan.builder(
                    PlanId.of("pro"), Credits.of(1000), RefreshSchedule.every(Period.MONTH))
            .name("Pro")
            .price(Money.parse("INR 4999"))
            .rateCard(RateCardId.of("standard"))
            .overdraft(Credits.parse("0.50"))
            .build();

    @Test
    void shouldLeaveOutWhatIsUsual() {
        assertThat(CreditsJson.write(PLAN))
                .isEqualTo("{\"id\":\"pro\",\"name\":\"Pro\",\"price\":\"INR 4999.00\",\"rateCard\":\"standard\","
                        + "\"allowance\":\"1000\",\"refresh\":{\"every\":\"MONTH\"},\"overdraft\":\"0.5\"}");
        assertThat(CreditsJson.write(RateCardVersion.of(
                        Instant.parse("2024-01-01T00:00:00Z"),
                        RateLine.of(
                                FeatureId.of("ai"), ChannelId.of("api"), new Rate.PerUnit(new BigDecimal("0.10"))))))
                .isEqualTo("{\"from\":\"2024-01-01T00:00:00Z\","
                        + "\"rates\":[{\"feature\":\"ai\",\"channel\":\"api\",\"perUnit\":\"0.1\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Köln", "€", "😀 between", "half \uD83D", "half \uDE00 other", "\u0007 \u2028 \"\\"})
    void shouldSurviveAStoreThatKeepsUtf8(String name) {
        String stored = new String(
                CreditsJson.write(new Receipt.Letterhead(name, "1 High Street")).getBytes(UTF_8), UTF_8);
        assertThat(CreditsJson.read(stored, Receipt.Letterhead.class).name()).isEqualTo(name);
    }

    @Test
    void shouldWriteCharactersBeyondTheFirstPlaneAsThemselves() {
        assertThat(CreditsJson.write(new Receipt.Letterhead("😀", "x")))
                .isEqualTo("{\"name\":\"😀\",\"address\":\"x\"}");
    }

    @Test
    void shouldHashTheCanonicalText() {
        // printf '"10"' | sha256sum
        assertThat(CreditsJson.contentHash(Credits.parse("10.000")))
                .isEqualTo("536549599ec6c3b859cd3970025779a13d061783c73e663fea7f963e98379aa8");
    }

    @Test
    void shouldHashEqualValuesEquallyAndOthersNot() {
        Set<String> hashes = new HashSet<>();
        for (Plan plan : Values.plans()) {
            assertThat(CreditsJson.contentHash(CreditsJson.read(CreditsJson.write(plan), Plan.class)))
                    .isEqualTo(CreditsJson.contentHash(plan));
            assertThat(hashes.add(CreditsJson.contentHash(plan))).isTrue();
        }
    }

    @Test
    void shouldRefuseWhatHasNoForm() {
        assertThatThrownBy(() -> CreditsJson.write(Thread.currentThread()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("type: wanted a public value of the library");
    }
}
