package io.credits.spi;

import io.credits.ledger.CreditEvent;

/**
 * The host's handler of events: sends a mail, calls a web hook, puts a message on a queue.
 *
 * <p>Each event comes at least once, an account's in their order: the next one only after this one was handled. An event may
 * come again, for example when the process dies before it could note that it was handled; so handling it twice must do no
 * harm. An exception says that it was not handled: it comes again after {@link EventOutbox#CLAIM}.
 */
@FunctionalInterface
public interface CreditEvents {

    /**
     * Handles an event; called outside any transaction of the library.
     *
     * @param event what happened
     */
    void handle(CreditEvent event);
}
