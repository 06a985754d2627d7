package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.examples.host.Names;
import io.credits.examples.host.Show;
import io.credits.ledger.AccountId;
import io.credits.ledger.BurnOrder.Criterion;
import io.credits.ledger.Explanation;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.UsageEntry;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the library's explanation of an entry into sentences. */
@Component
class Why {

    private static final int SHOWN_HASH = 12;

    private final CreditLedger ledger;
    private final EntryWords words;
    private final Names names;
    private final Show show;

    Why(CreditLedger ledger, EntryWords words, Names names, Show show) {
        this.ledger = ledger;
        this.words = words;
        this.names = names;
        this.show = show;
    }

    WhyView of(AccountId account, long seq) {
        Explanation explanation = ledger.explain(account, seq);
        LedgerEntry entry = explanation.entry();
        List<String> sources = new ArrayList<>();
        for (Explanation.Candidate each : explanation.candidates()) {
            sources.add(source(each));
        }
        ZoneId zone = ledger.account(account).zone();
        String hash = entry.head().hash().toString();
        return new WhyView(
                seq,
                words.title(entry),
                price(explanation, zone),
                sources,
                explanation.order(),
                hash.substring(0, Math.min(SHOWN_HASH, hash.length())));
    }

    private @Nullable String price(Explanation explanation, ZoneId zone) {
        Explanation.Rated rated = explanation.rate();
        if (rated == null || !(explanation.entry() instanceof UsageEntry usage)) {
            return null;
        }
        String unit =
                usage.feature() == null ? "unit" : names.unit(usage.feature().value());
        String where = rated.line().channel() == null
                ? ""
                : " through " + names.channel(rated.line().channel().value());
        boolean rounded = rated.exact().compareTo(rated.charged().toBigDecimal()) != 0;
        return show.plain(usage.used()) + " × " + RateWords.of(rated.line().rate(), unit) + where + " = "
                + show.plain(rated.charged()) + " credits"
                + (rounded ? " (" + show.plain(rated.exact()) + ", " + rounding(rated.rounding()) + ")" : "")
                + ". Rate card \u201c" + rated.rateCard() + "\u201d in force since " + show.day(rated.version(), zone)
                + ".";
    }

    private String source(Explanation.Candidate each) {
        String gave = each.taken().isZero()
                ? (each.inScope() ? "was not needed" : "is for other features")
                : "gave " + show.plain(each.taken()) + " of " + show.plain(each.free());
        Criterion after = each.after();
        return "\u201c" + each.grant() + "\u201d " + gave + (after == null ? "" : "; next because " + because(after));
    }

    private static String because(Criterion criterion) {
        return switch (criterion) {
            case PRIORITY -> "its priority is lower";
            case EXPIRY -> "it expires later";
            case FREE_FIRST -> "it was paid for";
            case COST_BASIS -> "it cost more";
            case PURCHASED_LAST -> "it was bought";
            case SCOPED_FIRST -> "it is for every feature";
            case FEWEST_FEATURES -> "it is for more features";
            case EFFECTIVE -> "it became usable later";
            case SEQUENCE -> "it was issued later";
        };
    }

    private static String rounding(RoundingMode mode) {
        return mode == RoundingMode.CEILING ? "rounded up to a micro" : "rounded " + mode;
    }
}
