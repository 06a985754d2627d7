package io.credits.model;

import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReverseEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What a reversal of the second model gives back, and to whom [R15]. */
final class ModelReturns {

    private ModelReturns() {}

    static Model.Answer reverse(ModelState s, ReverseEntry command, Instant now) {
        String of = command.of().value();
        if (!s.keys.containsKey(of)) {
            return Model.Answer.no("NOT_FOUND");
        }
        if (s.keys.get(of) instanceof GrantCredits grant && grant.kind() == GrantKind.PURCHASED) {
            return Model.Answer.no("NON_REFUNDABLE");
        }
        ModelState.Paid paid = s.paid.get(of);
        if (paid == null) {
            return Model.Answer.no("INVALID_ARGUMENT");
        }
        BigDecimal open = paid.total().subtract(paid.reversed());
        if (open.signum() == 0) {
            return Model.Answer.no("ALREADY_REVERSED");
        }
        BigDecimal amount = command.credits() == null ? open : command.credits().toBigDecimal();
        if (amount.compareTo(open) > 0) {
            return Model.Answer.no("EXCEEDS_ORIGINAL", "requested", amount, "left", open);
        }
        BigDecimal debtOpen = paid.debt().subtract(paid.reversed()).max(BigDecimal.ZERO);
        BigDecimal ofDebt = amount.min(debtOpen);
        BigDecimal credits = returnDebt(s, ofDebt, paid.seq(), now);
        BigDecimal skip = paid.reversed().subtract(paid.debt()).max(BigDecimal.ZERO);
        BigDecimal left = amount.subtract(ofDebt);
        List<ModelState.Part> backwards = new ArrayList<>(paid.parts());
        Collections.reverse(backwards);
        for (ModelState.Part part : backwards) {
            BigDecimal skipped = skip.min(part.credits());
            skip = skip.subtract(skipped);
            BigDecimal back = part.credits().subtract(skipped).min(left);
            left = left.subtract(back);
            credits = credits.add(giveBack(s, part.grant(), back, now));
        }
        s.paid.put(
                of,
                new ModelState.Paid(
                        paid.seq(), paid.parts(), paid.debt(), paid.reversed().add(amount)));
        s.write("REVERSED", now, credits);
        return Model.Answer.OK;
    }

    /** Takes back what is free of a purchase; what is in use of the rest is owed, once [R23]. */
    static Model.Answer dispute(ModelState s, RecordDispute command, Instant now) {
        ModelGrant sold = s.grant(command.purchase().value());
        if (sold == null) {
            return Model.Answer.no("NOT_FOUND");
        }
        if (!sold.kind.equals("PURCHASED")) {
            return Model.Answer.no("INVALID_ARGUMENT");
        }
        if (sold.disputed) {
            return Model.Answer.no("ALREADY_REVERSED");
        }
        BigDecimal amount =
                command.credits() == null ? sold.granted : command.credits().toBigDecimal();
        if (amount.compareTo(sold.granted) > 0) {
            return Model.Answer.no("EXCEEDS_ORIGINAL", "requested", amount, "left", sold.granted);
        }
        BigDecimal taken = sold.free().min(amount);
        BigDecimal usable = sold.granted.subtract(sold.unused).subtract(taken);
        BigDecimal owed = amount.subtract(taken).min(usable);
        sold.disputed = true;
        sold.left = sold.left.subtract(taken);
        s.debt = s.debt.add(owed);
        s.write("DISPUTED", now, taken.add(owed).negate());
        return Model.Answer.OK;
    }

    private static BigDecimal giveBack(ModelState s, long number, BigDecimal credits, Instant now) {
        ModelGrant grant = s.grant(number);
        if (grant.ended(now)) {
            return BigDecimal.ZERO;
        }
        grant.left = grant.left.add(credits);
        return credits;
    }

    /** Lowers the debt first, then returns to the live grants that repaid since, the last effective first [R15]. */
    private static BigDecimal returnDebt(ModelState s, BigDecimal credits, long original, Instant now) {
        BigDecimal lowered = credits.min(s.debt);
        s.debt = s.debt.subtract(lowered);
        BigDecimal moved = lowered;
        BigDecimal left = credits.subtract(lowered);
        List<ModelState.Repayment> latest = s.repayments.stream()
                .filter(repayment -> repayment.after() >= original)
                .sorted(Comparator.comparing((ModelState.Repayment repayment) -> s.grant(repayment.grant()).from)
                        .thenComparing(ModelState.Repayment::grant)
                        .reversed())
                .toList();
        for (ModelState.Repayment repayment : latest) {
            if (!s.grant(repayment.grant()).ended(now)) {
                BigDecimal back = repayment.credits().min(left);
                left = left.subtract(back);
                s.repayments.set(s.repayments.indexOf(repayment), repayment.less(back));
                moved = moved.add(giveBack(s, repayment.grant(), back, now));
            }
        }
        return moved;
    }
}
