package io.credits.examples.tour;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a replay is: one line rewritten in place on a terminal, one line a month elsewhere. */
final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private @Nullable LocalDate reached;
    private long lines;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void at(LocalDate day, long linesRead) {
        if (terminal) {
            out.print("\r" + text(day, linesRead));
            out.flush();
        } else if (reached != null && !YearMonth.from(reached).equals(YearMonth.from(day))) {
            out.println(text(reached, lines));
        }
        reached = day;
        lines = linesRead;
    }

    void end() {
        if (reached != null) {
            out.println(terminal ? "" : text(reached, lines));
        }
    }

    private static String text(LocalDate day, long linesRead) {
        return String.format(Locale.ROOT, "  replayed until %s %,10d lines", day, linesRead);
    }
}
