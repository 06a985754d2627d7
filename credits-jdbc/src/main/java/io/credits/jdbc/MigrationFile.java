package io.credits.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The migration files of one dialect with the host's prefix: what makes the tables, and what they are checked against.
 *
 * @param dialect whose files
 * @param commands every statement in order, without comments
 */
record MigrationFile(SqlDialect dialect, List<String> commands) {

    private static final List<String> VERSIONS = List.of("V1__credits.sql");

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

    static MigrationFile of(SqlDialect dialect, TablePrefix prefix) {
        List<String> commands = new ArrayList<>();
        for (String version : VERSIONS) {
            String text = COMMENT.matcher(prefix.in(text(dialect, version))).replaceAll("");
            Arrays.stream(text.split(";", -1))
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .forEach(commands::add);
        }
        return new MigrationFile(dialect, List.copyOf(commands));
    }

    /** What the tables are made of, by their names. */
    Map<String, Map<SchemaFact, String>> facts() {
        return new DdlReader(dialect).tables(commands);
    }

    /** The names of the tables. */
    Set<String> tables() {
        return facts().keySet();
    }

    private static String text(SqlDialect dialect, String version) {
        String path = "/" + dialect.migrations() + "/" + version;
        try (InputStream file = MigrationFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
