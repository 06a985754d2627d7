package io.credits.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Proxies around JDBC that watch calls or let one of them fail. */
final class Faults {

    private static final Set<String> ALWAYS_WORKING = Set.of("close", "isClosed", "toString", "hashCode", "equals");

    private Faults() {}

    /** Does something around each call. */
    @FunctionalInterface
    interface Around {
        Object call(Object target, Method method, Object[] arguments) throws Throwable;
    }

    /** Tells which statements are executed. */
    static Connection watching(Connection connection, Consumer<String> executed) {
        return wrap(Connection.class, connection, (target, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executed.accept(method.getName());
            }
            return invoke(target, method, arguments);
        });
    }

    /** Fails calls that touch the database when told to, before they do their work or after. */
    static DataSource failing(DataSource source, BooleanSupplier now, boolean after, String state) {
        return wrap(DataSource.class, source, (target, method, arguments) -> {
            if (ALWAYS_WORKING.contains(method.getName()) || isBinding(target, method)) {
                return invoke(target, method, arguments);
            }
            boolean fails = now.getAsBoolean();
            if (fails && !after) {
                throw new SQLException("injected before " + method.getName(), state);
            }
            Object result = invoke(target, method, arguments);
            if (fails) {
                if (result instanceof Connection unseen) {
                    unseen.close();
                }
                throw new SQLException("injected after " + method.getName(), state);
            }
            return result;
        });
    }

    /** Loses commits, or executions in auto-commit mode, when told to, after or before they took effect. */
    static DataSource losingCommit(DataSource source, BooleanSupplier now, boolean executed) {
        return wrap(DataSource.class, source, (target, method, arguments) -> {
            boolean commits = method.getName().equals("commit") || isSelfCommitting(target, method);
            if (!commits || !now.getAsBoolean()) {
                return invoke(target, method, arguments);
            }
            if (executed) {
                invoke(target, method, arguments);
            }
            throw new SQLException("connection lost", "08006");
        });
    }

    /** Binding a parameter happens in memory. */
    private static boolean isBinding(Object target, Method method) {
        return method.getName().equals("createArrayOf")
                || (target instanceof PreparedStatement && !method.getName().startsWith("execute"));
    }

    private static boolean isSelfCommitting(Object target, Method method) throws SQLException {
        return target instanceof PreparedStatement statement
                && method.getName().startsWith("execute")
                && statement.getConnection().getAutoCommit()
                && statement.toString().contains("WITH changed");
    }

    static <T> T wrap(Class<T> type, T target, Around around) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result = around.call(target, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return wrap(PreparedStatement.class, statement, around);
            }
            if (result instanceof Statement statement) {
                return wrap(Statement.class, statement, around);
            }
            if (result instanceof Connection connection && target instanceof DataSource) {
                return wrap(Connection.class, connection, around);
            }
            return result;
        };
        return type.cast(Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
