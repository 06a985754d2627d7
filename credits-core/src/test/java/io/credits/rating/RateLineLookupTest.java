package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which line of a card prices a usage [R19]. */
class RateLineLookupTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final ChannelId SMS = ChannelId.of("sms");

    private static final FeatureId CAMPAIGN = FeatureId.of("messaging.campaign");

    private static final FeatureId MESSAGING = FeatureId.of("messaging");

    @Test
    void shouldTakeTheMostSpecificLineFirst() {
        List<RateLine> fromMostSpecific = List.of(
                RateLine.of(CAMPAIGN, SMS, priced(1)),
                RateLine.of(CAMPAIGN, priced(2)),
                RateLine.of(MESSAGING, SMS, priced(3)),
                RateLine.of(MESSAGING, priced(4)),
                new RateLine(null, SMS, priced(5)),
                RateLine.byDefault(priced(6)));
        for (int i = 0; i < fromMostSpecific.size(); i++) {
            RateLine expected = fromMostSpecific.get(i);
            List<RateLine> left = new ArrayList<>(fromMostSpecific.subList(i, fromMostSpecific.size()));
            Collections.reverse(left);
            assertThat(version(left).lineFor(CAMPAIGN, SMS)).contains(expected);
        }
        assertThat(version(List.of()).lineFor(CAMPAIGN, SMS)).isEmpty();
    }

    @Test
    void shouldNotUseAChannelsLineForAnotherOrAnUnknownChannel() {
        RateCardVersion version = version(List.of(RateLine.of(MESSAGING, SMS, priced(1))));
        assertThat(version.lineFor(MESSAGING, ChannelId.of("api"))).isEmpty();
        assertThat(version.lineFor(MESSAGING, null)).isEmpty();
        assertThat(version.lineFor(FeatureId.of("messagingx"), SMS)).isEmpty();
        assertThat(version.lineFor(CAMPAIGN, SMS)).isPresent();
    }

    @Property
    void shouldAgreeWithSearchingAllLines(
            @ForAll("lines") List<RateLine> lines,
            @ForAll("features") FeatureId feature,
            @ForAll("channels") Channel through) {
        RateLine best = null;
        for (RateLine line : lines) {
            if (prices(line, feature, through.id) && (best == null || specificity(line) > specificity(best))) {
                best = line;
            }
        }
        assertThat(version(lines).lineFor(feature, through.id)).isEqualTo(Optional.ofNullable(best));
    }

    @Property
    void shouldNotDependOnTheOrderOfLines(
            @ForAll("lines") List<RateLine> lines,
            @ForAll("features") FeatureId feature,
            @ForAll("channels") Channel through,
            @ForAll Random random) {
        List<RateLine> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        assertThat(version(shuffled).lineFor(feature, through.id))
                .isEqualTo(version(lines).lineFor(feature, through.id));
    }

    @Property
    void shouldNameEveryLineDifferently(@ForAll("tricky") RateLine one, @ForAll("tricky") RateLine other) {
        boolean same = Objects.equals(one.feature(), other.feature()) && Objects.equals(one.channel(), other.channel());
        assertThat(one.name().equals(other.name())).isEqualTo(same);
    }

    @Test
    void shouldNameLinesReadably() {
        Rate free = new Rate.Free();
        assertThat(RateLine.of(MESSAGING, SMS, free).name()).isEqualTo("messaging@sms");
        assertThat(RateLine.of(CAMPAIGN, free).name()).isEqualTo("messaging.campaign");
        assertThat(RateLine.byDefault(free).name()).isEqualTo("*");
        assertThat(new RateLine(null, SMS, free).name()).isEqualTo("*@sms");
        assertThat(RateLine.of(FeatureId.of("*"), free).name()).isEqualTo("\\*");
        assertThat(RateLine.of(FeatureId.of("a@b\\c"), SMS, free).name()).isEqualTo("a\\@b\\\\c@sms");
    }

    /** The length of the line's feature counts most, then whether it names a channel. */
    private static int specificity(RateLine line) {
        FeatureId feature = line.feature();
        int length = feature == null ? 0 : feature.value().length();
        return 2 * length + (line.channel() == null ? 0 : 1);
    }

    private static boolean prices(RateLine line, FeatureId feature, @Nullable ChannelId channel) {
        FeatureId subject = line.feature();
        return (subject == null || subject.covers(feature))
                && (line.channel() == null || line.channel().equals(channel));
    }

    private static RateCardVersion version(List<RateLine> lines) {
        return new RateCardVersion(START, RateCardVersion.DEFAULT_ROUNDING, lines);
    }

    private static Rate priced(int credits) {
        return new Rate.Flat(BigDecimal.valueOf(credits));
    }

    /** A channel that may be absent; a property's argument itself may not be null. */
    private record Channel(@Nullable ChannelId id) {}

    @Provide
    Arbitrary<FeatureId> features() {
        return Arbitraries.of("a", "b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(segments -> FeatureId.of(String.join(".", segments)));
    }

    @Provide
    Arbitrary<Channel> channels() {
        return Arbitraries.of("x", "y").map(ChannelId::of).injectNull(0.3).map(Channel::new);
    }

    @Provide
    Arbitrary<List<RateLine>> lines() {
        return Combinators.combine(features().injectNull(0.2), channels())
                .as((feature, channel) -> new RateLine(feature, channel.id, new Rate.Free()))
                .list()
                .ofMaxSize(12)
                .map(RateLineLookupTest::oneForEach);
    }

    @Provide
    Arbitrary<RateLine> tricky() {
        Arbitrary<String> texts =
                Arbitraries.of("a", "@", "\\", "*", "a@", "@a", "a\\", "*@a", "\\*", "a@a", "\\@", "@@");
        return Combinators.combine(
                        texts.map(FeatureId::of).injectNull(0.2),
                        texts.map(ChannelId::of).injectNull(0.3))
                .as((feature, channel) -> new RateLine(feature, channel, new Rate.Free()));
    }

    private static List<RateLine> oneForEach(List<RateLine> lines) {
        Set<List<Object>> seen = new HashSet<>();
        List<RateLine> distinct = new ArrayList<>();
        for (RateLine line : lines) {
            if (seen.add(List.of(Optional.ofNullable(line.feature()), Optional.ofNullable(line.channel())))) {
                distinct.add(line);
            }
        }
        return distinct;
    }
}
