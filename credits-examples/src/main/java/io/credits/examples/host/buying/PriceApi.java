package io.credits.examples.host.buying;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.plan.Recurrence;
import io.credits.tax.Gstin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The price while it is being typed. Details of the buyer come in the body, so that no log of addresses holds them. */
@RestController
class PriceApi {

    private final PriceReview review;

    PriceApi(PriceReview review) {
        this.review = review;
    }

    @PostMapping("/api/workspaces/{workspace}/price")
    Answer price(@PathVariable String workspace, @RequestBody Question asked) {
        BillingForm billing =
                new BillingForm(asked.company(), asked.gstin(), asked.country(), asked.state(), asked.address());
        Map<String, String> faults = new LinkedHashMap<>(billing.faults());
        Gstin valid = billing.details().gstin();
        PriceReview.Lines lines = null;
        try {
            lines = review.of(amount(asked.credits()), recurrence(asked.recurrence()), billing.details());
        } catch (InvalidAmountException refused) {
            faults.put("credits", AmountWords.of(refused));
        }
        return new Answer(
                lines,
                faults,
                valid == null ? null : valid.state().title(),
                valid == null ? null : valid.state().code());
    }

    /** People type 10,000 as well as 10000. */
    static Credits amount(@Nullable String typed) {
        return Credits.parse(typed == null ? "" : typed.replace(",", "").replace(" ", ""));
    }

    static Recurrence recurrence(@Nullable String typed) {
        return typed == null ? Recurrence.ONE_TIME : Recurrence.valueOf(typed);
    }

    /** What was typed so far. */
    record Question(
            @Nullable String credits,
            @Nullable String recurrence,
            @Nullable String company,
            @Nullable String gstin,
            @Nullable String country,
            @Nullable String state,
            @Nullable String address) {
        /** Names nothing that was typed. */
        @Override
        public String toString() {
            return "Question";
        }
    }

    /** The price, or what is wrong; and where a valid GSTIN is registered. */
    record Answer(
            PriceReview.@Nullable Lines price,
            Map<String, String> faults,
            @Nullable String registeredIn,
            @Nullable String stateCode) {}
}
