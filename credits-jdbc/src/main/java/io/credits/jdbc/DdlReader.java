package io.credits.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what tables are made of from CREATE TABLE and CREATE INDEX as our files, and SQLite's catalogue, write them. */
final class DdlReader {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE \"?(\\w+)\"? ?\\((.*)", Pattern.DOTALL);

    private static final Pattern INDEX =
            Pattern.compile("CREATE (UNIQUE )?INDEX \"?(\\w+)\"? ON \"?(\\w+)\"? ?\\(([^)]*)\\)(?: WHERE (.*))?");

    private static final Pattern CONSTRAINT =
            Pattern.compile("(?:CONSTRAINT \"?(\\w+)\"? )?(PRIMARY KEY|UNIQUE|CHECK)\\s*\\((.*)\\)", Pattern.DOTALL);

    private static final Pattern COLUMN =
            Pattern.compile("\"?(\\w+)\"? (.+?)(?: COLLATE \"?(\\w+)\"?)?( NOT NULL)?( DEFAULT .+)?", Pattern.DOTALL);

    private static final Pattern COLLATION = Pattern.compile("\\bCOLLATE (\\w+)");

    private static final Pattern ENGINE = Pattern.compile("\\bENGINE = (\\w+)");

    private final SqlDialect dialect;

    DdlReader(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Reads statements.
     *
     * @throws IllegalArgumentException if one is of another kind, or says something that cannot be read
     */
    Map<String, Map<SchemaFact, String>> tables(List<String> commands) {
        Map<String, Map<SchemaFact, String>> tables = new TreeMap<>();
        for (String command : commands) {
            Matcher table = TABLE.matcher(command);
            Matcher index = INDEX.matcher(command);
            if (table.matches()) {
                tables.put(table.group(1), table(parts(table.group(2))));
            } else if (index.matches()) {
                Map<SchemaFact, String> facts = tables.get(index.group(3));
                if (facts == null) {
                    throw unreadable(command);
                }
                facts.put(
                        index.group(1) == null ? SchemaFact.index(index.group(2)) : SchemaFact.unique(index.group(2)),
                        columns(index.group(4)) + where(index.group(5)));
            } else {
                throw unreadable(command);
            }
        }
        return tables;
    }

    private static IllegalArgumentException unreadable(String command) {
        return new IllegalArgumentException(
                "DDL: wanted CREATE TABLE or CREATE INDEX on such a table, found " + command);
    }

    /** Reads the parts between a table's parentheses, and last what stands behind them. */
    private Map<SchemaFact, String> table(List<String> parts) {
        Map<SchemaFact, String> facts = new LinkedHashMap<>();
        String suffix = parts.get(parts.size() - 1);
        Matcher collation = COLLATION.matcher(suffix);
        String usual = collation.find() ? collation.group(1) : null;
        for (String part : parts.subList(0, parts.size() - 1)) {
            Matcher constraint = CONSTRAINT.matcher(part);
            if (constraint.matches()) {
                constraint(constraint, facts);
            } else {
                column(part, usual, facts);
            }
        }
        facts.put(SchemaFact.storage(), storage(suffix));
        return facts;
    }

    private static void constraint(Matcher constraint, Map<SchemaFact, String> facts) {
        String name = String.valueOf(constraint.group(1));
        String inside = constraint.group(3);
        switch (constraint.group(2)) {
            case "PRIMARY KEY" -> facts.put(SchemaFact.primaryKey(), columns(inside));
            case "UNIQUE" -> facts.put(SchemaFact.unique(name), columns(inside));
            default -> facts.put(SchemaFact.check(name), ConditionText.of(inside));
        }
    }

    private void column(String part, @Nullable String usualCollation, Map<SchemaFact, String> facts) {
        Matcher column = COLUMN.matcher(part);
        if (!column.matches()) {
            throw unreadable(part);
        }
        String type = column.group(2);
        String collation = column.group(3) == null && ColumnText.isText(type) ? usualCollation : column.group(3);
        facts.put(
                SchemaFact.column(column.group(1)),
                ColumnText.of(type, column.group(4) != null, column.group(5) != null, collation));
    }

    private String storage(String suffix) {
        Matcher engine = ENGINE.matcher(suffix);
        if (engine.find()) {
            return engine.group(1);
        }
        return dialect == SqlDialect.SQLITE && !suffix.contains("STRICT") ? "not STRICT" : Catalogue.USUAL_STORAGE;
    }

    /** Cuts at the commas, and at the parenthesis that closes the table, but not within parentheses. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (c == ',' && depth == 0)) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    static String columns(String list) {
        return Stream.of(list.split(",", -1))
                .map(column -> column.strip().replace("\"", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String where(@Nullable String condition) {
        return condition == null ? "" : " WHERE " + ConditionText.of(condition);
    }
}
