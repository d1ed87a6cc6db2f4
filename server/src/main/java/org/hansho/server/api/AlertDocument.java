package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.ClosingReason;
import org.hansho.event.Timing;
import org.hansho.files.output.Secrets;

/**
 * An alert as the API shows it: every text in every language, times as RFC 3339 has them, secrets
 * masked.
 */
final class AlertDocument {
  private AlertDocument() {}

  /** Writes an alert of a list, without the records that led to it. */
  static void write(AlertPage.Listed listed, JsonGenerator json) throws IOException {
    json.writeStartObject();
    head(listed, json);
    json.writeEndObject();
  }

  /** Writes an alert of a list with the id of its incident; empty if it is in none. */
  static void write(AlertPage.Listed listed, String incident, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    head(listed, json);
    json.writeStringField("incident", incident);
    json.writeEndObject();
  }

  /** Writes one alert with the id of its incident and what stands behind it. */
  static void write(
      AlertPage.Listed listed, String incident, AlertBackground background, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    head(listed, json);
    json.writeStringField("incident", incident);
    details(listed.alert().withTexts(Secrets::masked, false), json);
    background.write(listed.alert(), json);
    json.writeEndObject();
  }

  private static void head(AlertPage.Listed listed, JsonGenerator json) throws IOException {
    Alert alert = listed.alert().withTexts(Secrets::masked, false);
    json.writeStringField("id", alert.id());
    json.writeStringField("tenant", alert.tenant());
    json.writeNumberField("revision", listed.revision());
    json.writeStringField("detection", alert.detection());
    json.writeStringField("rule_id", alert.ruleId());
    json.writeStringField("wording", alert.wording().version());
    json.writeStringField("severity", alert.severity().key());
    json.writeStringField("confidence", alert.confidence().key());
    texts(json, "intents", alert.intents().stream().map(Intent::key).toList());
    texts(json, "tactics", alert.tactics());
    Json.time(json, "time", alert.time());
    Json.time(json, "last_time", alert.lastTime());
    json.writeNumberField("count", alert.count());
    state(listed.state(), json);
    languages(alert, json);
    json.writeArrayFieldStart("entities");
    for (Entity entity : alert.entities()) {
      json.writeStartObject();
      json.writeStringField("type", entity.type());
      pairs(json, entity.attributes());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "timing", alert.timings().stream().map(Timing::key).toList());
  }

  /** Writes what people say of an alert. */
  static void state(AlertState state, JsonGenerator json) throws IOException {
    json.writeStringField("status", state.status().key());
    ClosingReason reason = state.reason();
    if (reason != null) {
      json.writeStringField("closing_reason", reason.key());
    }
    json.writeStringField("assignee", state.assignee());
    texts(json, "tags", state.tags());
    texts(json, "watchers", state.watchers());
    json.writeBooleanField("updated", state.isUpdated());
    if (!state.suppression().isEmpty()) {
      json.writeStringField("suppression", state.suppression());
    }
  }

  private static void languages(Alert alert, JsonGenerator json) throws IOException {
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      json.writeStringField("title", alert.title(language));
      json.writeStringField("summary", alert.summary(language));
      json.writeStringField("reason", alert.reason(language));
      json.writeEndObject();
    }
  }

  private static void details(Alert alert, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("numbers");
    pairs(json, alert.numbers());
    json.writeEndObject();
    json.writeArrayFieldStart("seen");
    for (SeenValues seen : alert.seen()) {
      json.writeStartObject();
      json.writeStringField("field", seen.field());
      json.writeNumberField("distinct", seen.distinct());
      json.writeBooleanField("exact", seen.exact());
      texts(json, "values", seen.values());
      for (Language language : Language.values()) {
        texts(json, language.code(), seen.said(language));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void pairs(JsonGenerator json, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
