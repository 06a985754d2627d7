package io.credits.examples.host.gateway;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the provider says of a card as it is typed; nothing of it is kept. */
final class CardCheck {

    private CardCheck() {}

    /** The faults by field, in the order of the form; empty if the card can be used. */
    static Map<String, String> faults(String number, String expiry, String code, YearMonth now) {
        Map<String, String> faults = new LinkedHashMap<>();
        String digits = digits(number);
        if (digits.length() < 13 || digits.length() > 19 || !passesLuhn(digits)) {
            faults.put("number", "This card number is not complete or has a typing error.");
        } else if (SandboxCard.of(digits).isEmpty()) {
            faults.put("number", "The sandbox takes its test cards only. Never type a real card here.");
        }
        if (!isInFuture(expiry, now)) {
            faults.put("expiry", "Type the month and year until which the card is valid, like 12/34.");
        }
        if (!code.matches("[0-9]{3,4}")) {
            faults.put("code", "Type the three or four digits of the security code.");
        }
        return faults;
    }

    static String digits(String number) {
        return number.replace(" ", "");
    }

    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            if (digit < 0) {
                return false;
            }
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isInFuture(String expiry, YearMonth now) {
        String text = expiry.replace(" ", "");
        if (!text.matches("(0[1-9]|1[0-2])/[0-9]{2}")) {
            return false;
        }
        int month = Integer.parseInt(text.substring(0, 2));
        int year = 2_000 + Integer.parseInt(text.substring(3));
        return !YearMonth.of(year, month).isBefore(now);
    }
}
