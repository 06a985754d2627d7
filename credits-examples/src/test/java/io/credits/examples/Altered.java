package io.credits.examples;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts that are nearly right: a valid one with a value replaced, characters cut, doubled or put in, or cut off. */
public final class Altered {

    private static final String[] ODD = {
        "",
        " ",
        "null",
        "-1",
        "0",
        "1e999999999",
        "NaN",
        "99999999999999999999999999",
        "[]",
        "{}",
        "[[[[{}]]]]",
        "\"\"",
        "\"1e999999999\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\u0000",
        "\u202e",
        "\ufeff",
        "\r\n",
        ",",
        "9".repeat(5_000),
        "[".repeat(5_000),
        "\"" + "x".repeat(5_000) + "\""
    };

    private Altered() {}

    /**
     * Alters a text.
     *
     * @param valid the text
     * @return texts near it, and now and then any other
     */
    public static Arbitrary<String> of(String valid) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, valid.length());
        Arbitrary<String> odd = Arbitraries.of(ODD);
        Arbitrary<String> replaced = Combinators.combine(places, odd).as((at, text) -> replaced(valid, at, text));
        Arbitrary<String> cut = Combinators.combine(
                        places, Arbitraries.integers().between(0, 40), odd)
                .as((at, length, text) ->
                        valid.substring(0, at) + text + valid.substring(Math.min(valid.length(), at + length)));
        Arbitrary<String> doubled = Combinators.combine(
                        places, Arbitraries.integers().between(0, 200))
                .as((at, length) -> valid.substring(0, Math.min(valid.length(), at + length)) + valid.substring(at));
        return Arbitraries.frequencyOf(
                Tuple.of(4, replaced),
                Tuple.of(3, cut),
                Tuple.of(2, doubled),
                Tuple.of(1, places.map(at -> valid.substring(0, at))),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(300)));
    }

    /** With another value between the next two places where one can begin and end. */
    private static String replaced(String valid, int at, String text) {
        int from = next(valid, at, ":,[");
        int to = next(valid, from + 1, ",]}\n");
        return from < valid.length() ? valid.substring(0, from + 1) + text + valid.substring(to) : text;
    }

    private static int next(String text, int from, String ends) {
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return Math.min(at, text.length());
    }
}
