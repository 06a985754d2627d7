package io.credits.examples;

import io.credits.examples.tour.MalformedUsageException;
import io.credits.examples.tour.Tour;
import io.credits.examples.tour.TourStore;
import io.credits.examples.tour.UsageFile;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The tour: a workspace's credits granted, refreshed, consumed, held, reversed and explained, from real usage lines.
 *
 * <p>{@code TourMain [--database PATH] [FILE]} replays the usage of FILE, or of the file that comes along, on an embedded
 * database; run again it goes on from what is stored there.
 */
public final class TourMain {

    private static final String USAGE = "TourMain [--database PATH] [FILE]";

    private TourMain() {}

    /**
     * Runs the tour; leaves with 2 when the arguments or the usage file are malformed.
     *
     * @param args {@code [--database PATH] [FILE]}
     */
    public static void main(String[] args) {
        int status = run(System.out, System.err, isOnTerminal(System.console()), args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** From Java 22 on there is a console even without a terminal, and it tells which. */
    private static boolean isOnTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    static int run(PrintStream out, PrintStream progress, boolean terminal, String... args) {
        Path database = TourStore.DEFAULT_PATH;
        UsageFile usage = UsageFile.shipped();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--database") && i + 1 < args.length) {
                database = Path.of(args[++i]);
            } else if (args[i].startsWith("--")) {
                progress.println("unknown option " + args[i] + "; usage: " + USAGE);
                return 2;
            } else {
                usage = UsageFile.at(Path.of(args[i]));
            }
        }
        try (TourStore store = TourStore.open(database)) {
            new Tour(store, usage, out, progress, terminal).run();
            return 0;
        } catch (MalformedUsageException malformed) {
            progress.println(malformed.getMessage());
            progress.println(
                    "What was read before it is stored. Mend the file and run again: nothing is charged twice.");
            return 2;
        }
    }
}
