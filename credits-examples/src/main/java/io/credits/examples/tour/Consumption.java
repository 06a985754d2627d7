package io.credits.examples.tour;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry;
import io.credits.spi.LedgerStore;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account's ledger says about its usage: sums by feature and channel, and the line most worth explaining. */
final class Consumption {

    private final Map<String, Sum> sums = new TreeMap<>();
    private final Map<EntryKind, Long> kinds = new EnumMap<>(EntryKind.class);
    private UsageEntry.@Nullable Consumed shared;

    private Consumption() {}

    static Consumption of(CreditLedger ledger, AccountId account) {
        Consumption consumption = new Consumption();
        long last = 0;
        List<LedgerEntry> page = ledger.entries(account, last, LedgerStore.MAX_PAGE);
        while (!page.isEmpty()) {
            page.forEach(consumption::add);
            last = page.get(page.size() - 1).seq();
            page = ledger.entries(account, last, LedgerStore.MAX_PAGE);
        }
        return consumption;
    }

    private void add(LedgerEntry entry) {
        kinds.merge(entry.kind(), 1L, Long::sum);
        if (entry instanceof UsageEntry usage) {
            sums.merge(
                    usage.feature() + "|" + (usage.channel() == null ? "unassigned" : usage.channel()),
                    Sum.of(usage),
                    Sum::plus);
        }
        if (entry instanceof UsageEntry.Consumed consumed
                && (shared == null
                        || consumed.burned().size() >= shared.burned().size())) {
            shared = consumed;
        }
    }

    long count(EntryKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    long entries() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The latest of those lines that the most grants paid together. */
    UsageEntry.@Nullable Consumed shared() {
        return shared;
    }

    void print(PrintStream out) {
        Table table = new Table("feature", "channel", "lines", "quantity", "credits");
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Sum::credits).reversed()))
                .forEach(row -> add(table, row.getKey().split("\\|"), row.getValue()));
        Sum total = sums.values().stream().reduce(Sum.NONE, Sum::plus);
        table.add("total", "", total.lines(), "", total.credits().toBigDecimal());
        table.print(out);
    }

    private static void add(Table table, String[] names, Sum sum) {
        table.add(names[0], names[1], sum.lines(), sum.quantity(), sum.credits().toBigDecimal());
    }

    private record Sum(long lines, BigDecimal quantity, Credits credits) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO, Credits.ZERO);

        /** A reversal lowers what the usage it belongs to has cost. */
        static Sum of(UsageEntry usage) {
            return usage instanceof Reversed reversed
                    ? new Sum(
                            reversed.complete() ? -1 : 0,
                            usage.used().negate(),
                            reversed.reversed().negated())
                    : new Sum(1, usage.used(), usage.charged());
        }

        Sum plus(Sum other) {
            return new Sum(lines + other.lines, quantity.add(other.quantity), credits.plus(other.credits));
        }
    }
}
