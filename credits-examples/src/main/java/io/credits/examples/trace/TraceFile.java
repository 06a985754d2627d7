package io.credits.examples.trace;

import io.credits.examples.tour.MalformedUsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads a trace: a header, then per call when it was (UTC), how many tokens went in and how many came out. */
final class TraceFile {

    static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

    private static final String[] COLUMNS = HEADER.split(",");

    private static final int MAX_SHOWN = 60;

    private TraceFile() {}

    /** One call of a model. */
    record Call(int line, Instant at, long contextTokens, long generatedTokens) {}

    static List<Call> read(Path file) {
        List<Call> calls = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            if (!HEADER.equals(header)) {
                throw malformed(file, 1, "header", HEADER, String.valueOf(header));
            }
            int number = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                calls.add(call(file, ++number, text));
            }
        } catch (IOException unreadable) {
            throw new MalformedUsageException(file + ": wanted a text file that can be read, found " + unreadable);
        }
        if (calls.isEmpty()) {
            throw malformed(file, 2, "line", "at least one call", "the end of the file");
        }
        return calls;
    }

    private static Call call(Path file, int number, String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != COLUMNS.length) {
            throw malformed(file, number, "line", COLUMNS.length + " columns (" + HEADER + ")", text);
        }
        try {
            Instant at = LocalDateTime.parse(fields[0].replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return new Call(number, at, tokens(file, number, 1, fields[1]), tokens(file, number, 2, fields[2]));
        } catch (DateTimeException noTime) {
            throw malformed(file, number, COLUMNS[0], "a time such as 2023-11-16 18:17:03.9799600", fields[0]);
        }
    }

    private static long tokens(Path file, int number, int column, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw malformed(file, number, COLUMNS[column], "a whole number of tokens", text);
        }
        return Long.parseLong(text);
    }

    private static MalformedUsageException malformed(
            Path file, int number, String column, String wanted, String found) {
        String shown = found.length() > MAX_SHOWN ? found.substring(0, MAX_SHOWN) + "…" : found;
        return new MalformedUsageException(
                file + ", line " + number + ", " + column + ": wanted " + wanted + ", found \"" + shown + "\"");
    }
}
