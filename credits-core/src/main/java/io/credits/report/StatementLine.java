package io.credits.report;

import io.credits.amount.Credits;
import io.credits.amount.PlainDecimal;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.UsageEntry;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement: an entry as its owner reads it.
 *
 * @param seq the entry's number; {@code CreditLedger.explain} tells why it is what it is
 * @param at when it was recorded
 * @param kind the public name of its kind
 * @param credits by how much the booked balance changed, negative for a debit
 * @param balance the booked balance after it [R6]
 * @param key the key of the command, or null for what time owed
 * @param grant the grant that it issued, or null
 * @param feature the feature used, or null
 * @param channel the channel used, or null
 * @param quantity the quantity used, negative for a reversal; null where none was counted
 */
public record StatementLine(
        long seq,
        Instant at,
        EntryKind kind,
        Credits credits,
        Credits balance,
        @Nullable IdempotencyKey key,
        @Nullable GrantId grant,
        @Nullable FeatureId feature,
        @Nullable ChannelId channel,
        @Nullable BigDecimal quantity) {

    /** The names of the columns of {@link #csv}, without an end of line. */
    public static final String CSV_HEADER = "seq,at,kind,credits,balance,key,grant,feature,channel,quantity";

    /** A spreadsheet takes a cell that begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    /**
     * Reads the line off an entry.
     *
     * @param entry the entry
     * @return the line
     */
    public static StatementLine of(LedgerEntry entry) {
        UsageEntry usage = entry instanceof UsageEntry used ? used : null;
        Grant issued = entry.issued();
        return new StatementLine(
                entry.seq(),
                entry.at(),
                entry.kind(),
                entry.credits(),
                entry.head().balanceAfter(),
                entry.key().orElse(null),
                issued == null ? null : issued.id(),
                usage == null ? null : usage.feature(),
                usage == null ? null : usage.channel(),
                usage == null ? null : quantity(usage));
    }

    private static @Nullable BigDecimal quantity(UsageEntry usage) {
        BigDecimal used = PlainDecimal.canonical(usage.used());
        if (used.signum() == 0) {
            return null;
        }
        return usage.kind() == EntryKind.REVERSED ? used.negate() : used;
    }

    /**
     * Prints the line as comma-separated values by RFC 4180, in the order of {@link #CSV_HEADER}.
     *
     * <p>The host's own strings that a spreadsheet would take for a formula get an apostrophe in front.
     *
     * @return the values without an end of line
     */
    public String csv() {
        Stream<String> numbers =
                Stream.of(Long.toString(seq), at.toString(), kind.name(), credits.toString(), balance.toString());
        Stream<String> texts = Stream.of(cell(key), cell(grant), cell(feature), cell(channel));
        String amount = quantity == null ? "" : quantity.toPlainString();
        return Stream.of(numbers, texts, Stream.of(amount))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object text) {
        if (text == null) {
            return "";
        }
        String value = text.toString();
        String safe = FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
