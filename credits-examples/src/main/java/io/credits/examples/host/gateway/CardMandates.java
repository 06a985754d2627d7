package io.credits.examples.host.gateway;

import io.credits.purchase.Mandate;
import io.credits.purchase.Purchase;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What buyers' cards ask of standing purchases. The sandbox's are all Indian; another host would look at the card. */
@Component
public class CardMandates implements Function<Purchase, Optional<Mandate>> {

    CardMandates() {}

    @Override
    public Optional<Mandate> apply(Purchase first) {
        return Optional.of(Mandate.INDIAN_CARD);
    }
}
