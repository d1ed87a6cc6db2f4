package org.hansho.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.util.List;
import java.util.Map;
import org.hansho.event.Timing;

/**
 * The stored form of an alert: JSON with what {@link AlertColumns} do not hold. It names the
 * version of a wording and has values, no text that was rendered. Times are nanoseconds since 1970,
 * the least number meaning that none is known. {@link AlertReader} reads it back. Safe from any
 * thread.
 */
public final class AlertJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AlertJson() {}

  /** The whole alert but its columns. */
  public static String of(Alert alert) {
    return text(json -> write(alert, json));
  }

  /** Only the records, for stores that keep them apart from the rest. */
  public static String evidenceOf(Alert alert) {
    return text(
        json -> {
          json.writeStartObject();
          evidence(json, alert.evidence());
          json.writeEndObject();
        });
  }

  /** Something that writes JSON; the generator declares exceptions that memory never throws. */
  private interface Writing {
    void to(JsonGenerator json) throws Exception;
  }

  private static String text(Writing writing) {
    SegmentedStringWriter text = new SegmentedStringWriter(new BufferRecycler());
    try {
      try (JsonGenerator json = JSON.createGenerator(text)) {
        writing.to(json);
      }
      return text.getAndClear();
    } catch (Exception inMemory) {
      throw new IllegalStateException("an alert could not be written as JSON", inMemory);
    }
  }

  private static void write(Alert alert, JsonGenerator json) throws Exception {
    json.writeStartObject();
    json.writeStringField("rule_id", alert.ruleId());
    json.writeStringField("wording", alert.wording().version());
    json.writeStringField("confidence", alert.confidence().key());
    names(json, "intents", alert.intents().stream().map(intent -> intent.key()).toList());
    names(json, "tactics", alert.tactics());
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, List<String>> value : alert.values().byField().entrySet()) {
      names(json, value.getKey(), value.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("entities");
    json.writeStartArray();
    for (Entity entity : alert.entities()) {
      json.writeStartObject();
      json.writeStringField("type", entity.type());
      json.writeObjectFieldStart("attributes");
      pairs(json, entity.attributes());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    evidence(json, alert.evidence());
    seen(json, alert.seen());
    names(json, "timing", alert.timings().stream().map(Timing::key).toList());
    json.writeObjectFieldStart("numbers");
    pairs(json, alert.numbers());
    json.writeEndObject();
    json.writeObjectFieldStart("reason");
    for (Language language : Language.values()) {
      json.writeStringField(language.code(), alert.reason(language));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void evidence(JsonGenerator json, List<Evidence> records) throws Exception {
    json.writeArrayFieldStart("evidence");
    for (Evidence one : records) {
      json.writeStartObject();
      json.writeStringField("source", one.source());
      json.writeNumberField("position", one.position());
      json.writeNumberField("time", one.time());
      json.writeStringField("record", one.record());
      json.writeNumberField("hash", one.hash());
      json.writeBooleanField("fetched", !one.isUnfetched());
      if (one.hasArrival()) {
        json.writeNumberField("arrival", one.arrival());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void seen(JsonGenerator json, List<SeenValues> all) throws Exception {
    json.writeArrayFieldStart("seen");
    for (SeenValues seen : all) {
      json.writeStartObject();
      json.writeStringField("field", seen.field());
      json.writeNumberField("distinct", seen.distinct());
      json.writeBooleanField("exact", seen.exact());
      names(json, "values", seen.values());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void pairs(JsonGenerator json, Map<String, String> texts) throws Exception {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
  }

  private static void names(JsonGenerator json, String field, List<String> names) throws Exception {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
