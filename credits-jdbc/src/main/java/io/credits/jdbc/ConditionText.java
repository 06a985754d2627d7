package io.credits.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spells the condition of a CHECK or a partial index alike, however a product prints it: products add parentheses, casts and
 * quotes, and write BETWEEN, IN and LIKE in other words.
 *
 * <p>Knows what our files use: comparisons, AND, OR, IN, BETWEEN, LIKE, IS NULL, sums, and functions. What it cannot read it
 * leaves as it is, so that a foreign condition differs from ours. Lives within one reading.
 */
final class ConditionText {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(_\\w+(?=\\s*'))|('(?:[^']|'')*')|(\\d+)|[\"`]?([A-Za-z_]\\w*)[\"`]?|(::|<>|!=|<=|>=|~~|[()<>=,+\\-\\[\\]]))");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("'(-?\\d+)'");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final List<String> tokens;
    private int at;

    private ConditionText(List<String> tokens) {
        this.tokens = tokens;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static String of(String condition) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(condition.strip());
        while (token.lookingAt()) {
            if (token.group(1) == null) {
                tokens.add(spelled(token));
            }
            token.region(token.end(), token.regionEnd());
        }
        if (token.regionStart() == token.regionEnd()) {
            try {
                ConditionText reader = new ConditionText(tokens);
                String text = reader.disjunction();
                if (reader.at == tokens.size()) {
                    return text;
                }
            } catch (Unreadable e) {
                return SPACES.matcher(condition.strip()).replaceAll(" ");
            }
        }
        return SPACES.matcher(condition.strip()).replaceAll(" ");
    }

    private static String spelled(Matcher token) {
        String word = token.group(4);
        if (word != null) {
            return word.toLowerCase(Locale.ROOT);
        }
        String text = token.group().strip();
        return text.equals("!=") ? "<>" : text.equals("~~") ? "like" : text;
    }

    private String disjunction() {
        return junction("or", "OR", () -> junction("and", "AND", this::negation));
    }

    /** Reads a part. */
    @FunctionalInterface
    private interface Part {
        String read();
    }

    private String junction(String separator, String word, Part part) {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(part.read());
        } while (skip(separator));
        return parts.size() == 1
                ? parts.get(0)
                : parts.stream()
                        .map(one -> flattened(one, word))
                        .collect(Collectors.joining(" " + word + " ", "(", ")"));
    }

    /** A junction of the same kind in parentheses is part of this one. */
    private static String flattened(String one, String word) {
        return one.startsWith("(") && isJunction(one, word) ? one.substring(1, one.length() - 1) : one;
    }

    /** Tells whether the outermost parentheses hold parts joined by a word. */
    private static boolean isJunction(String text, String word) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 1 && text.startsWith(" " + word + " ", i)) {
                return true;
            }
        }
        return false;
    }

    private String negation() {
        return skip("not") ? "NOT " + negation() : comparison();
    }

    private String comparison() {
        String left = predicate(sum());
        while (COMPARISONS.contains(peek())) {
            String operator = next();
            left = skip("any") ? among(left, "IN") : "(" + left + " " + operator + " " + predicate(sum()) + ")";
        }
        return left;
    }

    private String predicate(String subject) {
        String text = subject;
        while (true) {
            boolean negated = peek().equals("not") && skip("not");
            String not = negated ? "NOT " : "";
            if (skip("is")) {
                String absent = skip("not") ? " IS NOT NULL" : " IS NULL";
                expect("null");
                text = text + absent;
            } else if (skip("between")) {
                String least = sum();
                expect("and");
                text = not + "((" + text + " >= " + least + ") AND (" + text + " <= " + sum() + "))";
            } else if (skip("like")) {
                text = text + " " + not + "LIKE " + sum();
            } else if (skip("in")) {
                text = among(text, not + "IN");
            } else if (negated) {
                throw new Unreadable();
            } else {
                return text;
            }
        }
    }

    /** A list of values, as a list or as an array, in however many parentheses. */
    private String among(String subject, String operator) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        do {
            String token = next();
            if (token.equals("(") || token.equals("[")) {
                depth++;
            } else if (token.equals(")") || token.equals("]")) {
                depth--;
                casts();
            } else if (token.startsWith("'")) {
                at--;
                values.add(primary());
            } else if (!token.equals(",") && !token.equals("array")) {
                throw new Unreadable();
            }
        } while (depth > 0);
        return subject + " " + operator + " (" + String.join(", ", values) + ")";
    }

    private String sum() {
        String text = primary();
        while (peek().equals("+") || peek().equals("-")) {
            text = "(" + text + " " + next() + " " + primary() + ")";
        }
        return text;
    }

    private String primary() {
        String token = next();
        if (token.equals("(")) {
            String inside = disjunction();
            expect(")");
            casts();
            return inside;
        }
        if (token.equals("-")) {
            return "-" + primary();
        }
        if (token.equals("cast")) {
            expect("(");
            String inside = disjunction();
            expect("as");
            type();
            expect(")");
            return inside;
        }
        if (skip("(")) {
            String argument = disjunction();
            expect(")");
            casts();
            return token + "(" + argument + ")";
        }
        Matcher number = WHOLE_NUMBER.matcher(token);
        boolean cast = casts();
        return cast && number.matches() ? number.group(1) : token;
    }

    private boolean casts() {
        boolean any = false;
        while (skip("::")) {
            type();
            any = true;
        }
        return any;
    }

    private void type() {
        String word = next();
        if (word.equals("character")) {
            skip("varying");
        }
        if (skip("(")) {
            next();
            expect(")");
        }
        if (skip("[")) {
            expect("]");
        }
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw new Unreadable();
        }
        return tokens.get(at++);
    }

    private boolean skip(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw new Unreadable();
        }
    }
}
