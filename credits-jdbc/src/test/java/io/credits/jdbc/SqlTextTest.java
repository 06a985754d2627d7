package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of a caller gets into SQL: what is sent is a constant, with its parameters beside it. */
class SqlTextTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "credits", "jdbc");

    /** A statement is made of a constant, a prepared text of ours, or one of them with a list of places behind it. */
    private static final Pattern PREPARED =
            Pattern.compile("prepare(?:Statement|Call)\\(\\s*((?:[^()]|\\([^()]*\\))*)\\)");

    private static final Pattern TEXT_OF_OURS = Pattern.compile("(?:wiring\\.sql\\(\\)\\.|sql\\.)?\\w+");

    private static final Pattern EXECUTED =
            Pattern.compile("\\.(?:execute|executeQuery|executeUpdate|addBatch)\\((\\w[^)]*)\\)");

    private static final Pattern FORMATTED = Pattern.compile(
            "\"\\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\\b[^;]*?(?:\\.formatted\\(|String\\.format\\()");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(String text) {
        String chosen = text.substring(text.indexOf('?') + 1); // what decides between two texts is not sent
        return Stream.of(chosen.split("[:+]", -1))
                .map(String::strip)
                .allMatch(part -> TEXT_OF_OURS.matcher(part).matches()
                        || part.equals("LedgerSql.parameters(places)")
                        || part.matches("\\(?\\w+|(?:wiring\\.sql\\(\\)\\.)?\\w+\\)"));
    }

    @Test
    void shouldPrepareOnlyTextsOfOurs() throws IOException {
        List<String> objections = new ArrayList<>();
        int statements = 0;
        for (Path file : sources()) {
            Matcher prepared = PREPARED.matcher(Files.readString(file));
            while (prepared.find()) {
                statements++;
                if (!isOurs(prepared.group(1))) {
                    objections.add(file.getFileName() + ": " + prepared.group());
                }
            }
        }
        assertThat(objections).isEmpty();
        assertThat(statements).as("statements looked at").isGreaterThan(20);
    }

    @Test
    void shouldExecuteNoTextButTheMigrations() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            Matcher executed = EXECUTED.matcher(Files.readString(file));
            while (executed.find()) {
                found.add(file.getFileName() + ": " + executed.group(1));
            }
        }
        assertThat(found).containsExactly("CreditsSchema.java: command");
    }

    @Test
    void shouldFormatNoStatement() throws IOException {
        for (Path file : sources()) {
            assertThat(FORMATTED.matcher(Files.readString(file)).find())
                    .as("%s", file)
                    .isFalse();
        }
    }
}
