package org.hansho.casework.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of JSON that was read, or nothing: what is not there is asked without harm. Objects are
 * maps, lists are lists; nested 50 deep at most. Immutable.
 */
public final class JsonValue {
  /** What is not there, or no JSON. */
  public static final JsonValue NONE = new JsonValue(null);

  private static final int DEEPEST = 50;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final @Nullable Object value;

  private JsonValue(@Nullable Object value) {
    this.value = value;
  }

  /** Reads a text; nothing if it is no JSON. */
  public static JsonValue read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return parser.nextToken() == null ? NONE : value(parser);
    } catch (IOException noJson) {
      return NONE;
    }
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new JsonValue(members);
      }
      case START_ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new JsonValue(items);
      }
      case VALUE_NULL -> NONE;
      default -> new JsonValue(parser.getText());
    };
  }

  /** A member of an object. */
  public JsonValue at(String name) {
    return members().getOrDefault(name, NONE);
  }

  /** All members of an object, in their order. */
  @SuppressWarnings("unchecked") // Maps are made above only.
  public Map<String, JsonValue> members() {
    return value instanceof Map<?, ?> map ? (Map<String, JsonValue>) map : Map.of();
  }

  /** All items of a list. */
  @SuppressWarnings("unchecked") // Lists are made above only.
  public List<JsonValue> items() {
    return value instanceof List<?> list ? (List<JsonValue>) list : List.of();
  }

  /** The first item of a list. */
  public JsonValue first() {
    return items().stream().findFirst().orElse(NONE);
  }

  /** A text, number or flag as it stands; empty if there is none. */
  public String text() {
    return value instanceof String text ? text : "";
  }

  /** A whole number; 0 if there is none. */
  public long number() {
    return text().matches("-?[0-9]{1,18}") ? Long.parseLong(text()) : 0;
  }

  /** Whether it is the flag that is set. */
  public boolean isTrue() {
    return text().equals("true");
  }

  /** Whether there is nothing. */
  public boolean isNone() {
    return value == null;
  }

  // -- writing ----------------------------------------------------------------------------------

  /** An object of names and values by turns. */
  public static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      object.put(String.valueOf(pairs[at]), pairs[at + 1]);
    }
    return object;
  }

  /** Maps, lists, texts, whole numbers and what was read as JSON; null is an empty text. */
  public static byte[] bytes(Object value) {
    return Tree.bytes(Tree.written(plain(value)));
  }

  /** Without values of this class. */
  private static Object plain(Object value) {
    if (value instanceof JsonValue read) {
      return read.value == null ? "" : plain(read.value);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((name, one) -> plain.put(String.valueOf(name), plain(one)));
      return plain;
    }
    return value instanceof List<?> list ? list.stream().map(JsonValue::plain).toList() : value;
  }
}
