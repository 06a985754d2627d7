package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.CreditReports;
import io.credits.examples.host.Accounts;
import io.credits.examples.host.Workspace;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The whole statement as a file, written page by page: a ledger of any length passes through little memory. */
@RestController
class StatementExport {

    private final CreditReports reports;
    private final CreditLedger ledger;
    private final Accounts accounts;

    StatementExport(CreditReports reports, CreditLedger ledger, Accounts accounts) {
        this.reports = reports;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @GetMapping("/w/{workspace}/statement.csv")
    ResponseEntity<StreamingResponseBody> csv(@RequestAttribute(Workspace.REQUESTED) Workspace workspace) {
        LocalDate last = accounts.today(workspace.account());
        LocalDate first = LocalDate.ofInstant(
                ledger.account(workspace.account()).opening().at(), accounts.zone(workspace.account()));
        StreamingResponseBody body = out -> {
            PrintWriter lines = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            reports.exportStatement(
                    workspace.account(), first, last, line -> lines.append(line).append("\r\n"));
            lines.flush();
        };
        String name = workspace.id() + "-" + last + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
