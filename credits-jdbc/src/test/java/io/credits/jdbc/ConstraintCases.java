package io.credits.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each table a row that is right, and for each of its constraints the rows that it alone is to refuse. */
final class ConstraintCases {

    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final Instant AT = Instant.parse("2025-01-10T09:00:00.123456Z");
    private static final String HASH = "a".repeat(64);

    /** Values by column; a column that is not here is null. */
    private static final Map<String, Object> USUAL = new HashMap<>();

    private static final Map<String, Map<String, Object>> OF_TABLE = new HashMap<>();

    private static final List<Case> CASES = new ArrayList<>();

    /**
     * A row that is right but for one thing.
     *
     * @param table where it goes
     * @param constraint what is to refuse it; empty for the primary key
     * @param changes columns that differ from the right row; null is null
     */
    record Case(String table, String constraint, Map<String, Object> changes) {}

    static {
        USUAL.put("account_id", "a");
        USUAL.put("seq", 2L);
        USUAL.put("booked", 5L);
        USUAL.put("held", 0L);
        USUAL.put("debt", 0L);
        USUAL.put("available", -10L);
        USUAL.put("closed", false);
        USUAL.put("quote_id", "q");
        USUAL.put("purchase_id", "p");
        USUAL.put("quoted_at", AT);
        USUAL.put("created_at", AT);
        USUAL.put("threshold", 1L);
        USUAL.put("paused", false);
        USUAL.put("series", "S");
        USUAL.put("last_number", 1L);
        USUAL.put("receipt_number", 1L);
        USUAL.put("place", 1L);
        USUAL.put("told_from", AT);
        USUAL.put("sheet", "{}");
        USUAL.put("kind", "GRANTED");
        USUAL.put("recorded_at", AT);
        USUAL.put("reached_at", AT);
        USUAL.put("idem_key", "k");
        USUAL.put("credits", 5L);
        USUAL.put("balance_after", 5L);
        USUAL.put("hash", new byte[16]);
        USUAL.put("body", "{}");
        USUAL.put("used_on", LocalDate.of(2025, 1, 10));
        USUAL.put("feature", "f");
        USUAL.put("channel", "c");
        USUAL.put("quantity", BigDecimal.ONE);
        USUAL.put("quantity_pico", 0L);
        USUAL.put("money", BigDecimal.ONE);
        USUAL.put("money_pico", 0L);
        USUAL.put("events", 1L);
        USUAL.put("content", "{}");
        OF_TABLE.put("credit_terms", Map.of("hash", HASH, "kind", "RATES", "name", "n", "effective_from", AT));

        account("credit_account_id_given", "account_id", "");
        account("credit_account_seq_counts", "seq", -1L);
        account("credit_account_balance_limit", "booked", LIMIT + 1);
        account("credit_account_held_within", "held", 6L);
        account("credit_account_held_within", "held", -1L);
        account("credit_account_available_within", "available", 6L);
        account("credit_account_debt_positive", "debt", -1L);
        account("credit_account_debt_positive", "debt", LIMIT + 1);
        account("credit_account_closed_known", "closed", 2L);
        account("credit_account_sheet_given", "sheet", "");
        add("credit_account", "", "seq", 3L);

        entry("credit_entry_id_given", "account_id", "");
        entry("credit_entry_seq_counts", "seq", 0L);
        entry("credit_entry_kind_given", "kind", "");
        entry("credit_entry_key_given", "idem_key", "");
        entry("credit_entry_key_of_command", "idem_key", null);
        for (String byTime : List.of("REFRESHED", "ROLLED_OVER", "EXPIRED", "HOLD_EXPIRED")) {
            entry("credit_entry_key_of_command", "kind", byTime);
        }
        entry("credit_entry_credits_limit", "credits", 2 * LIMIT + 1);
        entry("credit_entry_credits_limit", "credits", -2 * LIMIT - 1);
        entry("credit_entry_balance_limit", "balance_after", LIMIT + 1);
        entry("credit_entry_balance_limit", "balance_after", -LIMIT - 1);
        entry("credit_entry_refers_back", "refers_to", 2L);
        entry("credit_entry_refers_back", "refers_to", 0L);
        entry("credit_entry_name_form", "name", "x:1");
        entry("credit_entry_name_form", "name", "g:");
        entry("credit_entry_hash_length", "hash", new byte[15]);
        entry("credit_entry_hash_length", "hash", new byte[0]);
        add("credit_entry", "", "idem_key", "other");
        add("credit_entry", "credit_entry_key", "seq", 3L);

        add("credit_usage_by_feature", "", "channel", "other");
        add("credit_usage_by_channel", "", "feature", "other");

        add("credit_checkpoint", "credit_checkpoint_seq_counts", "seq", 0L);
        add("credit_checkpoint", "credit_checkpoint_sheet_given", "sheet", "");
        add("credit_checkpoint", "", "reached_at", AT.plusSeconds(1));
        add("credit_checkpoint", "credit_checkpoint_time", "sheet", "[]");

        add("credit_terms", "credit_terms_hash_length", "hash", "a".repeat(63));
        add("credit_terms", "credit_terms_kind_known", "kind", "OTHER");
        add("credit_terms", "credit_terms_kind_known", "kind", "PLAN");
        add("credit_terms", "credit_terms_kind_known", "effective_from", null);
        add("credit_terms", "credit_terms_content_given", "content", "");
        add("credit_terms", "", "name", "other");
        add("credit_terms", "credit_terms_version", "hash", "b".repeat(64));

        purchases();
    }

