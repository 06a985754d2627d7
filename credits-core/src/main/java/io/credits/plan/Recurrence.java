package io.credits.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often a buyer commits to buy credits. */
public enum Recurrence {
    /** Once, without a commitment. */
    ONE_TIME(null),
    /** Every week. */
    WEEKLY(Period.WEEK),
    /** Every month. */
    MONTHLY(Period.MONTH),
    /** Every three months. */
    QUARTERLY(Period.QUARTER);

    private final Optional<RefreshSchedule> schedule;

    Recurrence(@Nullable Period every) {
        this.schedule = Optional.ofNullable(every).map(RefreshSchedule::every);
    }

    /**
     * Returns the schedule of the purchases.
     *
     * @return the schedule; empty for {@link #ONE_TIME}
     */
    public Optional<RefreshSchedule> schedule() {
        return schedule;
    }
}
