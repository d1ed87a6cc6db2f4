package org.hansho.casework.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON whose names keep their order. Values are texts, numbers, flags, lists, trees
 * and null. Belongs to one thread.
 */
public final class Tree {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Puts a value, also if it is null or empty. */
  Tree put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Puts a value if there is one: not null, no empty text, list or object. */
  Tree some(String name, @Nullable Object value) {
    boolean none =
        value == null
            || (value instanceof String text && text.isEmpty())
            || (value instanceof Collection<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof Tree tree && tree.values.isEmpty());
    return none ? this : put(name, value);
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  /** The names, in their order. */
  Set<String> names() {
    return values.keySet();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** On one line. */
  String text() {
    return written(this, false);
  }

  /** Indented, for people. */
  String indented() {
    return written(this, true);
  }

  /** A list on one line. */
  static String text(Collection<?> list) {
    return written(list, false);
  }

  /** A map, list or text on one line. */
  public static String written(Object value) {
    return written(value, false);
  }

  /** A text as it travels. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(Object value, boolean indented) {
    SegmentedStringWriter text = new SegmentedStringWriter(new BufferRecycler());
    try {
      try (JsonGenerator json = JSON.createGenerator(text)) {
        if (indented) {
          json.setPrettyPrinter(new DefaultPrettyPrinter());
        }
        write(value, json);
      }
      return text.getAndClear();
    } catch (IOException inMemory) {
      throw new IllegalStateException("memory does not fail", inMemory);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Tree tree) {
      write(tree.values, json);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      json.writeStartArray();
      for (Object one : list) {
        write(one, json);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
