package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;

/**
 * The body of a call: one JSON object, at most 64 KiB, of texts, lists of texts and maps of texts.
 * What is unknown, doubled or of another shape is refused with its name.
 */
final class Fields {
  private static final int LARGEST = 64 << 10;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
          .build();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();

  private Fields() {}

  /** Reads the body of a call that may have these fields. */
  static Fields of(Context call, String... known) throws IOException {
    byte[] body;
    try (InputStream stream = call.bodyInputStream()) {
      body = stream.readNBytes(LARGEST + 1);
    }
    if (body.length > LARGEST) {
      throw new HttpProblem(
          413,
          Message.inEnglish("The body may have at most 64 KiB.").inJapanese("本文は 64 KiB までです。"));
    }
    Fields fields = new Fields();
    try (JsonParser json = JSON.createParser(body)) {
      fields.read(json, Set.of(known));
    } catch (IOException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The body must be one JSON object of {0}")
              .inJapanese("本文は 1 つの JSON オブジェクトで、使えるフィールドは {0} です。", String.join(", ", known)));
    }
    return fields;
  }

  private void read(JsonParser json, Set<String> known) throws IOException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "The body");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!known.contains(name)) {
        throw new HttpProblem(
            400,
            Message.inEnglish("The body may have only the fields {0}.")
                .inJapanese("本文に使えるフィールドは {0} だけです。", sorted(known)));
      }
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_ARRAY) {
        lists.put(name, list(json, name));
      } else if (value == JsonToken.START_OBJECT) {
        maps.put(name, map(json, name));
      } else {
        expect(value.isScalarValue() && value != JsonToken.VALUE_NULL, name);
        texts.put(name, json.getText());
      }
    }
    expect(json.nextToken() == null, "The body");
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private static List<String> list(JsonParser json, String name) throws IOException {
    List<String> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken() == JsonToken.VALUE_STRING, name);
      list.add(json.getText());
    }
    return list;
  }

  private static Map<String, String> map(JsonParser json, String name) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      expect(json.nextToken() == JsonToken.VALUE_STRING, name);
      map.put(key, json.getText());
    }
    return map;
  }

  private static void expect(boolean right, String name) {
    if (!right) {
      throw new HttpProblem(
          400,
          Message.inEnglish("{0} has another shape than the contract says.")
              .inJapanese("{0} の形が API の定義と異なります。", name));
    }
  }

  /** A text that must be there. */
  String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field {0} is missing.").inJapanese("フィールド {0} を指定してください。", name));
    }
    return text;
  }

  /** A text, or what holds without one. */
  String text(String name, String none) {
    return texts.getOrDefault(name, none);
  }

  /** A list; empty if it is not there. */
  List<String> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  /** A map; empty if it is not there. */
  Map<String, String> map(String name) {
    return maps.getOrDefault(name, Map.of());
  }
}
