package io.credits.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a step expects with what came of it.
 *
 * <p>Only members that the expectation names are compared, also those of objects in lists; lists must have the same length
 * and order; amounts and instants compare by value, whatever their text; null expects that there is no such member.
 */
final class Expectation {

    private final List<Result> differences = new ArrayList<>();

    private Expectation() {}

    /**
     * Compares.
     *
     * @param wanted what is expected
     * @param found what came of the step
     * @return each difference with its place, what was wanted and what was found; empty if the expectation held
     */
    static List<Result> differences(JsonNode wanted, JsonNode found) {
        Expectation expectation = new Expectation();
        expectation.compare("$", wanted, found);
        return expectation.differences;
    }

    private void compare(String place, JsonNode wanted, @Nullable JsonNode found) {
        if (wanted.isNull() && found == null) {
            return;
        }
        if (found != null && wanted.isObject() && found.isObject()) {
            wanted.properties()
                    .forEach(member ->
                            compare(place + "." + member.getKey(), member.getValue(), found.get(member.getKey())));
        } else if (found != null && wanted.isArray() && found.isArray() && wanted.size() == found.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(place + "[" + i + "]", wanted.get(i), found.get(i));
            }
        } else if (found == null || !sameValue(wanted, found)) {
            differences.add(
                    new Result().put("member", place).put("wanted", wanted).put("found", found));
        }
    }

    private static boolean sameValue(JsonNode wanted, JsonNode found) {
        if (wanted.isContainerNode() || found.isContainerNode()) {
            return false;
        }
        if (wanted.equals(found)) {
            return true;
        }
        Optional<BigDecimal> number = number(wanted);
        if (number.isPresent()) {
            return number(found)
                    .filter(other -> other.compareTo(number.get()) == 0)
                    .isPresent();
        }
        Optional<Instant> instant = instant(wanted);
        return instant.isPresent() && instant.equals(instant(found));
    }

    /** A number, or a text that is a plain decimal. */
    private static Optional<BigDecimal> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        boolean plain = node.isTextual() && node.textValue().matches("-?[0-9]{1,200}(\\.[0-9]{1,200})?");
        return plain ? Optional.of(new BigDecimal(node.textValue())) : Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode node) {
        if (!node.isTextual() || !node.textValue().endsWith("Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(node.textValue()));
        } catch (DateTimeException otherText) {
            return Optional.empty();
        }
    }
}
