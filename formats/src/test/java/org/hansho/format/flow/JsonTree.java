package org.hansho.format.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON file as maps, lists, texts, numbers and booleans. */
final class JsonTree {
  private JsonTree() {}

  static List<Map<String, Object>> listOfObjects(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      return objects(value(parser));
    }
  }

  /** The objects of a list; none of anything else. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(@Nullable Object value) {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.stream()
          .filter(element -> element instanceof Map)
          .forEach(element -> objects.add((Map<String, Object>) element));
    }
    return objects;
  }

  /** A member that must be there. */
  static Object get(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> parser.getNumberValue();
    };
  }
}
