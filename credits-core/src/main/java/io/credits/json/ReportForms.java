package io.credits.json;

import io.credits.ledger.Audit;
import io.credits.ledger.Explanation;
import io.credits.report.AccountBalance;
import io.credits.report.DeferredValue;
import io.credits.report.NextRefresh;
import io.credits.report.PlanChangeQuote;

/** The forms of what is shown to people. */
final class ReportForms {

    private ReportForms() {}

    static void declare(Forms forms) {
        forms.declare(
                AccountBalance.Part.class,
                forms.record(AccountBalance.Part.class).optional("expiresAt").build());
        forms.plain(AccountBalance.class);
        forms.plain(DeferredValue.class);
        forms.plain(NextRefresh.class);
        forms.declare(
                PlanChangeQuote.class,
                forms.record(PlanChangeQuote.class).optional("nextRefresh").build());
        forms.declare(
                Explanation.Candidate.class,
                forms.record(Explanation.Candidate.class).optional("after").build());
        forms.plain(Explanation.Rated.class);
        forms.plain(Explanation.Rates.class);
        forms.declare(
                Explanation.class,
                forms.record(Explanation.class).optional("rate").build());
        forms.plain(Audit.Finding.class);
    }
}
