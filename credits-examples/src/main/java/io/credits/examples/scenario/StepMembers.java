package io.credits.examples.scenario;

import io.credits.json.JsonCursor;
import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a step's members in two strides: their JSON type at once, so that a wrong one makes the file malformed; what a text
 * means only when the step runs, so that a wrong one is the step's result.
 */
final class StepMembers {

    private final JsonCursor cursor;

    StepMembers(JsonCursor cursor) {
        this.cursor = cursor;
    }

    Supplier<AccountId> account() {
        return text("account", AccountId::of);
    }

    Supplier<IdempotencyKey> key() {
        return text("key", IdempotencyKey::of);
    }

    /** A text that must be there. */
    <T> Supplier<T> text(String name, Function<String, T> meaning) {
        String text = cursor.member(name).text();
        return () -> meaning.apply(text);
    }

    /** A text that may be absent; then the answer is null. */
    <T> Supplier<@Nullable T> optionalText(String name, Function<String, T> meaning) {
        String text = cursor.find(name).map(JsonCursor::text).orElse(null);
        return () -> text == null ? null : meaning.apply(text);
    }

    /** A list of texts; empty where it is absent. */
    <T> Supplier<List<T>> texts(String name, Function<String, T> meaning) {
        List<String> texts = cursor.find(name).map(JsonCursor::elements).orElse(List.of()).stream()
                .map(JsonCursor::text)
                .toList();
        return () -> texts.stream().map(meaning).toList();
    }

    boolean has(String name) {
        return cursor.find(name).isPresent();
    }

    int number(String name, int unlessGiven) {
        return cursor.find(name).map(JsonCursor::integer).orElse(unlessGiven);
    }

    long wholeNumber(String name) {
        return cursor.member(name).wholeNumber();
    }

    long wholeNumber(String name, long unlessGiven) {
        return cursor.find(name).map(JsonCursor::wholeNumber).orElse(unlessGiven);
    }

    /** Yes or no; no unless given. */
    boolean flag(String name) {
        return cursor.find(name).map(JsonCursor::bool).orElse(false);
    }

    /** An object that may be absent, read as a whole; then the answer is null. */
    <T> @Nullable T optionalObject(String name, Function<StepMembers, T> reader) {
        return cursor.find(name)
                .map(found -> found.object(members -> reader.apply(new StepMembers(members))))
                .orElse(null);
    }

    /** The objects of a list, each read as a whole. */
    <T> List<T> objects(String name, Function<StepMembers, T> reader) {
        return cursor.member(name).elements().stream()
                .map(element -> element.object(members -> reader.apply(new StepMembers(members))))
                .toList();
    }
}
