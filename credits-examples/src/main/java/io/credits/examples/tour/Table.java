package io.credits.examples.tour;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Rows in aligned columns: texts to the left, numbers to the right, their decimal points below each other. Not thread-safe. */
public final class Table {

    private static final String GAP = "   ";

    private final List<List<Object>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param titles the columns' titles
     */
    public Table(String... titles) {
        rows.add(List.of((Object[]) titles));
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are titles: a {@link BigDecimal} or {@link Long} is a number, {@link Money} one with all
     *     its decimals, anything else its text
     */
    public void add(Object... cells) {
        rows.add(List.of(cells));
    }

    /**
     * Prints the rows.
     *
     * @param out where to
     */
    public void print(PrintStream out) {
        int columns = rows.get(0).size();
        List<List<String>> texts =
                IntStream.range(0, columns).mapToObj(this::column).toList();
        for (int row = 0; row < rows.size(); row++) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String cell = texts.get(i).get(row);
                int width = texts.get(i).stream().mapToInt(String::length).max().orElse(0);
                String padding = " ".repeat(width - cell.length());
                line.append(isNumeric(i) ? padding + cell : cell + padding).append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private List<String> column(int i) {
        int decimals = rows.stream().mapToInt(row -> decimals(row.get(i))).max().orElse(0);
        return rows.stream().map(row -> text(row.get(i), decimals)).toList();
    }

    private static int decimals(Object cell) {
        if (cell instanceof Money money) {
            return money.getCurrencyUnit().getDecimalPlaces();
        }
        return cell instanceof BigDecimal number
                ? Math.max(0, number.stripTrailingZeros().scale())
                : 0;
    }

    private boolean isNumeric(int i) {
        return rows.stream().anyMatch(row -> row.get(i) instanceof Number || row.get(i) instanceof Money);
    }

    static String text(Object cell, int decimals) {
        if (cell instanceof Money money) {
            return text(money.getAmount(), decimals);
        }
        if (cell instanceof BigDecimal number) {
            return String.format(Locale.ROOT, "%,." + decimals + "f", number);
        }
        return cell instanceof Long number ? String.format(Locale.ROOT, "%,d", number) : cell.toString();
    }
}
