package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ai.completion", "Größe", "日本", "😀", "' OR 1=1 --", "a b", "*", "a@b", "\\", "\"", "İ"})
    void shouldKeepEveryOtherTextAsItIs(String text) {
        assertThat(new ChannelId(text)).hasToString(text);
        assertThat(FeatureId.of(text).value()).isEqualTo(text);
        assertThat(RateCardId.of(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\ta",
                "a\n",
                "a\u0000b",
                "a\u007fb",
                "\u00a0a",
                "a\u2003",
                "\ud83d",
                "\ude00x",
                "x\ud83dx",
                "a\u0085b"
            })
    void shouldRefuseTextsThatAStoreOrALogWouldNotGiveBack(String text) {
        assertThatThrownBy(() -> new ChannelId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channel: wanted ");
        assertThatThrownBy(() -> FeatureId.of(text)).hasMessageStartingWith("feature: wanted ");
        assertThatThrownBy(() -> RateCardId.of(text)).hasMessageStartingWith("rateCard: wanted ");
    }

    @Test
    void shouldLimitTheLength() {
        assertThat(new ChannelId("x".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> new ChannelId("x".repeat(201)))
                .hasMessage("channel: wanted 1 to 200 characters, found 201 characters");
    }

    @Test
    void shouldNotEchoWhatItRefuses() {
        assertThatThrownBy(() -> new ChannelId("secret\u0000")).hasMessageNotContaining("secret");
    }

    @Test
    void shouldCheckTheTextsOfAFeature() {
        FeatureId id = FeatureId.of("ai");
        assertThat(new Feature(id, "AI", "token").unit()).isEqualTo("token");
        assertThatThrownBy(() -> new Feature(id, "", "token")).hasMessageStartingWith("name: wanted ");
        assertThatThrownBy(() -> new Feature(id, "AI", " ")).hasMessageStartingWith("unit: wanted ");
    }
}
