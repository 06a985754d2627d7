package io.credits.model;

import io.credits.ledger.CaptureHold;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.ReleaseHold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Holds of the second model [R14]. */
final class ModelHolds {

    private final Model model;
    private final ModelTime time;

    ModelHolds(Model model, ModelTime time) {
        this.model = model;
        this.time = time;
    }

    Model.Answer hold(ModelState s, HoldCredits command, Instant now) {
        String id = command.id() == null ? command.key().value() : command.id().value();
        if (s.holds.containsKey(id) || s.endedHolds.containsKey(id)) {
            return Model.Answer.no("INVALID_ARGUMENT");
        }
        if (!command.expiresAt().isAfter(now)) {
            return Model.Answer.no("INVALID_WINDOW");
        }
        String feature = command.feature() == null ? null : command.feature().value();
        String channel = command.channel() == null ? null : command.channel().value();
        BigDecimal amount = command.credits() != null
                ? command.credits().toBigDecimal()
                : ModelPrices.charge(feature, channel, command.quantity().value(), BigDecimal.ZERO, now);
        if (amount == null) {
            return Model.Answer.no("UNKNOWN_FEATURE");
        }
        List<ModelState.Part> parts = model.take(s, amount, feature, channel, now);
        if (Model.sum(parts).compareTo(amount) < 0) {
            return model.refusal(s, amount, feature, channel, now);
        }
        parts.forEach(
                part -> s.grant(part.grant()).held = s.grant(part.grant()).held.add(part.credits()));
        s.holds.put(id, new ModelState.Pin(id, s.nextSeq(), command.expiresAt(), feature, channel, parts));
        s.write("HELD", now, BigDecimal.ZERO);
        return Model.Answer.OK;
    }

    private static Model.Answer notOpen(ModelState s, String hold) {
        String ended = s.endedHolds.get(hold);
        return ended == null
                ? Model.Answer.no("NOT_FOUND")
                : Model.Answer.no(ended.equals("HOLD_EXPIRED") ? "HOLD_EXPIRED" : "HOLD_CLOSED");
    }

    Model.Answer capture(ModelState s, CaptureHold command, Instant now) {
        ModelState.Pin pin = s.holds.get(command.hold().value());
        if (pin == null) {
            return notOpen(s, command.hold().value());
        }
        BigDecimal wanted =
                command.credits() == null ? pin.total() : command.credits().toBigDecimal();
        if (wanted.compareTo(pin.total()) > 0 && !command.upTo()) {
            return Model.Answer.no("EXCEEDS_HOLD", "requested", wanted, "held", pin.total());
        }
        BigDecimal beyond = wanted.subtract(pin.total()).max(BigDecimal.ZERO);
        List<ModelState.Part> more = model.take(s, beyond, pin.feature(), pin.channel(), now);
        List<ModelState.Part> burned = new ArrayList<>();
        List<ModelState.Part> back = new ArrayList<>();
        BigDecimal left = wanted;
        for (ModelState.Part part : pin.parts()) {
            BigDecimal spent = part.credits().min(left);
            left = left.subtract(spent);
            if (spent.signum() > 0) {
                burned.add(new ModelState.Part(part.grant(), spent));
            }
            if (spent.compareTo(part.credits()) < 0) {
                back.add(new ModelState.Part(part.grant(), part.credits().subtract(spent)));
            }
            ModelGrant grant = s.grant(part.grant());
            grant.held = grant.held.subtract(part.credits());
        }
        burned.addAll(more);
        burned.forEach(
                part -> s.grant(part.grant()).left = s.grant(part.grant()).left.subtract(part.credits()));
        BigDecimal lapsed = lapse(s, back, now);
        s.holds.remove(pin.id());
        s.endedHolds.put(pin.id(), "CAPTURED");
        s.paid.put(command.key().value(), new ModelState.Paid(s.nextSeq(), burned, BigDecimal.ZERO, BigDecimal.ZERO));
        s.write("CAPTURED", now, Model.sum(burned).add(lapsed).negate());
        return Model.Answer.OK;
    }

    private static BigDecimal lapse(ModelState s, List<ModelState.Part> back, Instant now) {
        BigDecimal lapsed = BigDecimal.ZERO;
        for (ModelState.Part part : back) {
            ModelGrant grant = s.grant(part.grant());
            if (grant.ended(now)) {
                grant.left = grant.left.subtract(part.credits());
                lapsed = lapsed.add(part.credits());
            }
        }
        return lapsed;
    }

    Model.Answer release(ModelState s, ReleaseHold command, Instant now) {
        ModelState.Pin pin = s.holds.get(command.hold().value());
        if (pin == null) {
            return notOpen(s, command.hold().value());
        }
        BigDecimal lapsed = time.unpin(s, pin, grant -> grant.ended(now));
        s.endedHolds.put(pin.id(), "RELEASED");
        s.write("RELEASED", now, lapsed.negate());
        return Model.Answer.OK;
    }
}
