package io.credits.examples.trace;

import io.credits.examples.tour.MalformedUsageException;
import io.credits.examples.tour.Table;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Charges a trace of LLM calls: 0.0025 credits a context token, 0.01 a generated one.
 *
 * <p>{@code TraceMain FILE [--store memory|h2]}: h2 is a new database in a temporary folder.
 */
public final class TraceMain {

    private static final String USAGE = "usage: TraceMain FILE [--store memory|h2]";

    private TraceMain() {}

    /**
     * Replays the trace and prints what it cost; leaves with 2 when the arguments or the file are malformed.
     *
     * @param args {@code FILE [--store memory|h2]}
     */
    public static void main(String[] args) {
        int status = run(System.out, System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintStream out, PrintStream errors, String... args) {
        boolean memory = args.length == 1 || (args.length == 3 && args[2].equals("memory"));
        boolean database = args.length == 3 && args[2].equals("h2");
        if ((!memory && !database) || (args.length == 3 && !args[1].equals("--store"))) {
            errors.println(USAGE);
            return 2;
        }
        try {
            List<TraceFile.Call> calls = TraceFile.read(Path.of(args[0]));
            if (memory) {
                replay(new InMemoryLedgerStore(), calls, out);
            } else {
                replayOnH2(calls, out);
            }
            return 0;
        } catch (MalformedUsageException malformed) {
            errors.println(malformed.getMessage());
            return 2;
        }
    }

    private static void replayOnH2(List<TraceFile.Call> calls, PrintStream out) {
        Path file = temporaryFolder().resolve("credits");
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file, "sa", "");
        try {
            CreditsSchema.create(pool);
            replay(JdbcLedgerStore.of(ConnectionSource.owning(pool)), calls, out);
        } finally {
            pool.dispose();
        }
    }

    private static void replay(LedgerStore store, List<TraceFile.Call> calls, PrintStream out) {
        TraceReplay replay = new TraceReplay(store, calls.get(0).at());
        long start = System.nanoTime();
        Map<FeatureId, TraceReplay.Total> totals = replay.replay(calls);
        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);

        Table table = new Table("feature", "usage lines", "tokens", "credits");
        totals.forEach((feature, total) -> table.add(
                feature, total.lines(), total.tokens(), total.credits().toBigDecimal()));
        TraceReplay.Total all = totals.values().stream().reduce(TraceReplay.Total.NONE, TraceReplay.Total::plus);
        table.add("total", all.lines(), all.tokens(), all.credits().toBigDecimal());
        table.print(out);
        out.println(String.format(
                Locale.ROOT,
                "  %,d calls, %,d usage lines in %,d ms: %,d lines a second",
                calls.size(),
                all.lines(),
                millis,
                all.lines() * 1_000 / millis));
        out.println("  audit: " + (replay.isSound() ? "sound" : "BROKEN"));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("credits-trace");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
