package org.hansho.local.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.event.Timing;
import org.hansho.local.epoch.StoredAlert;

/**
 * An alert as it is stored: its JSON has what the columns beside it have not. It holds the version
 * of a wording and values, no text that was rendered. Times are nanoseconds since 1970, the least
 * number meaning that none is known.
 */
final class AlertJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AlertJson() {}

  static StoredAlert stored(Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(alert, json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return new StoredAlert(
        alert.tenant(),
        alert.id(),
        alert.detection(),
        alert.severity().ordinal(),
        alert.time(),
        alert.lastTime(),
        alert.count(),
        text.toString());
  }

  private static void write(Alert alert, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule_id", alert.ruleId());
    json.writeStringField("wording", alert.wording().version());
    json.writeStringField("confidence", alert.confidence().name().toLowerCase(Locale.ROOT));
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

  private static void evidence(JsonGenerator json, List<Evidence> records) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence one : records) {
      json.writeStartObject();
      json.writeStringField("source", one.source());
      json.writeNumberField("position", one.position());
      json.writeNumberField("time", one.time());
      json.writeStringField("record", one.record());
      json.writeNumberField("hash", one.hash());
      json.writeBooleanField("fetched", !one.isUnfetched());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void seen(JsonGenerator json, List<SeenValues> all) throws IOException {
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

  private static void pairs(JsonGenerator json, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
  }

  private static void names(JsonGenerator json, String field, List<String> names)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
