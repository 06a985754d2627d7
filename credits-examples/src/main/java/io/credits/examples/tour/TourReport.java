package io.credits.examples.tour;

import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Explanation;
import io.credits.ledger.Outcome;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.report.AccountBalance;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Tells in a terminal's layout, at most 100 columns wide, what the ledger of one account says. */
final class TourReport {

    private final CreditLedger ledger;
    private final AccountId account;
    private final ZoneId zone;
    private final PrintStream out;

    TourReport(CreditLedger ledger, AccountId account, ZoneId zone, PrintStream out) {
        this.ledger = ledger;
        this.account = account;
        this.zone = zone;
        this.out = out;
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    void replayed(String file, Replay replay) {
        long charged = replay.lines() - replay.replayed() - replay.refused();
        heading("Usage from " + file);
        Table table = new Table("lines", "charged now", "replays of an earlier run, not charged again", "refused");
        table.add(replay.lines(), charged, replay.replayed(), replay.refused());
        table.print(out);
        if (replay.firstRefusal() != null) {
            out.println("  first refusal: " + replay.firstRefusal().message());
        }
    }

    void reversed(Consumed original, Outcome<Reversed> reversal) {
        out.println("  entry " + number(original.seq()) + ", " + usage(original)
                + reversal.rejection()
                        .map(refused -> ": " + refused.message())
                        .orElseGet(() -> " for " + original.charged() + ": "
                                + reversal.orElseThrow().reversed()
                                + " given back by entry "
                                + number(reversal.orElseThrow().seq())));
    }

    void balance() {
        AccountBalance balance = ledger.balance(account);
        heading("Balance on " + local(balance.at()));
        Table totals = new Table("balance", "available", "on hold", "debt", "next refresh", "brings");
        var refresh = ledger.nextRefresh(account);
        totals.add(
                balance.balance().toBigDecimal(),
                balance.available().toBigDecimal(),
                balance.held().toBigDecimal(),
                balance.debt().toBigDecimal(),
                refresh.map(next -> local(next.at())).orElse("none"),
                refresh.map(next -> next.credits().toBigDecimal()).orElse(BigDecimal.ZERO));
        totals.print(out);
        heading("Grants, the first to pay first");
        Table grants = new Table("grant", "kind", "remaining", "on hold", "usable until");
        balance.grants()
                .forEach(grant -> grants.add(
                        grant.grant(),
                        grant.kind(),
                        grant.remaining().toBigDecimal(),
                        grant.held().toBigDecimal(),
                        grant.expiresAt() == null ? "used up" : local(grant.expiresAt())));
        grants.print(out);
    }

    void consumption() {
        heading("Consumption by feature and channel");
        Consumption.of(ledger, account).print(out);
    }

    void refusal(ConsumeCredits tooMuch) {
        heading("What if a campaign of " + Table.text(tooMuch.quantity().value(), 0)
                + " WhatsApp messages were sent now?");
        out.println("  "
                + ledger.preview(tooMuch)
                        .rejection()
                        .map(refused -> refused.message())
                        .orElse("It could be paid."));
    }

    void explanation() {
        Consumed line = Consumption.of(ledger, account).shared();
        if (line == null) {
            return;
        }
        Explanation why = ledger.explain(account, line.seq());
        heading("Why did entry " + number(line.seq()) + " cost " + line.charged() + "?");
        out.println("  " + usage(line) + ", used on " + line.day());
        Explanation.Rated rate = why.rate();
        if (rate != null) {
            out.println("  rate " + rate.line().name() + " of card " + rate.rateCard() + " from " + rate.version());
            out.println("  exactly " + rate.exact() + ", rounded " + rate.rounding() + " to " + rate.charged());
        }
        Table table = new Table("grants in order " + why.order(), "free", "paid", "stands there by");
        why.candidates()
                .forEach(grant -> table.add(
                        grant.grant(),
                        grant.free().toBigDecimal(),
                        grant.taken().toBigDecimal(),
                        grant.inScope() ? after(grant.after()) : "not for this feature"));
        table.print(out);
    }

    void audit() {
        Consumption all = Consumption.of(ledger, account);
        var finding = ledger.audit(account);
        heading(
                finding.ok()
                        ? "Audit: all " + number(all.entries())
                                + " entries chain, add up and replay to the stored state; "
                                + all.count(EntryKind.REFRESHED) + " refreshes, "
                                + all.count(EntryKind.ROLLED_OVER) + " rollovers."
                        : "Audit: entry " + finding.firstBroken() + " is broken: " + finding.reason());
    }

    private static String usage(Consumed line) {
        return Table.text(
                        line.used().stripTrailingZeros(),
                        Math.max(0, line.used().stripTrailingZeros().scale()))
                + " × " + line.feature()
                + (line.channel() == null ? "" : " through " + line.channel());
    }

    private static String after(@Nullable Object criterion) {
        return criterion == null ? "first" : criterion.toString();
    }

    private static String number(long number) {
        return Table.text(number, 0);
    }

    private String local(Instant at) {
        return LocalDateTime.ofInstant(at, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }
}
