package io.credits.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.Line;
import io.credits.ledger.Members;
import io.credits.ledger.Rejection;
import io.credits.tax.InvalidBillingException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step came to: members in the order in which they are printed. */
final class Result implements Members {

    private final ObjectNode members = JsonNodeFactory.instance.objectNode();

    /** Adds a member; one without value is left out. */
    @Override
    public Result put(String name, @Nullable Object value) {
        if (value != null) {
            members.set(name, json(value));
        }
        return this;
    }

    /** Adds which grants paid, or were paid back. */
    Result lines(String name, List<Line> lines) {
        return put(
                name,
                lines.stream()
                        .map(line -> new Result().put("grant", line.grant()).put("credits", line.credits()))
                        .toList());
    }

    /** Adds all members of another result. */
    Result putAll(Result other) {
        members.setAll(other.members);
        return this;
    }

    ObjectNode members() {
        return members;
    }

    boolean isRefusal() {
        return members.has("error");
    }

    /** A refusal for the account's own reasons, with what was wanted and found. */
    static Result refused(Rejection rejection) {
        Result result = new Result().put("error", rejection.code());
        rejection.describe(result);
        return result.put("message", rejection.message());
    }

    /** A refusal that was thrown: by a throwing verb, or since an argument makes no sense whatever the account's state. */
    static Result refused(RuntimeException thrown) {
        if (thrown instanceof CreditRejectedException rejected) {
            return refused(rejected.rejection());
        }
        Result result = new Result();
        if (thrown instanceof InvalidAmountException amount) {
            result.put("error", amount.reason());
        } else if (thrown instanceof InvalidArgumentException argument) {
            result.put("error", argument.code()).put("argument", argument.argument());
        } else if (thrown instanceof InvalidBillingException billing) {
            result.put("error", billing.reason()).put("argument", billing.field());
        } else {
            result.put("error", "INVALID_ARGUMENT");
        }
        return result.put("message", thrown.getMessage());
    }

    /** Amounts, instants and ids are texts, in the form that the library gives them; counts are numbers. */
    private static JsonNode json(Object value) {
        if (value instanceof Result result) {
            return result.members;
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Collection<?> values) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(each -> array.add(json(each)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof Long || value instanceof Integer) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        return TextNode.valueOf(value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
    }
}
