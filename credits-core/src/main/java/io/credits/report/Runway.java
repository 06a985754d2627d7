package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.Depletion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When credits run out if usage goes on at the recent rate [R29].
 *
 * <p>Each feature goes on at its own rate and is paid in burn order by the grants that cover it, the instant being the
 * first at which some feature in use would be refused. Coming refreshes with their rollovers, grants that become
 * effective, expiries and the ends of holds happen on the way; credits bought meanwhile are inflow and never lower the
 * rate. Grants for one channel only are left out, since the rate does not tell channels apart.
 *
 * @param answer the kind of answer
 * @param runsOutAt when they run out, down to a microsecond; null for every other answer
 * @param used what was used in the days that the rate was taken from
 * @param from the first of these days
 * @param to the last of these days, included
 */
public record Runway(Answer answer, @Nullable Instant runsOutAt, Credits used, LocalDate from, LocalDate to) {

    /** The rate is that of so many full local days unless asked otherwise. */
    public static final int DEFAULT_DAYS = 7;

    /** The most days that a rate is taken from. */
    public static final int MAX_DAYS = 366;

    /** What can be said. */
    public enum Answer {
        /** They run out at an instant. */
        RUNS_OUT,
        /** They do not run out: nothing is used and nothing ends, or what comes in covers what goes out. */
        NEVER,
        /** They have run out. */
        NOW,
        /** The account is younger than the days that the rate is taken from. */
        NOT_ENOUGH_HISTORY
    }

    /**
     * Works it out.
     *
     * @param account the account with everything that time owes until the instant
     * @param now the instant
     * @param recent the usage of the last full local days
     * @return the answer
     */
    public static Runway of(Account account, Instant now, DailyUsage recent) {
        Credits used = recent.total().credits();
        if (!account.balance(now).available().isPositive()) {
            return new Runway(Answer.NOW, null, used, recent.from(), recent.to());
        }
        Instant begin = recent.from().atStartOfDay(account.zone()).toInstant();
        Instant end = recent.to().plusDays(1).atStartOfDay(account.zone()).toInstant();
        if (account.opening().at().isAfter(begin)) {
            return new Runway(Answer.NOT_ENOUGH_HISTORY, null, used, recent.from(), recent.to());
        }
        Depletion depletion = new Depletion(account, now, Duration.between(begin, end));
        recent.byFeature(account.terms().currency()).forEach(line -> depletion.using(line.feature(), line.credits()));
        Optional<Instant> out = depletion.runsOutAt();
        Answer answer = out.isEmpty() ? Answer.NEVER : out.get().isAfter(now) ? Answer.RUNS_OUT : Answer.NOW;
        return new Runway(answer, answer == Answer.RUNS_OUT ? out.get() : null, used, recent.from(), recent.to());
    }
}
