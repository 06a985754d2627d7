package io.credits.json;

import io.credits.json.VariantsForm.Variant;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.Grant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import java.util.List;

/** The forms of commands: the verb as {@code do}, then account, key and what is asked. */
final class CommandForms {

    private CommandForms() {}

    static void declare(Forms forms) {
        forms.declare(
                LedgerCommand.class,
                new VariantsForm<>(
                        "do",
                        List.of(
                                command("grant", grant(forms), GrantCredits.class),
                                command("voidGrant", forms.record(VoidGrant.class), VoidGrant.class),
                                command("extendGrant", forms.record(ExtendGrant.class), ExtendGrant.class),
                                command(
                                        "consume",
                                        forms.record(ConsumeCredits.class).optional("channel", "occurredAt"),
                                        ConsumeCredits.class),
                                command(
                                        "debit",
                                        forms.record(DebitCredits.class).optional("feature", "channel"),
                                        DebitCredits.class),
                                command(
                                        "hold",
                                        forms.record(HoldCredits.class)
                                                .optional("id", "credits", "feature", "quantity", "channel"),
                                        HoldCredits.class),
                                command(
                                        "capture",
                                        forms.record(CaptureHold.class)
                                                .optional("credits")
                                                .usually("upTo", false),
                                        CaptureHold.class),
                                command("release", forms.record(ReleaseHold.class), ReleaseHold.class),
                                command(
                                        "dispute",
                                        forms.record(RecordDispute.class).optional("credits"),
                                        RecordDispute.class),
                                command(
                                        "reverse",
                                        forms.record(ReverseEntry.class).optional("credits"),
                                        ReverseEntry.class),
                                command(
                                        "changePlan",
                                        forms.record(ChangePlan.class)
                                                .optional("when")
                                                .usually("proration", ChangePlan.Proration.PRORATED),
                                        ChangePlan.class),
                                command(
                                        "cancelPlan",
                                        forms.record(CancelPlan.class).optional("effectiveAt"),
                                        CancelPlan.class),
                                command("changeZone", forms.record(ChangeZone.class), ChangeZone.class),
                                command("freeze", forms.record(FreezeAccount.class), FreezeAccount.class),
                                command("thaw", forms.record(ThawAccount.class), ThawAccount.class),
                                command("archive", forms.record(ArchiveEntries.class), ArchiveEntries.class),
                                command("close", forms.record(CloseAccount.class), CloseAccount.class))));
    }

    private static RecordForm.Builder<GrantCredits> grant(Forms forms) {
        return forms.record(GrantCredits.class)
                .optional("id", "effectiveAt", "expiresAt", "costBasis")
                .usually("priority", Grant.DEFAULT_PRIORITY)
                .inline("scope", (ObjectForm<Scope>) forms.form(Scope.class));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the form of a member is one of the family
    private static Variant<LedgerCommand> command(
            String verb, RecordForm.Builder<? extends LedgerCommand<?>> builder, Class<?> type) {
        return new Variant<>(verb, type, (ObjectForm) builder.build());
    }
}
