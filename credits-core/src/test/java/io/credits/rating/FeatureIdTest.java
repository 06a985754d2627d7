package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureIdTest {

    @Test
    void shouldFindParentsByDot() {
        FeatureId leaf = FeatureId.of("ai.completion.large");
        assertThat(leaf.parent()).contains(FeatureId.of("ai.completion"));
        assertThat(leaf.parent().flatMap(FeatureId::parent)).contains(FeatureId.of("ai"));
        assertThat(FeatureId.of("ai").parent()).isEmpty();
    }

    @Test
    void shouldCoverItselfAndWhatIsBelow() {
        FeatureId ai = FeatureId.of("ai");
        assertThat(ai.covers(ai)).isTrue();
        assertThat(ai.covers(FeatureId.of("ai.completion"))).isTrue();
        assertThat(ai.covers(FeatureId.of("ainew"))).isFalse();
        assertThat(FeatureId.of("ai.completion").covers(ai)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".a", "a.", "a..b", "..", "a...b"})
    void shouldRefuseEmptySegments(String name) {
        assertThatThrownBy(() -> FeatureId.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void shouldCoverExactlyTheFeaturesWhoseSegmentsBeginWithItsOwn(
            @ForAll @Size(min = 1, max = 3) List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'b') String> one,
            @ForAll @Size(min = 1, max = 3) List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'b') String> other) {
        FeatureId a = FeatureId.of(String.join(".", one));
        FeatureId b = FeatureId.of(String.join(".", other));
        boolean begins = one.size() <= other.size() && one.equals(other.subList(0, one.size()));
        assertThat(a.covers(b)).isEqualTo(begins);
        boolean amongAncestors = false;
        for (Optional<FeatureId> up = Optional.of(b);
                up.isPresent();
                up = up.get().parent()) {
            amongAncestors |= up.get().equals(a);
        }
        assertThat(amongAncestors).isEqualTo(begins);
    }

    @Test
    void shouldSortByName() {
        List<FeatureId> sorted = Arrays.asList(FeatureId.of("b"), FeatureId.of("a.b"), FeatureId.of("a"));
        sorted.sort(null);
        assertThat(sorted).extracting(FeatureId::value).containsExactly("a", "a.b", "b");
        assertThat(ChannelId.of("api")).isLessThan(ChannelId.of("sms"));
    }
}
