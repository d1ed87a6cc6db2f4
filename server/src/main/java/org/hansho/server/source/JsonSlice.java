package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of JSON where it stands in a body: records keep the bytes that their source wrote. What
 * is asked for is looked up anew each time, so nothing is kept of a body however many values it
 * has. UTF-8 only.
 */
@SuppressWarnings("ArrayRecordComponent") // A view, never compared.
record JsonSlice(byte[] bytes, int from, int to) {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** Takes one value after the other. */
  interface Visitor {
    void visit(JsonSlice value) throws IOException;
  }

  /**
   * The one value of a body.
   *
   * @throws IOException if it is no JSON, or more than one value
   */
  static JsonSlice only(byte[] body) throws IOException {
    return new JsonSlice(body, 0, body.length).whole();
  }

  /**
   * Visits the values that follow one another in a body, with or without blanks between them.
   *
   * @throws IOException if one is no JSON; those before it were visited
   */
  static void all(byte[] body, Visitor visitor) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      while (json.nextToken() != null) {
        visitor.visit(value(body, 0, json));
      }
    }
  }

  /** The value at which a parser stands, which is passed over. */
  private static JsonSlice value(byte[] bytes, int base, JsonParser json) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    int to = (int) json.currentLocation().getByteOffset();
    if (from < 0 || to < from) {
      throw new IOException("the body is not in UTF-8");
    }
    return new JsonSlice(bytes, base + from, base + to);
  }

  /**
   * The same, once it is known to be one value and nothing else.
   *
   * @throws IOException if it is not
   */
  JsonSlice whole() throws IOException {
    try (JsonParser json = parser()) {
      if (json.nextToken() == null) {
        throw new IOException("there is no value");
      }
      JsonSlice value = value(bytes, from, json);
      if (json.nextToken() != null) {
        throw new IOException("something follows the first value");
      }
      return value;
    }
  }

  private JsonParser parser() throws IOException {
    return JSON.createParser(bytes, from, to - from);
  }

  boolean isObject() {
    return begins('{');
  }

  boolean isArray() {
    return begins('[');
  }

  boolean isString() {
    return begins('"');
  }

  private boolean begins(char first) {
    return to > from && bytes[from] == first;
  }

  boolean isNull() {
    return begins('n');
  }

  /** Visits the elements of an array; nothing if it is another value. */
  void elements(Visitor visitor) throws IOException {
    if (!isArray()) {
      return;
    }
    try (JsonParser json = parser()) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        visitor.visit(value(bytes, from, json));
      }
    }
  }

  /**
   * Those members of an object that have one of these names; of a name that comes again, the first.
   */
  Map<String, JsonSlice> members(List<String> names) throws IOException {
    Map<String, JsonSlice> found = new HashMap<>();
    if (!isObject()) {
      return found;
    }
    try (JsonParser json = parser()) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (names.contains(name)) {
          found.putIfAbsent(name, value(bytes, from, json));
        } else {
          json.skipChildren();
        }
      }
    }
    return found;
  }

  /** A string without its escapes, or the letters of another value that is no object or array. */
  String text() throws IOException {
    try (JsonParser json = parser()) {
      json.nextToken();
      return String.valueOf(json.getText());
    }
  }
}
