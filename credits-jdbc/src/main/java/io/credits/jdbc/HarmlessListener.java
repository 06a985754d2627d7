package io.credits.jdbc;

import io.credits.ledger.LedgerCommand;
import io.credits.ledger.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what happens to the host's listener, whose failure must not make a written command look like a failed one. */
final class HarmlessListener implements StoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(StoreListener.class);

    private final StoreListener host;

    HarmlessListener(StoreListener host) {
        this.host = host;
    }

    @Override
    public void answered(LedgerCommand<?> command, Outcome<?> outcome, long nanos) {
        try {
            host.answered(command, outcome, nanos);
        } catch (RuntimeException e) {
            log(e);
        }
    }

    @Override
    public void failed(LedgerCommand<?> command, long nanos) {
        try {
            host.failed(command, nanos);
        } catch (RuntimeException e) {
            log(e);
        }
    }

    @Override
    public void combined(int calls) {
        try {
            host.combined(calls);
        } catch (RuntimeException e) {
            log(e);
        }
    }

    @Override
    public void retried(Retry why) {
        try {
            host.retried(why);
        } catch (RuntimeException e) {
            log(e);
        }
    }

    private static void log(RuntimeException e) {
        LOG.warn("a store's listener failed", e);
    }
}
