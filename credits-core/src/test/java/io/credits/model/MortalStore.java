package io.credits.model;

import io.credits.spi.LedgerStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store as a node sees it that dies right before or right after its first write. */
final class MortalStore {

    private static final Set<String> WRITES = Set.of("open", "commit", "commitAll", "settle");

    /** The end of a node; not an exception that the code under test may handle. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;

        Death() {
            super("the node died", null, false, false);
        }
    }

    private boolean wrote;

    /** Whether the write was done. */
    boolean wrote() {
        return wrote;
    }

    LedgerStore over(LedgerStore beneath, Story.Fate fate) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (self, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName());
                    if (write && fate == Story.Fate.DIES_BEFORE_ITS_WRITE) {
                        throw new Death();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(beneath, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    wrote |= write;
                    if (write && fate == Story.Fate.DIES_AFTER_ITS_WRITE) {
                        throw new Death();
                    }
                    return answer;
                });
    }
}