    private ConstraintCases() {}

    private static void purchases() {
        for (String table : List.of("credit_quote", "credit_purchase", "credit_standing", "credit_top_up")) {
            add(table, table + "_account_given", "account_id", "");
            add(table, table + "_body_given", "body", "");
        }
        add("credit_quote", "credit_quote_id_given", "quote_id", "");
        add("credit_quote", "", "body", "[]");
        add("credit_purchase", "credit_purchase_id_given", "purchase_id", "");
        add("credit_purchase", "credit_purchase_open_is_due", "open_since", AT);
        add("credit_purchase", "", "quote_id", "other");
        add("credit_purchase", "credit_purchase_quote", "purchase_id", "other");
        add("credit_standing", "credit_standing_id_given", "purchase_id", "");
        add("credit_standing", "", "body", "[]");
        add("credit_top_up", "credit_top_up_threshold_positive", "threshold", 0L);
        add("credit_top_up", "credit_top_up_paused_known", "paused", 2L);
        add("credit_top_up", "", "body", "[]");
        add("credit_receipt_series", "credit_receipt_series_given", "series", "");
        add("credit_receipt_series", "credit_receipt_series_counts", "last_number", -1L);
        add("credit_receipt_series", "", "last_number", 2L);
        add("credit_receipt", "credit_receipt_number_counts", "receipt_number", 0L);
        add("credit_receipt", "credit_receipt_account_given", "account_id", "");
        add("credit_receipt", "credit_receipt_id_given", "purchase_id", "");
        add("credit_receipt", "", "purchase_id", "other");
        add("credit_receipt", "credit_receipt_purchase", "receipt_number", 2L);
        add("credit_event", "credit_event_account_given", "account_id", "");
        add("credit_event", "credit_event_body_given", "body", "");
        add("credit_event", "credit_event_place_counts", "place", -1L);
        add("credit_event", "", "body", "[]");
    }

    private static void account(String constraint, String column, Object value) {
        add("credit_account", constraint, column, value);
    }

    private static void entry(String constraint, String column, Object value) {
        add("credit_entry", constraint, column, value);
    }

    private static void add(String table, String constraint, String column, Object value) {
        Map<String, Object> changes = new HashMap<>();
        changes.put(column, value);
        CASES.add(new Case(table, constraint, changes));
    }

    static List<Case> of(String table, String constraint) {
        return CASES.stream()
                .filter(one -> one.table().equals(table) && one.constraint().equals(constraint))
                .toList();
    }

    /** A row that is right, but for the changes, in the order of the columns. */
    static Map<String, Object> row(String table, List<String> columns, Map<String, Object> changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : columns) {
            Object value = OF_TABLE.getOrDefault(table, USUAL).getOrDefault(column, USUAL.get(column));
            row.put(column, changes.containsKey(column) ? changes.get(column) : value);
        }
        return row;
    }
}
