package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws that compiled classes do not show: arrows drawn by imports and Javadoc, local variables, package pages. */
class SourceRulesTest {
    /** A type of ours in code or in Javadoc, or a package of ours behind a Javadoc link. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:\\{@(?:link|linkplain|value)\\s+|@see\\s+)(io\\.credits(?:\\.[a-z][a-z0-9]*)*)|(io\\.credits(?:\\.[a-z][a-z0-9]*)*)\\.(?:[A-Z]|\\*)");

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])*'", Pattern.DOTALL);
    private static final Pattern FLOATING = Pattern.compile("\\b(?:float|double|Float|Double)\\b");

    @Test
    void shouldPointImportsAndJavadocLinksDown() {
        List<String> objections = new ArrayList<>();
        for (Path file : sources()) {
            Matcher reference = REFERENCE.matcher(read(file));
            while (reference.find()) {
                String to = reference.group(1) != null ? reference.group(1) : reference.group(2);
                Rooms.objection(room(file), to).ifPresent(text -> objections.add(name(file) + ": " + text));
            }
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void shouldNameNoFloatingPoint() {
        assertThat(sources())
                .filteredOn(file -> FLOATING.matcher(
                                COMMENT_OR_TEXT.matcher(read(file)).replaceAll(" "))
                        .find())
                .isEmpty();
    }

    @Test
    void shouldIntroduceEveryPackage() {
        assertThat(sources())
                .extracting(Path::getParent)
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Rooms.SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String room(Path file) {
        return Rooms.SOURCES
                .relativize(file)
                .getParent()
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static String name(Path file) {
        return Rooms.SOURCES.relativize(file).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
