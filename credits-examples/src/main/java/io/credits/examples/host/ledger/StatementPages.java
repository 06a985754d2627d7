package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Workspace;
import io.credits.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger as its owner reads it, the latest entry first. */
@HostPage
@RequestMapping("/w/{workspace}/statement")
class StatementPages {

    private static final int PAGE = 40;

    private final CreditLedger ledger;
    private final Why why;

    StatementPages(CreditLedger ledger, Why why) {
        this.ledger = ledger;
        this.why = why;
    }

    @GetMapping
    String page(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        var account = ledger.account(workspace.account());
        long end = before > 0 ? Math.min(before - 1, account.sequence()) : account.sequence();
        long after = Math.max(0, end - PAGE);
        List<LedgerEntry> entries =
                new ArrayList<>(end == 0 ? List.of() : ledger.entries(workspace.account(), after, (int) (end - after)));
        Collections.reverse(entries);
        model.addAttribute("entries", entries);
        model.addAttribute("zone", account.zone());
        model.addAttribute("older", after > 0 ? after + 1 : null);
        model.addAttribute("latest", before > 0);
        return "statement";
    }

    /** A panel inside the statement where a script asks for it, a page of its own where not. */
    @GetMapping("/{seq}")
    String why(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @PathVariable long seq,
            @RequestHeader(name = "X-Panel", required = false) @Nullable String panel,
            Model model) {
        model.addAttribute("why", why.of(workspace.account(), seq));
        return panel == null ? "why" : "why :: panel";
    }
}
