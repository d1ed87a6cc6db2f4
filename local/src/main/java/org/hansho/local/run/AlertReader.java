package org.hansho.local.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.detect.Grounds;
import org.hansho.event.Timing;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored alerts back, each in the wording it was raised under, so that it can be shown in any
 * language. Belongs to the thread of its view.
 */
public final class AlertReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final EpochView view;
  private final Map<String, Wording> wordings = new HashMap<>();

  /** Reads what a view sees. */
  public AlertReader(EpochView view) {
    this.view = view;
  }

  /**
   * The alert.
   *
   * @throws IOException if the database cannot be read, or its wording is lost
   */
  public Alert alert(StoredAlert stored) throws IOException {
    try (JsonParser json = JSON.createParser(stored.body())) {
      json.nextToken();
      return alert(stored, object(value(json)));
    }
  }

  private Alert alert(StoredAlert stored, Map<String, Object> body) throws IOException {
    List<Intent> intents = new ArrayList<>();
    for (String key : texts(body.get("intents"))) {
      Intent intent = Intent.of(key);
      if (intent != null) {
        intents.add(intent);
      }
    }
    Set<Timing> timings = EnumSet.noneOf(Timing.class);
    texts(body.get("timing"))
        .forEach(key -> timings.add(Timing.valueOf(key.toUpperCase(Locale.ROOT))));
    Map<String, String> reason = pairs(object(body.get("reason")));
    return new Alert(
        stored.id(),
        stored.detection(),
        text(body.get("rule_id")),
        wording(text(body.get("wording"))),
        Severity.values()[stored.severity()],
        Alert.Confidence.valueOf(text(body.get("confidence")).toUpperCase(Locale.ROOT)),
        intents,
        texts(body.get("tactics")),
        stored.firstTime(),
        stored.lastTime(),
        values(object(body.get("values"))),
        list(body.get("entities")).stream().map(one -> entity(object(one))).toList(),
        list(body.get("evidence")).stream().map(one -> evidence(object(one))).toList(),
        list(body.get("seen")).stream().map(one -> seen(object(one))).toList(),
        stored.count(),
        timings,
        new Grounds(
            pairs(object(body.get("numbers"))),
            reason.getOrDefault(Language.ENGLISH.code(), ""),
            reason.getOrDefault(Language.JAPANESE.code(), "")),
        null,
        stored.tenant());
  }

  private Wording wording(String version) throws IOException {
    Wording known = wordings.get(version);
    if (known != null) {
      return known;
    }
    byte[] saved = view.find(StateChunk.WORDING + version);
    if (saved == null) {
      throw new IOException(
          "The wording " + version + " of an alert is lost. Restore the folder from a backup.");
    }
    Wording read = Wording.read(new StateReader(saved));
    wordings.put(version, read);
    return read;
  }

  private static SentenceValues values(Map<String, Object> body) {
    Map<String, List<String>> byField = new LinkedHashMap<>();
    body.forEach((field, values) -> byField.put(field, texts(values)));
    return new SentenceValues(byField);
  }

  private static Entity entity(Map<String, Object> body) {
    return new Entity(text(body.get("type")), pairs(object(body.get("attributes"))));
  }

  private static Evidence evidence(Map<String, Object> body) {
    return new Evidence(
        number(body.get("time")),
        text(body.get("source")),
        number(body.get("position")),
        text(body.get("record")),
        number(body.get("hash")));
  }

  private static SeenValues seen(Map<String, Object> body) {
    boolean exact = Boolean.TRUE.equals(body.get("exact"));
    long distinct = number(body.get("distinct"));
    return new SeenValues(text(body.get("field")), texts(body.get("values")), distinct, exact);
  }

  private static Map<String, String> pairs(Map<String, Object> body) {
    Map<String, String> pairs = new LinkedHashMap<>();
    body.forEach((name, value) -> pairs.put(name, text(value)));
    return pairs;
  }

  private static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(AlertReader::text).toList();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  @SuppressWarnings("unchecked") // Made by value, below.
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked") // Made by value, below.
  private static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** The value that begins at the present token, as maps, lists, texts, numbers and flags. */
  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          object.put(name, value(json));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> json.getLongValue();
      default -> json.getText();
    };
  }
}
