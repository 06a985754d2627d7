package io.credits.examples.tour;

import io.credits.amount.Quantity;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of usage lines: UTF-8, a header, then one line per usage, comma-separated without quotes. The channel may be empty.
 */
public final class UsageFile {

    static final String HEADER = "occurredAt,feature,channel,quantity,key";

    private static final String[] COLUMNS = HEADER.split(",");
    private static final String SHIPPED = "usage.csv";

    private final String name;
    private final Source source;

    private UsageFile(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /**
     * Returns the file that comes along: three months of a messaging product.
     *
     * @return the file
     */
    public static UsageFile shipped() {
        return new UsageFile(
                SHIPPED, () -> Objects.requireNonNull(UsageFile.class.getResourceAsStream(SHIPPED), SHIPPED));
    }

    /**
     * Returns a file of the host.
     *
     * @param path where it is
     * @return the file, not opened yet
     */
    public static UsageFile at(Path path) {
        return new UsageFile(path.toString(), () -> Files.newInputStream(path));
    }

    String name() {
        return name;
    }

    /** The first line; read alone, since a workspace is opened before its usage is replayed. */
    UsageLine first() {
        try (BufferedReader reader = open()) {
            requireHeader(reader.readLine());
            String text = reader.readLine();
            if (text == null) {
                throw malformed(2, "line", "at least one line of usage", "the end of the file");
            }
            return line(2, text);
        } catch (CharacterCodingException notUtf8) {
            throw malformed(1, "text", "UTF-8", "other bytes");
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** Reads line by line, so that a file of any length fits; what came before a malformed line has been handed on. */
    void forEach(Consumer<UsageLine> use) {
        int number = 0;
        try (BufferedReader reader = open()) {
            requireHeader(reader.readLine());
            number = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                use.accept(line(++number, text));
            }
        } catch (CharacterCodingException notUtf8) {
            throw malformed(number + 1, "text", "UTF-8", "other bytes");
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private BufferedReader open() throws IOException {
        return new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8.newDecoder()));
    }

    private void requireHeader(@Nullable String header) {
        if (!HEADER.equals(header)) {
            throw malformed(1, "header", HEADER, header == null ? "an empty file" : header);
        }
    }

    private UsageLine line(int number, String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != COLUMNS.length) {
            throw malformed(number, "line", COLUMNS.length + " columns (" + HEADER + ")", fields.length + ": " + text);
        }
        return new UsageLine(
                field(number, fields, 0, "an instant such as 2025-01-31T09:15:00Z", Instant::parse),
                field(number, fields, 1, "a feature", FeatureId::of),
                fields[2].isEmpty() ? null : field(number, fields, 2, "a channel or nothing", ChannelId::of),
                field(number, fields, 3, "a plain decimal above 0", UsageFile::quantity),
                field(number, fields, 4, "a key of 1 to 255 characters", IdempotencyKey::of));
    }

    private static Quantity quantity(String text) {
        Quantity quantity = Quantity.parse(text);
        if (quantity.isZero()) {
            throw new IllegalArgumentException("0");
        }
        return quantity;
    }

    private <T> T field(int number, String[] fields, int column, String wanted, Function<String, T> parser) {
        try {
            return parser.apply(fields[column]);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw malformed(number, "column " + (column + 1) + " (" + COLUMNS[column] + ")", wanted, fields[column]);
        }
    }

    private MalformedUsageException malformed(int number, String where, String wanted, String found) {
        String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
        return new MalformedUsageException(
                name + ", line " + number + ", " + where + ": wanted " + wanted + ", found \"" + shown + "\"");
    }

    private MalformedUsageException unreadable(IOException cause) {
        return new MalformedUsageException(name + ": wanted a file that can be read, found " + cause);
    }

    private interface Source {
        InputStream open() throws IOException;
    }
}
