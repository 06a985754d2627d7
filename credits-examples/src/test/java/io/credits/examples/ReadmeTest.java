package io.credits.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every Java block of the README compiles, and the first one runs. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    Path classes;

    private static List<String> blocks() throws IOException {
        Path readme = Path.of("..", "README.md");
        return BLOCK.matcher(Files.readString(readme))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> shouldCompileEveryBlock() throws IOException {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
        return Stream.iterate(0, i -> i + 1)
                .limit(blocks.size())
                .map(i -> DynamicTest.dynamicTest(
                        "block " + (i + 1),
                        () -> assertThat(faults(blocks.get(i))).isEmpty()));
    }

    @Test
    void shouldRunTheFirstBlock() throws Exception {
        assertThat(faults(blocks().get(0))).isEmpty();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Method run = loader.loadClass("Block").getDeclaredMethod("run");
            run.setAccessible(true);
            run.invoke(null);
        }
    }

    @Test
    void shouldNoticeABlockThatDoesNotCompile() {
        assertThat(faults("int credits = \"ten\";")).isNotEmpty();
    }

    private List<String> faults(String block) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = compiler.getTask(null, null, diagnostics, options, null, List.of(source(block)))
                .call();
        return compiled
                ? List.of()
                : diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** A block of statements becomes a method; a block with a class is put beside it. */
    private static JavaFileObject source(String block) {
        List<String> imports = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        block.lines().forEach(line -> (line.startsWith("import ") ? imports : rest).add(line));
        String body = String.join("\n", rest);
        String type = body.contains("\nclass ")
                ? body + "\nclass Block {}"
                : "class Block { static void run() throws Exception {\n" + body + "\n} }";
        String text = String.join("\n", imports) + "\n" + type;
        return new SimpleJavaFileObject(URI.create("string:///Block.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
