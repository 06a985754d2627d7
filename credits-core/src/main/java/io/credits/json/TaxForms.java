package io.credits.json;

import io.credits.tax.BillingDetails;
import io.credits.tax.FlatRateTax;
import io.credits.tax.Gstin;
import io.credits.tax.IndiaGst;
import io.credits.tax.NoTax;
import io.credits.tax.PlaceOfSupply;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import io.credits.tax.TaxLine;
import io.credits.tax.TaxQuestion;
import org.joda.money.Money;

/** The forms of who sells to whom and what tax that makes; a registration is written whole, unlike in messages. */
final class TaxForms {

    private TaxForms() {}

    static void declare(Forms forms) {
        forms.declare(
                Supplier.class,
                forms.record(Supplier.class)
                        .optional("state", "gstin", "sac", "taxPercent")
                        .build());
        forms.text(Gstin.class, "a GSTIN", Gstin::of, Gstin::value);
        forms.declare(
                BillingDetails.class,
                forms.record(BillingDetails.class)
                        .optional("company", "gstin", "state", "address")
                        .usually("sez", false)
                        .build());
        forms.declare(
                PlaceOfSupply.class,
                forms.record(PlaceOfSupply.class).optional("state").build());
        forms.declare(
                TaxQuestion.class,
                forms.record(TaxQuestion.class)
                        .optional("supplier", "billing")
                        .usually("inclusive", false)
                        .build());
        forms.plain(TaxLine.class);
        forms.declare(
                TaxAssessment.class,
                forms.record(TaxAssessment.class)
                        .also("tax", Money.class, TaxAssessment::tax)
                        .build());
        forms.declare(
                IndiaGst.class,
                forms.record(IndiaGst.class).usually("sezZeroRated", false).build());
        forms.plain(FlatRateTax.class);
        forms.plain(NoTax.class);
    }
}
