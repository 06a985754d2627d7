package io.credits.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The scenarios that ship as resources. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    static List<Path> all() {
        try {
            Path folder = Path.of(Objects.requireNonNull(ScenarioMain.class.getResource("/scenarios"))
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .toList();
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static JsonNode tree(Path file) {
        try (InputStream json = Files.newInputStream(file)) {
            return JsonCursor.parse(json).node();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same scenario for accounts of other names. */
    static JsonNode renamed(JsonNode scenario, String suffix) {
        JsonNode copy = scenario.deepCopy();
        copy.path("steps").forEach(step -> {
            rename(step, suffix);
            step.path("items").forEach(item -> rename(item, suffix));
        });
        return copy;
    }

    private static void rename(JsonNode step, String suffix) {
        if (step.has("account")) {
            ((ObjectNode) step).put("account", step.get("account").textValue() + suffix);
        }
    }
}
