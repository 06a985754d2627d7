package io.credits.rating;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list of rate lines that finds the line for a usage by hashing. It is a list because a record has no room
 * for an index beside its components.
 */
final class RateLines extends AbstractList<RateLine> implements RandomAccess {

    /** The most lines of one version. */
    static final int MAX_LINES = 10_000;

    private final List<RateLine> lines;

    private final Map<String, Subject> features = new HashMap<>();

    private final Subject others = new Subject();

    /** The lines of one feature, or of the default. */
    private static final class Subject {

        private final Map<ChannelId, RateLine> byChannel = new HashMap<>();

        private @Nullable RateLine anyChannel;

        private @Nullable RateLine put(RateLine line) {
            ChannelId channel = line.channel();
            if (channel != null) {
                return byChannel.put(channel, line);
            }
            RateLine before = anyChannel;
            anyChannel = line;
            return before;
        }

        private @Nullable RateLine find(@Nullable ChannelId channel) {
            RateLine exact = channel == null ? null : byChannel.get(channel);
            return exact != null ? exact : anyChannel;
        }
    }

    private RateLines(List<RateLine> lines) {
        this.lines = lines;
    }

    /** Indexes lines; refuses two for the same feature and channel. */
    static RateLines of(Collection<RateLine> lines) {
        if (lines instanceof RateLines indexed) {
            return indexed;
        }
        if (lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("lines: wanted at most " + MAX_LINES + ", found " + lines.size());
        }
        RateLines indexed = new RateLines(List.copyOf(lines));
        for (RateLine line : indexed.lines) {
            FeatureId feature = line.feature();
            Subject subject = feature == null
                    ? indexed.others
                    : indexed.features.computeIfAbsent(feature.value(), name -> new Subject());
            if (subject.put(line) != null) {
                throw new IllegalArgumentException(
                        "lines: wanted one line for a feature and channel, found two named " + line.name());
            }
        }
        return indexed;
    }

    /** Finds the most specific line: the feature's, then its parent's and so on, then the default's. */
    @Nullable RateLine find(FeatureId feature, @Nullable ChannelId channel) {
        String name = feature.value();
        while (true) {
            Subject subject = features.get(name);
            RateLine line = subject == null ? null : subject.find(channel);
            if (line != null) {
                return line;
            }
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return others.find(channel);
            }
            name = name.substring(0, dot);
        }
    }

    @Override
    public RateLine get(int index) {
        return Objects.requireNonNull(lines.get(index));
    }

    @Override
    public int size() {
        return lines.size();
    }
}
