package org.hansho.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.ValueKind;

/**
 * A JSON value as Jackson's parser reads it, with numbers as they were written and doubled keys
 * kept.
 *
 * @param text of a scalar; empty for the others
 * @param members of an object, in order
 * @param elements of an array, in order
 */
record JsonTree(
    ValueKind kind,
    String text,
    List<Map.Entry<String, JsonTree>> members,
    List<JsonTree> elements) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads one value.
   *
   * @throws UncheckedIOException if the text is not JSON
   */
  static JsonTree of(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonTree value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("no value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> scalar(ValueKind.STRING, wellFormed(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(ValueKind.NUMBER, parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> scalar(ValueKind.BOOLEAN, parser.getText());
      case VALUE_NULL -> scalar(ValueKind.NULL, "");
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static JsonTree object(JsonParser parser) throws IOException {
    List<Map.Entry<String, JsonTree>> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = wellFormed(parser.currentName());
      parser.nextToken();
      members.add(Map.entry(key, value(parser)));
    }
    return new JsonTree(ValueKind.OBJECT, "", members, List.of());
  }

  private static JsonTree array(JsonParser parser) throws IOException {
    List<JsonTree> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new JsonTree(ValueKind.ARRAY, "", List.of(), elements);
  }

  static JsonTree scalar(ValueKind kind, String text) {
    return new JsonTree(kind, text, List.of(), List.of());
  }

  /** Half a surrogate pair stands for nothing: U+FFFD. */
  private static String wellFormed(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }
}
