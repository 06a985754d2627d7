package io.credits.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;

/** A data source whose connections tell another product or version, or that lends one connection only. */
final class Disguise {

    private Disguise() {}

    /** Answers some questions about the server by itself. */
    static DataSource of(DataSource source, Map<String, Object> answers) {
        return wrap(DataSource.class, source, answers);
    }

    /** Lends the same connection again and again, and takes it back without closing it. */
    static DataSource lending(Connection connection) {
        Connection lent = proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(connection, method, arguments));
        return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }

    private static <T> T wrap(Class<T> type, Object target, Map<String, Object> answers) {
        return proxy(type, (proxy, method, arguments) -> {
            if (answers.containsKey(method.getName())) {
                return answers.get(method.getName());
            }
            Object result = invoke(target, method, arguments);
            if (result instanceof Connection) {
                return wrap(Connection.class, result, answers);
            }
            return result instanceof DatabaseMetaData ? wrap(DatabaseMetaData.class, result, answers) : result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Disguise.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
