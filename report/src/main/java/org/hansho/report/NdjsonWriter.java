package org.hansho.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.files.output.JsonLines;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.ScanResult;

/** Alerts as JSON, one a line, with keys in a fixed order; the last line says what was read. */
public final class NdjsonWriter {
  private NdjsonWriter() {}

  /** Writes all alerts and the line of coverage; the stream stays open. */
  public static void write(ScanResult result, Texts texts, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonLines.generator(out)) {
      for (Alert alert : result.alerts()) {
        write(alert, texts.language(), json);
        json.writeRaw('\n');
      }
      new CoverageJson(json, texts).write(result);
      json.writeRaw('\n');
    }
  }

  private static void write(Alert alert, Language language, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", alert.id());
    json.writeStringField("detection", alert.detection());
    json.writeStringField("rule_id", alert.ruleId());
    json.writeStringField("title", alert.title(language));
    json.writeStringField("severity", alert.severity().key());
    json.writeStringField("confidence", alert.confidence().key());
    texts(json, "intents", alert.intents().stream().map(Intent::key).toList());
    texts(json, "tactics", alert.tactics());
    time(json, "time", alert.time());
    time(json, "last_time", alert.lastTime());
    json.writeStringField("summary", alert.summary(language));
    json.writeArrayFieldStart("entities");
    for (Entity entity : alert.entities()) {
      write(entity, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : alert.evidence()) {
      write(evidence, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seen");
    for (SeenValues seen : alert.seen()) {
      write(seen, json);
    }
    json.writeEndArray();
    json.writeNumberField("count", alert.count());
    texts(json, "timing", alert.timings().stream().map(Timing::key).toList());
    if (!alert.numbers().isEmpty()) {
      json.writeObjectFieldStart("numbers");
      for (Map.Entry<String, String> number : alert.numbers().entrySet()) {
        json.writeStringField(number.getKey(), number.getValue());
      }
      json.writeEndObject();
      json.writeStringField("reason", alert.reason(language));
    }
    json.writeStringField("tenant", alert.tenant());
    json.writeEndObject();
  }

  private static void write(Entity entity, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", entity.type());
    for (Map.Entry<String, String> attribute : entity.attributes().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
  }

  private static void write(Evidence evidence, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", evidence.source());
    json.writeNumberField("position", evidence.position());
    time(json, "time", evidence.time());
    json.writeStringField("record", evidence.record());
    json.writeEndObject();
  }

  private static void write(SeenValues seen, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("field", seen.field());
    json.writeNumberField("distinct", seen.distinct());
    json.writeBooleanField("exact", seen.exact());
    texts(json, "values", seen.values());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void time(JsonGenerator json, String name, long epochNanos) throws IOException {
    if (epochNanos == Event.NO_TIME) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, Numbers.rfc3339(epochNanos));
    }
  }
}
