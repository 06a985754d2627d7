package io.credits.examples.host.ledger;

import io.credits.rating.Rate;

/** Rates in words. */
final class RateWords {

    private RateWords() {}

    static String of(Rate rate, String unit) {
        if (rate instanceof Rate.PerUnit perUnit) {
            return perUnit.credits().toPlainString() + " credits a " + unit;
        }
        if (rate instanceof Rate.Flat flat) {
            return flat.credits().toPlainString() + " credits each time";
        }
        if (rate instanceof Rate.PerPackage packages) {
            return packages.credits().toPlainString() + " credits for every started "
                    + packages.size().toPlainString() + " " + unit + "s";
        }
        return rate instanceof Rate.Free ? "free of charge" : "the tiers of the rate card";
    }
}
