package io.credits.model;

import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import java.util.List;

/** Lives an account step by step; the second model only tells what there is to aim at. */
final class Lives {

    /** Looks at the account after a step. */
    interface Look {
        void at(Twin twin, LedgerCommand<?> command, Outcome<? extends LedgerEntry> outcome);
    }

    private Lives() {}

    static Twin live(ModelAgreementTest.Begin begin, List<Step> steps, Look look) {
        Twin twin = ModelAgreementTest.begin(begin);
        int index = 0;
        for (Step step : steps) {
            twin.clock = Drive.moved(twin.clock, twin.model, step);
            LedgerCommand<?> command = Drive.command(step, index++, twin.clock, twin.model, twin.plans);
            Outcome<? extends LedgerEntry> outcome = twin.ledger.attempt(command);
            twin.model.attempt(command, twin.clock);
            look.at(twin, command, outcome);
        }
        return twin;
    }
}
