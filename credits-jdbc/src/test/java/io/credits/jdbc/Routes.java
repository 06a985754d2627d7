package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Watches every statement that goes to an engine: each must bind the id of an account, and all of one transaction must
 * concern one shard. What breaks this is refused and noted.
 */
final class Routes {

    /** The numbers of receipts are counted by series, on one shard. */
    private static final String BY_SERIES = "credit_receipt_series";

    private static final Pattern INSERT = Pattern.compile("INSERT INTO \\w+\\s*\\(([^)]*)\\)");

    private static final Pattern EQUAL = Pattern.compile("account_id = \\?");

    private static final Pattern AMONG = Pattern.compile("account_id IN \\(([?, ]*)\\)");

    /** A statement with what is bound to it. */
    private record Bound(Connection connection, String sql, Map<Integer, Object> parameters) {}

    private final Shards shards;
    private final Map<Integer, Bound> statements = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> transactions = new ConcurrentHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicLong seen = new AtomicLong();

    Routes(Shards shards) {
        this.shards = shards;
    }

    DataSource watched(DataSource engine) {
        return Faults.wrap(DataSource.class, engine, this::around);
    }

    /** The statements that were refused. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many executions were looked at. */
    long seen() {
        return seen.get();
    }

    private Object around(Object target, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (target instanceof Connection
                && List.of("commit", "rollback", "close").contains(name)) {
            boolean toSavepoint = arguments != null && arguments.length > 0;
            if (!toSavepoint) {
                transactions.remove(System.identityHashCode(target));
            }
        }
        if (target instanceof PreparedStatement) {
            Bound bound = statements.get(System.identityHashCode(target));
            if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer index) {
                bound.parameters().put(index, String.valueOf(arguments[1]));
            } else if (name.equals("addBatch") || name.equals("executeQuery") || name.equals("executeUpdate")) {
                check(bound);
            } else if (name.equals("close")) {
                statements.remove(System.identityHashCode(target));
            }
        }
        Object result = Faults.invoke(target, method, arguments);
        if (target instanceof Connection connection && result instanceof PreparedStatement) {
            statements.put(
                    System.identityHashCode(result),
                    new Bound(connection, (String) arguments[0], new ConcurrentHashMap<>()));
        }
        return result;
    }

    private void check(Bound bound) throws SQLException {
        seen.incrementAndGet();
        if (bound.sql().contains(BY_SERIES)) {
            return;
        }
        List<Integer> places = places(bound.sql());
        if (places.isEmpty()) {
            refuse("binds no account: " + bound.sql());
        }
        for (int place : places) {
            int shard = shards.of(AccountId.of((String) bound.parameters().get(place)));
            if (bound.connection().getAutoCommit()) {
                transactions.remove(System.identityHashCode(bound.connection()));
            }
            Integer before = transactions.putIfAbsent(System.identityHashCode(bound.connection()), shard);
            if (before != null && before != shard) {
                refuse("spans shards: " + bound.sql());
            }
        }
    }

    private void refuse(String why) {
        wrong.add(why);
        throw new IllegalStateException(why);
    }

    /** Where a statement binds account ids, counted from 1. */
    static List<Integer> places(String sql) {
        List<Integer> places = new ArrayList<>();
        Matcher insert = INSERT.matcher(sql);
        if (insert.find()) {
            List<String> columns = List.of(insert.group(1).strip().split("\\s*,\\s*"));
            if (columns.contains("account_id")) {
                places.add(columns.indexOf("account_id") + 1);
            }
            return places;
        }
        for (Matcher equal = EQUAL.matcher(sql); equal.find(); ) {
            places.add(parameters(sql.substring(0, equal.end())));
        }
        for (Matcher among = AMONG.matcher(sql); among.find(); ) {
            int first = parameters(sql.substring(0, among.start(1)));
            for (int i = 1; i <= parameters(among.group(1)); i++) {
                places.add(first + i);
            }
        }
        return places;
    }

    private static int parameters(String text) {
        return (int) text.chars().filter(letter -> letter == '?').count();
    }
}
