package io.credits.json;

import io.credits.amount.Credits;
import io.credits.json.VariantsForm.Variant;
import io.credits.ledger.HoldRejection;
import io.credits.ledger.PurchaseRejection;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReversalRejection;
import java.io.IOException;
import java.util.List;

/** The forms of refusals: the code, then account, wanted and found. */
final class RejectionForms {

    private RejectionForms() {}

    static void declare(Forms forms) {
        forms.declare(Rejection.class, new RejectionForm(variants(forms)));
    }

    private static List<Variant<Rejection>> variants(Forms forms) {
        return List.of(
                variant(
                        RejectionCode.INSUFFICIENT_CREDITS,
                        forms.record(Rejection.InsufficientCredits.class)
                                .also("shortfall", Credits.class, Rejection.InsufficientCredits::shortfall),
                        Rejection.InsufficientCredits.class),
                variant(
                        RejectionCode.ALL_ON_HOLD,
                        forms.record(Rejection.AllOnHold.class)
                                .also("available", Credits.class, rejection -> Credits.ZERO)
                                .also("shortfall", Credits.class, Rejection.AllOnHold::requested),
                        Rejection.AllOnHold.class),
                variant(
                        RejectionCode.OUT_OF_SCOPE,
                        forms.record(Rejection.OutOfScope.class)
                                .also("available", Credits.class, rejection -> Credits.ZERO)
                                .also("shortfall", Credits.class, Rejection.OutOfScope::requested),
                        Rejection.OutOfScope.class),
                plain(RejectionCode.LIMIT_REACHED, Rejection.LimitReached.class, forms),
                variant(
                        RejectionCode.UNKNOWN_FEATURE,
                        forms.record(Rejection.UnknownFeature.class).optional("channel"),
                        Rejection.UnknownFeature.class),
                plain(RejectionCode.ACCOUNT_CLOSED, Rejection.AccountClosed.class, forms),
                plain(RejectionCode.ACCOUNT_FROZEN, Rejection.AccountFrozen.class, forms),
                plain(RejectionCode.ENTRY_ARCHIVED, Rejection.EntryArchived.class, forms),
                plain(RejectionCode.IDEMPOTENCY_CONFLICT, Rejection.IdempotencyConflict.class, forms),
                plain(RejectionCode.IDEMPOTENCY_CONFLICT, Rejection.OpenedDifferently.class, forms),
                plain(RejectionCode.NOT_FOUND, Rejection.NotFound.class, forms),
                plain(RejectionCode.HOLD_CLOSED, HoldRejection.HoldClosed.class, forms),
                plain(RejectionCode.HOLD_EXPIRED, HoldRejection.HoldExpired.class, forms),
                plain(RejectionCode.EXCEEDS_HOLD, HoldRejection.ExceedsHold.class, forms),
                plain(RejectionCode.ALREADY_REVERSED, ReversalRejection.AlreadyReversed.class, forms),
                plain(RejectionCode.EXCEEDS_ORIGINAL, ReversalRejection.ExceedsOriginal.class, forms),
                variant(
                        RejectionCode.INVALID_WINDOW,
                        forms.record(Rejection.InvalidWindow.class).optional("found"),
                        Rejection.InvalidWindow.class),
                plain(RejectionCode.INVALID_USAGE_TIME, Rejection.InvalidUsageTime.class, forms),
                plain(RejectionCode.OVERFLOW, Rejection.Overflow.class, forms),
                plain(RejectionCode.QUOTE_EXPIRED, PurchaseRejection.QuoteExpired.class, forms),
                plain(RejectionCode.PAYMENT_IN_PROGRESS, PurchaseRejection.PaymentInProgress.class, forms),
                plain(RejectionCode.NON_REFUNDABLE, PurchaseRejection.NonRefundable.class, forms),
                plain(RejectionCode.PAYMENT_MISMATCH, PurchaseRejection.PaymentMismatch.class, forms),
                plain(RejectionCode.INVALID_ARGUMENT, Rejection.InvalidArgument.class, forms));
    }

    private static <T extends Rejection> Variant<Rejection> plain(RejectionCode code, Class<T> type, Forms forms) {
        return variant(code, forms.record(type), type);
    }

    @SuppressWarnings("unchecked") // the form of a member is one of the family
    private static <T extends Rejection> Variant<Rejection> variant(
            RejectionCode code, RecordForm.Builder<T> builder, Class<T> type) {
        return new Variant<>(code.name(), type, (ObjectForm<Rejection>) (ObjectForm<?>) builder.build());
    }

    /** The family; a conflict over an opening has no key. People are also told the reason in words. */
    private static final class RejectionForm extends VariantsForm<Rejection> {

        private static final String MESSAGE = "message";

        RejectionForm(List<Variant<Rejection>> variants) {
            super("code", variants);
        }

        @Override
        void writeMembers(Rejection rejection, Sink out) throws IOException {
            super.writeMembers(rejection, out);
            if (!out.context().sparse()) {
                out.generator().writeStringField(MESSAGE, rejection.message());
            }
        }

        @Override
        Variant<Rejection> variant(Source in) {
            in.cursor().find(MESSAGE);
            Variant<Rejection> named = super.variant(in);
            return named.type() == Rejection.IdempotencyConflict.class
                            && in.cursor().find("key").isEmpty()
                    ? variantOfType(Rejection.OpenedDifferently.class)
                    : named;
        }
    }
}
