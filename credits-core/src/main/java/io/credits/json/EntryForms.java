package io.credits.json;

import io.credits.amount.Credits;
import io.credits.json.VariantsForm.Variant;
import io.credits.ledger.AccountEntry;
import io.credits.ledger.AccountId;
import io.credits.ledger.Balance;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.EntryHead;
import io.credits.ledger.EntryKind;
import io.credits.ledger.GrantEntry;
import io.credits.ledger.Hash;
import io.credits.ledger.HoldEntry;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms of entries: the kind, the members of the head, the key, what was asked as {@code command}, and what the entry
 * adds. Beside a row, what its columns hold is left out; it is the same form otherwise.
 */
final class EntryForms {

    private final Forms forms;
    private final HeadForm head;

    private EntryForms(Forms forms) {
        this.forms = forms;
        this.head = new HeadForm(forms);
    }

    static void declare(Forms forms) {
        forms.declare(EntryHead.class, new HeadForm(forms));
        forms.declare(LedgerEntry.class, new EntryForm(new EntryForms(forms).variants()));
    }

    private List<Variant<LedgerEntry>> variants() {
        return List.of(
                variant(EntryKind.GRANTED, of(GrantEntry.Granted.class), GrantEntry.Granted.class),
                variant(
                        EntryKind.REFRESHED,
                        of(GrantEntry.Refreshed.class)
                                .usually("schedule", 0)
                                .optional("grant")
                                .usually("forgiven", Credits.ZERO),
                        GrantEntry.Refreshed.class),
                variant(EntryKind.ROLLED_OVER, of(GrantEntry.RolledOver.class), GrantEntry.RolledOver.class),
                variant(EntryKind.EXPIRED, of(GrantEntry.Expired.class), GrantEntry.Expired.class),
                variant(EntryKind.VOIDED, of(GrantEntry.Voided.class), GrantEntry.Voided.class),
                variant(EntryKind.EXTENDED, of(GrantEntry.Extended.class), GrantEntry.Extended.class),
                variant(
                        EntryKind.DISPUTED,
                        of(GrantEntry.Disputed.class).usually("debt", Credits.ZERO),
                        GrantEntry.Disputed.class),
                variant(EntryKind.CONSUMED, consumed(), UsageEntry.Consumed.class),
                variant(
                        EntryKind.DEBITED,
                        usage(UsageEntry.Debited.class).usually("debt", Credits.ZERO),
                        UsageEntry.Debited.class),
                variant(
                        EntryKind.CAPTURED,
                        usage(UsageEntry.Captured.class)
                                .usually("released", Credits.ZERO)
                                .usually("lapsed", List.of())
                                .optional("quantity"),
                        UsageEntry.Captured.class),
                variant(EntryKind.REVERSED, reversed(), Reversed.class),
                variant(
                        EntryKind.HELD,
                        of(HoldEntry.Held.class).optional("version").usually("order", BurnOrder.STANDARD_1),
                        HoldEntry.Held.class),
                variant(
                        EntryKind.RELEASED,
                        of(HoldEntry.Released.class).usually("lapsed", List.of()),
                        HoldEntry.Released.class),
                variant(
                        EntryKind.HOLD_EXPIRED,
                        of(HoldEntry.HoldExpired.class).usually("lapsed", List.of()),
                        HoldEntry.HoldExpired.class),
                variant(
                        EntryKind.PLAN_CHANGED,
                        of(AccountEntry.PlanChanged.class)
                                .optional("extra", "nextRefresh")
                                .usually("granted", Credits.ZERO),
                        AccountEntry.PlanChanged.class),
                variant(
                        EntryKind.PLAN_CANCELLED,
                        of(AccountEntry.PlanCancelled.class).optional("nextRefresh"),
                        AccountEntry.PlanCancelled.class),
                variant(
                        EntryKind.ZONE_CHANGED,
                        of(AccountEntry.ZoneChanged.class).optional("nextRefresh"),
                        AccountEntry.ZoneChanged.class),
                variant(EntryKind.FROZEN, of(AccountEntry.Frozen.class), AccountEntry.Frozen.class),
                variant(EntryKind.THAWED, of(AccountEntry.Thawed.class), AccountEntry.Thawed.class),
                variant(EntryKind.ARCHIVED, of(AccountEntry.Archived.class), AccountEntry.Archived.class),
                variant(EntryKind.CLOSED, of(AccountEntry.Closed.class), AccountEntry.Closed.class));
    }

    private RecordForm.Builder<UsageEntry.Consumed> consumed() {
        return usage(UsageEntry.Consumed.class)
                .usually("debt", Credits.ZERO)
                .optional("meter")
                .usually("day", values -> {
                    Instant occurred = known(values, 1, ConsumeCredits.class).occurredAt();
                    return occurred == null ? dayRecorded(values) : LocalDate.ofInstant(occurred, ZoneOffset.UTC);
                });
    }

    private RecordForm.Builder<Reversed> reversed() {
        return of(Reversed.class)
                .usually("repayments", 0)
                .usually("debt", Credits.ZERO)
                .usually("lapsed", List.of())
                .usually("forfeited", Credits.ZERO)
                .usually("restored", List.of())
                .optional("feature", "channel")
                .usually("quantity", BigDecimal.ZERO)
                .usually("worth", BigDecimal.ZERO)
                .usually("lapsedWorth", BigDecimal.ZERO)
                .usually("complete", true);
    }

    /** Usage is mostly counted on the day it is recorded, which most zones share with UTC most of the time. */
    private <T extends LedgerEntry> RecordForm.Builder<T> usage(Class<T> type) {
        return of(type).usually("day", EntryForms::dayRecorded).usually("order", BurnOrder.STANDARD_1);
    }

