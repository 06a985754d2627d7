package io.credits.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Callers who queue up behind a first one, so that one write carries all of them. The first is held up at its connection until
 * the others wait.
 */
final class Crowd implements AutoCloseable {

    private final ExecutorService executor;
    private final ThreadLocal<Boolean> first = ThreadLocal.withInitial(() -> false);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch reached = new CountDownLatch(0);

    Crowd(int callers) {
        executor = Executors.newFixedThreadPool(callers + 1);
    }

    /** A data source at which the first caller is held up. */
    DataSource gated(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                Crowd.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && isFirst()) {
                        reached.countDown();
                        gate.await();
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** Whether the calling thread is the first caller's. */
    boolean isFirst() {
        return first.get();
    }

    /** Lets all work, the first before the others; answers what the others' work answered, in order. */
    <T> List<T> run(Runnable firstWork, Runnable whenQueued, List<Callable<T>> others) throws Exception {
        gate = new CountDownLatch(1);
        reached = new CountDownLatch(1);
        Future<?> ahead = executor.submit(() -> {
            first.set(true);
            try {
                firstWork.run();
            } finally {
                first.set(false);
            }
        });
        reached.await();
        List<Thread> threads = new ArrayList<>();
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> other : others) {
            CountDownLatch begun = new CountDownLatch(1);
            futures.add(executor.submit(() -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
                begun.countDown();
                return other.call();
            }));
            begun.await();
        }
        while (!threads.stream().allMatch(thread -> LockSupport.getBlocker(thread) instanceof Lanes)) {
            Thread.onSpinWait();
        }
        whenQueued.run();
        gate.countDown();
        ahead.get();
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
