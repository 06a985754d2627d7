package io.credits;

import io.credits.spi.EventOutbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A port as a node sees it that may die before and after each call. */
final class Dying {

    private Dying() {}

    /** Asks at each of these moments; whoever is asked throws {@link Bank.Crash} if it is the last one. */
    static <T> T over(Class<T> port, T beneath, Runnable moment) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    moment.run();
                    Object answer;
                    try {
                        answer = method.invoke(beneath, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    moment.run();
                    return answer instanceof EventOutbox outbox ? over(EventOutbox.class, outbox, moment) : answer;
                }));
    }
}
