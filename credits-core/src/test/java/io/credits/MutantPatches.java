package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bugs that {@code .ci/mutants} puts into a module on purpose still fit its sources, so that it can be run at any time. */
public abstract class MutantPatches {

    private static final Path PATCHES = Path.of("src/test/resources/mutants");
    private static final Path TESTS = Path.of("src/test/java");

    /** The module's patches; Maven tests a module in its folder. */
    protected static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(PATCHES)) {
            return files.sorted().toList();
        }
    }

    /** The text of the patch's one hunk, of the lines that begin with one of the marks. */
    private static String lines(Path patch, String marks) throws IOException {
        List<String> all = Files.readAllLines(patch);
        int hunk = indexOf(all, line -> line.startsWith("@@"));
        return all.subList(hunk + 1, all.size()).stream()
                .filter(line -> marks.indexOf(line.charAt(0)) >= 0)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    private static int indexOf(List<String> lines, Predicate<String> wanted) {
        return (int) lines.stream().takeWhile(wanted.negate()).count();
    }

    private static List<String> after(Path patch, String begin) throws IOException {
        return Files.readAllLines(patch).stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .toList();
    }

    private static boolean isThere(String test) {
        return Files.isRegularFile(TESTS.resolve(test.replace('.', '/') + ".java"));
    }

    @Test
    void shouldChangeOnePlaceOfTheSourcesThatIsStillThere() throws IOException {
        List<String> objections = new ArrayList<>();
        for (Path patch : patches()) {
            String source = Files.readString(
                    Path.of("..").resolve(after(patch, "--- a/").get(0)));
            String before = lines(patch, " -");
            if (source.split(Pattern.quote(before), -1).length != 2) {
                objections.add(patch.getFileName() + " does not fit");
            }
            assertThat(lines(patch, " +")).as("%s", patch).isNotEqualTo(before);
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void shouldNameTheRuleAndATestThatExists() throws IOException {
        for (Path patch : patches()) {
            assertThat(after(patch, "Rule: "))
                    .as("rule of %s", patch)
                    .singleElement(STRING)
                    .isNotBlank();
            List<String> tests = after(patch, "Test: ");
            assertThat(tests).as("tests of %s", patch).isNotEmpty().allMatch(MutantPatches::isThere);
        }
    }
}
