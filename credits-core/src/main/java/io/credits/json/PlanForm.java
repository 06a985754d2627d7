package io.credits.json;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshMode;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
import io.credits.rating.RateCardId;
import java.io.IOException;
import org.joda.money.Money;

/** The form of a plan, as in a catalogue; or its name, where somebody keeps the terms under one. */
final class PlanForm extends ObjectForm<Plan> {

    private final Form<PlanId> planId;
    private final Form<String> text;
    private final Form<Integer> number;
    private final Form<Money> money;
    private final Form<RateCardId> rateCard;
    private final Form<Credits> credits;
    private final Form<Rollover> rollover;
    private final Form<DebtPolicy> debtPolicy;
    private final Form<CostBasis> costBasis;
    private final Form<Refresh> refresh;

    /** When a plan refreshes and how, which stand together in JSON. */
    private record Refresh(RefreshSchedule schedule, RefreshMode mode) {}

    PlanForm(Forms forms) {
        planId = forms.form(PlanId.class);
        text = forms.form(String.class);
        number = forms.form(int.class);
        money = forms.form(Money.class);
        rateCard = forms.form(RateCardId.class);
        credits = forms.form(Credits.class);
        rollover = forms.form(Rollover.class);
        debtPolicy = forms.form(DebtPolicy.class);
        costBasis = forms.form(CostBasis.class);
        refresh = new RefreshForm(forms);
    }

    @Override
    public void write(Plan plan, Sink out) throws IOException {
        PlanTerms names = out.context().plans();
        if (names == null) {
            super.write(plan, out);
        } else {
            out.generator().writeString(names.nameOf(plan));
        }
    }

    @Override
    public Plan read(Source in) {
        PlanTerms names = in.context().plans();
        return names == null || in.cursor().node().isObject()
                ? super.read(in)
                : in.cursor().refusing(place -> names.named(place.text("the name of a plan's terms")));
    }

    @Override
    void writeMembers(Plan plan, Sink out) throws IOException {
        out.member("id", planId, plan.id());
        out.unless(plan.id().value(), "name", text, plan.name());
        out.unless(Plan.DEFAULT_RANK, "rank", number, plan.rank());
        out.member("price", money, plan.price());
        out.member("rateCard", rateCard, plan.rateCard());
        out.member("allowance", credits, plan.allowance());
        out.member("refresh", refresh, new Refresh(plan.refresh(), plan.mode()));
        out.optional("rollover", rollover, plan.rollover());
        out.unless(Credits.ZERO, "overdraft", credits, plan.overdraft());
        out.unless(DebtPolicy.CARRY, "debtAtRefresh", debtPolicy, plan.debtAtRefresh());
        out.unless(Plan.DEFAULT_PRIORITY, "priority", number, plan.priority());
        out.optional("costBasis", costBasis, plan.costBasis());
    }

    @Override
    Plan readMembers(Source in) {
        PlanId id = in.member("id", planId);
        String name = in.or(id.value(), "name", text);
        int rank = in.or(Plan.DEFAULT_RANK, "rank", number);
        Money price = in.member("price", money);
        RateCardId card = in.member("rateCard", rateCard);
        Credits allowance = in.member("allowance", credits);
        Refresh when = in.member("refresh", refresh);
        return new Plan(
                id,
                name,
                rank,
                price,
                card,
                allowance,
                when.schedule(),
                when.mode(),
                in.optional("rollover", rollover),
                in.or(Credits.ZERO, "overdraft", credits),
                in.or(DebtPolicy.CARRY, "debtAtRefresh", debtPolicy),
                in.or(Plan.DEFAULT_PRIORITY, "priority", number),
                in.optional("costBasis", costBasis));
    }

    private static final class RefreshForm extends ObjectForm<Refresh> {

        private final ObjectForm<RefreshSchedule> schedule;
        private final Form<RefreshMode> mode;

        RefreshForm(Forms forms) {
            schedule = (ObjectForm<RefreshSchedule>) forms.form(RefreshSchedule.class);
            mode = forms.form(RefreshMode.class);
        }

        @Override
        void writeMembers(Refresh value, Sink out) throws IOException {
            schedule.writeMembers(value.schedule(), out);
            out.unless(RefreshMode.RESET, "mode", mode, value.mode());
        }

        @Override
        Refresh readMembers(Source in) {
            return new Refresh(schedule.readMembers(in), in.or(RefreshMode.RESET, "mode", mode));
        }
    }
}