    private static LocalDate dayRecorded(@Nullable Object[] values) {
        return LocalDate.ofInstant(known(values, 0, EntryHead.class).at(), ZoneOffset.UTC);
    }

    private static <T> T known(@Nullable Object[] values, int index, Class<T> type) {
        return type.cast(Objects.requireNonNull(values[index]));
    }

    /** A record with a head and, unless time alone caused it, a command. */
    @SuppressWarnings("unchecked") // a component named command is one
    private <T extends LedgerEntry> RecordForm.Builder<T> of(Class<T> type) {
        RecordForm.Builder<T> builder = forms.record(type).inline("head", head);
        for (var component : type.getRecordComponents()) {
            if (component.getName().equals("command")) {
                Class<LedgerCommand<?>> command = (Class<LedgerCommand<?>>) component.getType();
                builder.inline("command", new AskedForm(forms, command));
            }
        }
        return builder;
    }

    @SuppressWarnings("unchecked") // the form of a member is one of the family
    private static <T extends LedgerEntry> Variant<LedgerEntry> variant(
            EntryKind kind, RecordForm.Builder<T> builder, Class<T> type) {
        return new Variant<>(kind.name(), type, (ObjectForm<LedgerEntry>) (ObjectForm<?>) builder.build());
    }

    /** The family; the kind of an entry beside a row stands in a column. */
    private static final class EntryForm extends VariantsForm<LedgerEntry> {

        EntryForm(List<Variant<LedgerEntry>> variants) {
            super("kind", variants);
        }

        @Override
        void writeMembers(LedgerEntry entry, Sink out) throws IOException {
            if (out.context().columns() == null) {
                super.writeMembers(entry, out);
            } else {
                variantOf(entry).form().writeMembers(entry, out);
            }
        }

        @Override
        Variant<LedgerEntry> variant(Source in) {
            EntryColumns columns = in.context().columns();
            return columns == null
                    ? super.variant(in)
                    : variantNamed(columns.kind().name());
        }
    }

    /** The head; the balance shown is mostly the one booked, with nothing held or owed. */
    private static final class HeadForm extends ObjectForm<EntryHead> {

        private final Form<AccountId> account;
        private final Form<Long> number;
        private final Form<Instant> instant;
        private final Form<Credits> credits;
        private final Form<Balance> balance;
        private final Form<Hash> hash;

        HeadForm(Forms forms) {
            account = forms.form(AccountId.class);
            number = forms.form(long.class);
            instant = forms.form(Instant.class);
            credits = forms.form(Credits.class);
            balance = forms.form(Balance.class);
            hash = forms.form(Hash.class);
        }

        @Override
        void writeMembers(EntryHead head, Sink out) throws IOException {
            if (out.context().columns() != null) {
                out.unless(asBooked(head.balanceAfter()), "shown", balance, head.shown());
                return;
            }
            out.member("account", account, head.account());
            out.member("seq", number, head.seq());
            out.member("at", instant, head.at());
            out.member("credits", credits, head.credits());
            out.member("balanceAfter", credits, head.balanceAfter());
            out.unless(asBooked(head.balanceAfter()), "shown", balance, head.shown());
            out.member("hash", hash, head.hash());
        }

        @Override
        EntryHead readMembers(Source in) {
            EntryColumns columns = in.context().columns();
            Credits booked = columns == null ? in.member("balanceAfter", credits) : columns.balanceAfter();
            Balance shown = in.or(asBooked(booked), "shown", balance);
            if (columns != null) {
                return new EntryHead(
                        columns.account(),
                        columns.seq(),
                        columns.at(),
                        columns.credits(),
                        booked,
                        shown,
                        columns.hash());
            }
            return new EntryHead(
                    in.member("account", account),
                    in.member("seq", number),
                    in.member("at", instant),
                    in.member("credits", credits),
                    booked,
                    shown,
                    in.member("hash", hash));
        }

        private static Balance asBooked(Credits booked) {
            return new Balance(booked, Credits.ZERO, Credits.ZERO);
        }
    }

    /** What was asked: the key among the entry's members, the rest as an object; the account is the entry's. */
    private static final class AskedForm extends ObjectForm<LedgerCommand<?>> {

        private static final String COMMAND = "command";

        private final RecordForm<LedgerCommand<?>> command;
        private final Form<AccountId> account;
        private final Form<IdempotencyKey> key;

        @SuppressWarnings("unchecked") // every command is a record with a form of its own
        AskedForm(Forms forms, Class<LedgerCommand<?>> type) {
            VariantsForm<?> family = (VariantsForm<?>) (Form<?>) forms.form(LedgerCommand.class);
            command = (RecordForm<LedgerCommand<?>>) family.variantOfType(type).form();
            account = forms.form(AccountId.class);
            key = forms.form(IdempotencyKey.class);
        }

        @Override
        void writeMembers(LedgerCommand<?> asked, Sink out) throws IOException {
            if (out.context().columns() == null) {
                out.member("key", key, asked.key());
            }
            out.generator().writeObjectFieldStart(out.context().name(COMMAND));
            command.writeFrom(2, asked, out);
            out.generator().writeEndObject();
        }

        @Override
        LedgerCommand<?> readMembers(Source in) {
            EntryColumns columns = in.context().columns();
            AccountId of = columns == null ? in.member("account", account) : columns.account();
            IdempotencyKey under = columns == null ? in.member("key", key) : columns.key();
            if (under == null) {
                throw new JsonFormException(in.cursor().path(), "wanted the key of an entry of this kind, found none");
            }
            return in.cursor()
                    .member(in.context().name(COMMAND))
                    .object(place -> command.readFrom(new Source(place, in.context()), of, under));
        }
    }
}
