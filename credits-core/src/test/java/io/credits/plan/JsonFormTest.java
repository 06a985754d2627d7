package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCardId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values on a mapper that knows nothing of the library. */
class JsonFormTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void shouldWriteAmountsAsPlainDecimalStrings() throws JsonProcessingException {
        shouldRead("\"10\"", Credits.of(10), Credits.class);
        shouldRead("\"0.000001\"", Credits.ofMicros(1), Credits.class);
        shouldRead("\"1000\"", Quantity.of(1000), Quantity.class);
        shouldRead("\"12.5\"", Percentage.of("12.5"), Percentage.class);
    }

    @Test
    void shouldWriteIdentifiersAsStrings() throws JsonProcessingException {
        shouldRead("\"ai.completion\"", FeatureId.of("ai.completion"), FeatureId.class);
        shouldRead("\"sms\"", ChannelId.of("sms"), ChannelId.class);
        shouldRead("\"standard\"", RateCardId.of("standard"), RateCardId.class);
        shouldRead("\"pro\"", PlanId.of("pro"), PlanId.class);
    }

    @Test
    void shouldServeAsMapKeys() throws JsonProcessingException {
        Map<FeatureId, Credits> map = Map.of(FeatureId.of("ai"), Credits.of(3));
        String json = mapper.writeValueAsString(map);
        assertThat(json).isEqualTo("{\"ai\":\"3\"}");
        assertThat(mapper.readValue(json, new TypeReference<Map<FeatureId, Credits>>() {}))
                .isEqualTo(map);
    }

    @Test
    void shouldRefuseNumbersAndTextsThatAreNoAmount() {
        // A number may have passed through a double before it came here.
        for (String json : List.of("10", "0.1", "\"0.0000001\"", "\"1e3\"", "{}")) {
            assertThatThrownBy(() -> mapper.readValue(json, Credits.class))
                    .as(json)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    private <T> void shouldRead(String json, T value, Class<T> type) throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(value)).isEqualTo(json);
        assertThat(mapper.readValue(json, type)).isEqualTo(value);
    }
}
