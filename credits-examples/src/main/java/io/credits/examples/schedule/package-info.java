/**
 * Who calls {@code CreditMaintenance.runDue}? Three answers, one file each: a plain {@code ScheduledExecutorService}, Spring's
 * {@code @Scheduled}, and db-scheduler, which keeps its timetable in the database.
 *
 * <p>The library has no threads of its own. Any number of nodes may call it at once and on any schedule, so none of these needs
 * a lock or a leader; a call that fails is made up for by the next one.
 */
package io.credits.examples.schedule;
