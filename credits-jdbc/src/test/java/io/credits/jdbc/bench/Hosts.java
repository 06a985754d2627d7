package io.credits.jdbc.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Several hosts, each a process of its own, on one database. For one thread. */
public final class Hosts implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();
    private final List<BufferedReader> answers = new ArrayList<>();

    /**
     * Starts them and waits until all are ready.
     *
     * @param url of a database that has the accounts
     */
    public Hosts(String url, int count) {
        try {
            for (int i = 0; i < count; i++) {
                Process process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostMain.class.getName(),
                                url)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                processes.add(process);
                answers.add(process.inputReader());
            }
            for (BufferedReader each : answers) {
                String ready = each.readLine();
                if (!"ready".equals(ready)) {
                    throw new IllegalStateException("a host began with " + ready);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets the first of them debit at once.
     *
     * @return how many debits each made
     */
    public List<Long> run(int hosts, int threads, int accounts, Duration time) {
        try {
            for (Process process : processes.subList(0, hosts)) {
                process.outputWriter().write(threads + " " + accounts + " " + time.toMillis() + "\n");
                process.outputWriter().flush();
            }
            List<Long> counts = new ArrayList<>();
            for (BufferedReader each : answers.subList(0, hosts)) {
                counts.add(Long.parseLong(each.readLine()));
            }
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
