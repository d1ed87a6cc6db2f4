package org.hansho.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.detect.Grounds;
import org.hansho.event.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts back from their stored form, each in the wording it was raised under, so that it can
 * be shown in any language. Belongs to one thread.
 */
public final class AlertReader {
  private static final int DEEPEST = 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Function<String, @Nullable Wording> wordings;
  private final Map<String, Wording> known = new HashMap<>();

  /**
   * A reader.
   *
   * @param wordings finds a wording by its version; null if it is lost
   */
  public AlertReader(Function<String, @Nullable Wording> wordings) {
    this.wordings = wordings;
  }

  /**
   * The alert.
   *
   * @param body what {@link AlertJson#of} has made
   * @throws IllegalStateException if it is no such text, or its wording is lost
   */
  public Alert alert(AlertColumns columns, String body) {
    return alert(columns, parsed(body));
  }

  /**
   * The records of an alert.
   *
   * @param body what {@link AlertJson#evidenceOf} has made
   * @throws IllegalStateException if it is no such text
   */
  public static List<Evidence> evidence(String body) {
    return evidence(parsed(body).get("evidence"));
  }

  private static Map<String, Object> parsed(String body) {
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      return object(value(json));
    } catch (Exception broken) {
      throw new IllegalStateException("This is no stored alert: " + broken.getMessage(), broken);
    }
  }

  private Alert alert(AlertColumns columns, Map<String, Object> body) {
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
        columns.id(),
        columns.detection(),
        text(body.get("rule_id")),
        wording(text(body.get("wording"))),
        columns.severity(),
        Alert.Confidence.valueOf(text(body.get("confidence")).toUpperCase(Locale.ROOT)),
        intents,
        texts(body.get("tactics")),
        columns.time(),
        columns.lastTime(),
        values(object(body.get("values"))),
        list(body.get("entities")).stream().map(one -> entity(object(one))).toList(),
        evidence(body.get("evidence")),
        list(body.get("seen")).stream().map(one -> seen(object(one))).toList(),
        columns.count(),
        timings,
        new Grounds(
            pairs(object(body.get("numbers"))),
            reason.getOrDefault(Language.ENGLISH.code(), ""),
            reason.getOrDefault(Language.JAPANESE.code(), "")),
        null,
        columns.tenant());
  }

  private Wording wording(String version) {
    Wording found = known.get(version);
    if (found == null) {
      found = wordings.apply(version);
      if (found == null) {
        throw new IllegalStateException(
            "The wording " + version + " of an alert is lost. Restore the folder from a backup.");
      }
      known.put(version, found);
    }
    return found;
  }

  private static SentenceValues values(Map<String, Object> body) {
    Map<String, List<String>> byField = new LinkedHashMap<>();
    body.forEach((field, values) -> byField.put(field, texts(values)));
    return new SentenceValues(byField);
  }

  private static Entity entity(Map<String, Object> body) {
    return new Entity(text(body.get("type")), pairs(object(body.get("attributes"))));
  }

  private static List<Evidence> evidence(@Nullable Object records) {
    return list(records).stream().map(one -> record(object(one))).toList();
  }

  private static Evidence record(Map<String, Object> body) {
    return new Evidence(
        number(body.get("time")),
        text(body.get("source")),
        number(body.get("position")),
        text(body.get("record")),
        number(body.get("hash")),
        body.get("arrival") instanceof Long arrival ? arrival : Evidence.NO_ARRIVAL);
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
  private static Object value(JsonParser json) throws Exception {
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
