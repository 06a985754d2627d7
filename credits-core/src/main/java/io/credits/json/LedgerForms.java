package io.credits.json;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Balance;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantBook;
import io.credits.ledger.GrantId;
import io.credits.ledger.Hash;
import io.credits.ledger.Hold;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Line;
import io.credits.ledger.Notices;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.PaidValue;
import io.credits.ledger.Reference;
import io.credits.ledger.Scope;
import io.credits.ledger.Subscription;
import io.credits.ledger.Terms;
import io.credits.ledger.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The forms of accounts and what they are made of. */
final class LedgerForms {

    private LedgerForms() {}

    static void declare(Forms forms) {
        forms.text(AccountId.class, "an account's id", AccountId::of, AccountId::value);
        forms.text(IdempotencyKey.class, "an idempotency key", IdempotencyKey::of, IdempotencyKey::value);
        forms.text(GrantId.class, "a grant's id", GrantId::of, GrantId::value);
        forms.text(HoldId.class, "a hold's id", HoldId::of, HoldId::value);
        forms.text(Hash.class, "32 hexadecimal digits", Hash::parse, Hash::toString);
        forms.declare(BurnOrder.class, TextForm.choice(BurnOrder.values(), BurnOrder::id));
        parts(forms);
        accounts(forms);
        references(forms);
    }

    private static void parts(Forms forms) {
        forms.declare(Line.class, new LineForm(forms));
        forms.declare(
                Scope.class,
                forms.record(Scope.class)
                        .usually("features", List.of())
                        .usually("channels", List.of())
                        .build());
        forms.declare(
                Grant.class,
                forms.record(Grant.class)
                        .usually("priority", Grant.DEFAULT_PRIORITY)
                        .optional("expiresAt", "costBasis")
                        .inline("scope", (ObjectForm<Scope>) forms.form(Scope.class))
                        .usually("scheduled", false)
                        .usuallyLike("remaining", "granted")
                        .usually("held", Credits.ZERO)
                        .usually("repaid", Credits.ZERO)
                        .build());
        forms.declare(GrantBook.class, new GrantBookForm(new ListForm<>(forms.form(Grant.class))));
        forms.declare(
                Hold.class,
                forms.record(Hold.class)
                        .optional("feature", "channel", "quantity", "meter")
                        .also("credits", Credits.class, Hold::credits)
                        .build());
        forms.declare(
                Balance.class,
                forms.record(Balance.class)
                        .usually("held", Credits.ZERO)
                        .usually("debt", Credits.ZERO)
                        .also("available", Credits.class, Balance::available)
                        .build());
        forms.declare(
                Usage.class,
                forms.record(Usage.class).optional("feature", "channel").build());
    }

    private static void accounts(Forms forms) {
        forms.plain(PaidValue.class);
        forms.declare(
                OpenAccount.class,
                forms.record(OpenAccount.class)
                        .optional("plan", "anchor", "rateCard")
                        .build());
        forms.plain(Opening.class);
        forms.declare(
                Subscription.class,
                forms.record(Subscription.class).optional("pending", "endsAt").build());
        forms.declare(
                Notices.class,
                forms.record(Notices.class).optional("expiringWithin").build());
        forms.declare(
                CreditEvent.class,
                forms.record(CreditEvent.class)
                        .optional("about", "credits", "available", "until", "code")
                        .build());
        forms.declare(Terms.class, forms.record(Terms.class).optional("notices").build());
        forms.declare(
                Account.class,
                forms.record(Account.class)
                        // What every debit changes stands together: a database that logs only the changed part of a row
                        // then logs a few bytes and not the grants behind.
                        .first("id", "sequence", "lastAt", "lastHash", "debt", "counters", "paid", "grants")
                        .supplied("terms", LedgerForms::terms)
                        .optional("subscription")
                        .usually("holds", List.of())
                        .usually("debt", Credits.ZERO)
                        .usually("counters", Map.of())
                        .usually("paid", PaidValue.NONE)
                        .usually("frozen", false)
                        .usually("closed", false)
                        .usually("archived", 0L)
                        .build());
    }

    private static void references(Forms forms) {
        forms.declare(
                Reference.class,
                new VariantsForm<>(
                        "to",
                        List.of(
                                reference("KEY", Reference.ByKey.class, forms),
                                reference("GRANT", Reference.IssueOf.class, forms),
                                reference("HOLD", Reference.OpeningOf.class, forms),
                                reference("ENTRY", Reference.BySeq.class, forms))));
    }

    @SuppressWarnings("unchecked") // the form of a member is one of the family
    private static VariantsForm.Variant<Reference> reference(
            String name, Class<? extends Reference> type, Forms forms) {
        return new VariantsForm.Variant<>(name, type, (ObjectForm<Reference>)
                (ObjectForm<?>) forms.record(type).build());
    }

    private static Terms terms(FormContext context) {
        Terms terms = context.terms();
        if (terms == null) {
            throw new IllegalArgumentException("terms: wanted the terms to hand the account over with, found none");
        }
        return terms;
    }

    /** The grants in burn order; the order itself belongs to the terms. */
    private record GrantBookForm(Form<List<Grant>> grants) implements Form<GrantBook> {
        @Override
        public void write(GrantBook book, Sink out) throws IOException {
            grants.write(book.grants(), out);
        }

        @Override
        public GrantBook read(Source in) {
            return in.cursor()
                    .refusing(place -> GrantBook.of(terms(in.context()).burnOrder(), grants.read(in)));
        }
    }

    /** Named members for people; only the values, in the same order, where room counts. */
    private static final class LineForm implements Form<Line> {

        private final RecordForm<Line> members;
        private final Form<GrantId> grant;
        private final Form<Long> number;
        private final Form<Credits> credits;

        LineForm(Forms forms) {
            members = forms.record(Line.class).build();
            grant = forms.form(GrantId.class);
            number = forms.form(long.class);
            credits = forms.form(Credits.class);
        }

        @Override
        public void write(Line line, Sink out) throws IOException {
            if (!out.context().sparse()) {
                members.write(line, out);
                return;
            }
            out.generator().writeStartArray();
            grant.write(line.grant(), out);
            number.write(line.number(), out);
            credits.write(line.credits(), out);
            out.generator().writeEndArray();
        }

        @Override
        public Line read(Source in) {
            if (!in.cursor().node().isArray()) {
                return members.read(in);
            }
            List<JsonCursor> values = in.cursor().elements();
            if (values.size() != 3) {
                throw in.cursor().refused("grant, number and credits");
            }
            return new Line(
                    grant.read(new Source(values.get(0), in.context())),
                    number.read(new Source(values.get(1), in.context())),
                    credits.read(new Source(values.get(2), in.context())));
        }
    }
}
