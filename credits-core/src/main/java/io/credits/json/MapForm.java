package io.credits.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of a map: a JSON object with a member for each key, ordered by their texts so that equal maps are equal texts.
 *
 * @param key the form of its keys
 * @param value the form of its values
 * @param <K> the type of its keys
 * @param <V> the type of its values
 */
record MapForm<K, V>(TextForm<K> key, Form<V> value) implements Form<Map<K, V>> {

    @Override
    public void write(Map<K, V> map, Sink out) throws IOException {
        Map<String, V> sorted = new TreeMap<>();
        map.forEach((name, held) -> sorted.put(key.print(name), held));
        out.generator().writeStartObject();
        for (Map.Entry<String, V> entry : sorted.entrySet()) {
            out.entry(entry.getKey(), value, entry.getValue());
        }
        out.generator().writeEndObject();
    }

    @Override
    public Map<K, V> read(Source in) {
        Map<K, V> map = new LinkedHashMap<>();
        in.cursor()
                .members()
                .forEach((name, place) -> map.put(key.named(place, name), value.read(new Source(place, in.context()))));
        return Map.copyOf(map);
    }
}
