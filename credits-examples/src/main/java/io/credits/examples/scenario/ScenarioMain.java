package io.credits.examples.scenario;

import io.credits.json.JsonCursor;
import io.credits.spi.LedgerStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenario files and prints what every step came to, one JSON object a line: a pricing policy can be tried before it
 * ships, and a store can be tried by somebody who does not know the library.
 *
 * <pre>{@code
 * ScenarioMain FILE… [--store memory|h2|sqlite|postgresql|mariadb]
 * }</pre>
 *
 * <p>Each file runs on a fresh store; PostgreSQL and MariaDB are found by the system property {@code credits.jdbc.url}, a
 * JDBC URL with user and password. The process ends with 0 if every expectation held, with 1 if one did not, and with 2 if
 * a file cannot be read, is malformed, or cannot be run; then standard error names the file and the JSON path.
 */
public final class ScenarioMain {

    /** Every expectation held. */
    static final int HELD = 0;

    /** An expectation did not hold. */
    static final int NOT_HELD = 1;

    /** A file or an argument cannot be used. */
    static final int UNUSABLE = 2;

    private final PrintStream out;
    private final PrintStream err;

    private ScenarioMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the files.
     *
     * @param args files, and {@code --store} with the name of a store
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(out, System.err, args);
        out.flush();
        System.exit(code);
    }

    /** Runs the files and answers the exit code, so that a test can do both. */
    static int run(PrintStream out, PrintStream err, String... args) {
        List<String> files = new ArrayList<>();
        String store = ScenarioStore.MEMORY;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--store") && i + 1 < args.length) {
                store = args[++i];
            } else if (args[i].startsWith("--")) {
                return usage(err, "unknown or incomplete option " + args[i]);
            } else {
                files.add(args[i]);
            }
        }
        Supplier<ScenarioStore> stores = ScenarioStore.BY_NAME.get(store);
        if (stores == null) {
            return usage(err, "no store is named " + store);
        }
        if (files.isEmpty()) {
            return usage(err, "no file is given");
        }
        ScenarioMain main = new ScenarioMain(out, err);
        return files.stream().mapToInt(file -> main.run(file, stores)).max().orElse(HELD);
    }

    private static int usage(PrintStream err, String problem) {
        err.println(problem + "; usage: ScenarioMain FILE… [--store " + String.join("|", ScenarioStore.BY_NAME.keySet())
                + "]");
        return UNUSABLE;
    }

    private int run(String file, Supplier<ScenarioStore> stores) {
        Scenario scenario = read(file);
        if (scenario == null) {
            return UNUSABLE;
        }
        try (ScenarioStore store = stores.get()) {
            ScenarioRun run = ScenarioRun.of(scenario, store, out::println);
            out.println(run.summary());
            return run.failed() == 0 ? HELD : NOT_HELD;
        } catch (LedgerStoreException | IllegalStateException unusable) {
            err.println(file + ": " + unusable.getMessage());
            return UNUSABLE;
        }
    }

    private @Nullable Scenario read(String file) {
        try (InputStream json = Files.newInputStream(Path.of(file))) {
            return Scenario.read(JsonCursor.parse(json));
        } catch (IOException | InvalidPathException unreadable) {
            err.println(file + ": cannot be read: " + unreadable);
        } catch (IllegalArgumentException malformed) {
            err.println(file + ": " + malformed.getMessage());
        }
        return null;
    }
}
