package io.credits.examples.host.buying;

import io.credits.amount.InvalidAmountException;

/** Refused amounts in the words of a form. */
final class AmountWords {

    private AmountWords() {}

    static String of(InvalidAmountException refused) {
        String message = String.valueOf(refused.getMessage());
        int wanted = message.indexOf("wanted ");
        int found = message.indexOf(", found");
        return wanted >= 0 && found > wanted
                ? "Please type " + message.substring(wanted + "wanted ".length(), found) + "."
                : "Please type a number of credits.";
    }
}
