package io.credits.json;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.plan.DiscountLine;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceBreakdown;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.plan.RecurrenceDiscount;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
import io.credits.plan.Timetable;
import io.credits.plan.VolumeDiscount;
import io.credits.plan.ZoneSwitch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The forms of plans, prices and schedules. */
final class PlanForms {

    private PlanForms() {}

    static void declare(Forms forms) {
        forms.text(PlanId.class, "a plan's id", PlanId::of, PlanId::value);
        forms.declare(
                RefreshSchedule.class,
                forms.record(RefreshSchedule.class).usually("count", 1).build());
        forms.declare(
                Rollover.class,
                forms.record(Rollover.class)
                        .usually("minCredits", Credits.ZERO)
                        .optional("maxCredits", "maxPercent", "validFor", "ceiling")
                        .build());
        forms.declare(Plan.class, new PlanForm(forms));
        forms.plain(ZoneSwitch.class);
        forms.declare(
                Timetable.class,
                forms.record(Timetable.class).usually("switches", List.of()).build());
        prices(forms);
    }

    private static void prices(Forms forms) {
        forms.plain(VolumeDiscount.class);
        forms.plain(RecurrenceDiscount.class);
        forms.declare(
                PriceListVersion.class,
                forms.record(PriceListVersion.class)
                        .inline("currency", new UnderstoodCurrencyForm(forms.form(CurrencyUnit.class)))
                        .usually("minCredits", PriceListVersion.DEFAULT_MIN_CREDITS)
                        .usually("maxCredits", Credits.MAX_OPERATION)
                        .usually("volumeDiscounts", List.of())
                        .as("recurrenceDiscounts", new RecurrenceDiscountsForm(forms))
                        .usually("recurrenceDiscounts", List.of())
                        .usually("quoteValid", PriceListVersion.DEFAULT_QUOTE_VALID)
                        .optional("creditsValid")
                        .build());
        forms.plain(PriceList.class);
        forms.plain(DiscountLine.class);
        forms.declare(
                PriceBreakdown.class,
                forms.record(PriceBreakdown.class)
                        .also("discount", Money.class, PriceBreakdown::discount)
                        .build());
    }

    /** A currency that is said only where none is understood. */
    private static final class UnderstoodCurrencyForm extends ObjectForm<CurrencyUnit> {

        private final Form<CurrencyUnit> code;

        UnderstoodCurrencyForm(Form<CurrencyUnit> code) {
            this.code = code;
        }

        @Override
        void writeMembers(CurrencyUnit currency, Sink out) throws IOException {
            CurrencyUnit understood = out.context().currency();
            if (understood == null) {
                out.member("currency", code, currency);
            } else if (!understood.equals(currency)) {
                throw new IllegalArgumentException("currency: wanted " + understood + ", found " + currency);
            }
        }

        @Override
        CurrencyUnit readMembers(Source in) {
            CurrencyUnit understood = in.context().currency();
            return understood == null ? in.member("currency", code) : understood;
        }
    }

    /** Discounts as a table by recurrence. */
    private static final class RecurrenceDiscountsForm implements Form<List<RecurrenceDiscount>> {

        private final TextForm<Recurrence> recurrence = TextForm.names(Recurrence.class);
        private final Form<Percentage> percent;

        RecurrenceDiscountsForm(Forms forms) {
            percent = forms.form(Percentage.class);
        }

        @Override
        public void write(List<RecurrenceDiscount> discounts, Sink out) throws IOException {
            out.generator().writeStartObject();
            for (RecurrenceDiscount discount : discounts) {
                out.entry(recurrence.print(discount.recurrence()), percent, discount.percent());
            }
            out.generator().writeEndObject();
        }

        @Override
        public List<RecurrenceDiscount> read(Source in) {
            List<RecurrenceDiscount> discounts = new ArrayList<>();
            in.cursor()
                    .members()
                    .forEach((name, place) -> discounts.add(new RecurrenceDiscount(
                            recurrence.named(place, name), percent.read(new Source(place, in.context())))));
            return List.copyOf(discounts);
        }
    }
}
