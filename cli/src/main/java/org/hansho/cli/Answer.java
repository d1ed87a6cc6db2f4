package org.hansho.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list in an answer of the server: each object's own texts and numbers, and those of the object
 * in it that is named after a language.
 *
 * @param rows as they came
 * @param more whether there are further ones
 * @param texts the texts and numbers beside the list
 */
record Answer(List<Map<String, String>> rows, boolean more, Map<String, String> texts) {
  private static final JsonFactory JSON = new JsonFactory();

  Answer {
    rows = List.copyOf(rows);
    texts = Map.copyOf(texts);
  }

  /** Why something may be missing; empty if nothing is. */
  String trouble() {
    return text("trouble");
  }

  /** A text or number beside the list; empty if there is none of that name. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /**
   * Reads an answer.
   *
   * @param list name of the list
   * @param language code of the language
   */
  static Answer read(byte[] answer, String list, String language) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    boolean more = false;
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = JSON.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals(list)) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row(json, language));
          }
        } else if (name.equals("next")) {
          more = value == JsonToken.VALUE_STRING;
        } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
          texts.put(name, json.getText());
        } else if (value == JsonToken.START_ARRAY) {
          texts.put(name, joined(json));
        } else {
          json.skipChildren();
        }
      }
    }
    return new Answer(rows, more, texts);
  }

  /** The texts and numbers of an answer that is one object. */
  static Map<String, String> one(byte[] answer) throws IOException {
    try (JsonParser json = JSON.createParser(answer)) {
      json.nextToken();
      return row(json, "");
    }
  }

  /** An object in an answer, as an answer of its own; one without anything if it is not there. */
  static byte[] inner(byte[] answer, String name) throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    try (JsonParser json = JSON.createParser(answer);
        JsonGenerator copy = JSON.createGenerator(inner)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = json.currentName().equals(name);
        json.nextToken();
        if (isIt) {
          copy.copyCurrentStructure(json);
        } else {
          json.skipChildren();
        }
      }
    }
    return inner.size() == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : inner.toByteArray();
  }

  /** The texts of a list in an answer; none if it is not there. */
  static List<String> list(byte[] answer, String name) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isIt = json.currentName().equals(name);
        if (json.nextToken() == JsonToken.START_ARRAY && isIt) {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return texts;
  }

  /** A row of a list by itself, with its texts in one language. */
  static Map<String, String> row(String json, String language) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return row(parser, language);
    }
  }

  /** The texts of a list, divided by commas. */
  private static String joined(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      if (next.isScalarValue()) {
        texts.add(json.getText());
      } else {
        json.skipChildren();
      }
    }
    return String.join(", ", texts);
  }

  private static Map<String, String> row(JsonParser json, String language) throws IOException {
    Map<String, String> row = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals(language)) {
        row.putAll(row(json, ""));
      } else if (value == JsonToken.VALUE_NULL) {
        row.put(name, "");
      } else if (value.isScalarValue()) {
        row.put(name, json.getText());
      } else if (value == JsonToken.START_OBJECT) {
        row.put(name, pairs(json));
      } else {
        json.skipChildren();
      }
    }
    return row;
  }

  /** The scalars of an object in one line: {@code full 3, kernel 12}. */
  private static String pairs(JsonParser json) throws IOException {
    StringBuilder pairs = new StringBuilder();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        pairs.append(pairs.isEmpty() ? "" : ", ").append(name).append(' ').append(json.getText());
      } else {
        json.skipChildren();
      }
    }
    return pairs.toString();
  }
}
