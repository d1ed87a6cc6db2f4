package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Evidence;
import org.hansho.alert.Language;
import org.hansho.files.output.Secrets;
import org.hansho.local.run.SourceStatus;
import org.hansho.match.Explanation;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EvidenceReading;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Writes what stands behind one alert: what to do, its records field by field, and the condition
 * that they met with the values that decided. Records are read once more with the content in
 * effect; where the detection or the source is gone, that part is left out. Secrets are masked.
 * Belongs to one call.
 */
final class AlertBackground {
  private static final int MOST_VALUES = 8;
  private static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_PARTS = 200;

  private final Engine engine;
  private final List<SourceStatus> sources;
  private final EvidenceReading reading;
  private int parts;

  AlertBackground(Tenant tenant) {
    this.engine = tenant.engine();
    this.sources = tenant.status().sources();
    this.reading = new EvidenceReading(engine);
  }

  /** The fields {@code guidance}, {@code evidence} and {@code why}. */
  void write(Alert alert, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("guidance");
    for (Language language : Language.values()) {
      guidance(alert.wording().in(language), language, json);
    }
    json.writeEndObject();
    @Nullable Explanation why = null;
    @Nullable Explanation nearest = null;
    json.writeArrayFieldStart("evidence");
    for (Evidence one : alert.evidence()) {
      SourceStatus source = source(one);
      EvidenceReading.Reread reread =
          source == null
              ? EvidenceReading.Reread.NOTHING
              : reading.read(
                  engine.format(source.format()), source.heading(), one, alert.detection());
      evidence(one, reread, json);
      why = why == null ? reread.explanation() : why;
      nearest = nearest == null ? reread.nearest() : nearest;
    }
    json.writeEndArray();
    why = why == null ? nearest : why;
    if (why != null) {
      json.writeFieldName("why");
      explanation(why, json);
    }
  }

  private @Nullable SourceStatus source(Evidence evidence) {
    for (SourceStatus source : sources) {
      if (source.id().equals(evidence.source())) {
        return source;
      }
    }
    return null;
  }

  private static void guidance(AlertTexts texts, Language language, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(language.code());
    json.writeStringField("description", texts.description());
    json.writeStringField("primary_reason", texts.primaryReason());
    texts("remediation", texts.remediation(), json);
    texts("false_positives", texts.falsePositives(), json);
    json.writeEndObject();
  }

  private static void evidence(Evidence one, EvidenceReading.Reread reread, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", one.source());
    json.writeNumberField("position", one.position());
    Json.time(json, "time", one.time());
    Json.time(json, "arrival", one.arrival());
    json.writeStringField("record", Secrets.masked(one.record()));
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, List<String>> field : reread.fields().entrySet()) {
      List<String> values =
          field.getValue().stream()
              .distinct()
              .limit(MOST_VALUES)
              .map(value -> masked(field.getKey(), value))
              .toList();
      texts(field.getKey(), values, json);
    }
    json.writeEndObject();
    texts("matched", List.copyOf(reread.matched()), json);
    json.writeEndObject();
  }

  /** A value, also where only the name of its field says that it is secret. */
  private static String masked(String field, String value) {
    String alone = Secrets.masked(value);
    String named = field + "=" + value;
    boolean secret = alone.equals(value) && !Secrets.masked(named).equals(named);
    String shown = secret ? Secrets.MASK : alone;
    return shown.length() > MOST_CHARACTERS ? shown.substring(0, MOST_CHARACTERS) + "…" : shown;
  }

  /** A part of the condition; of alternatives those that hold, of very many parts the first. */
  private void explanation(Explanation part, JsonGenerator json) throws IOException {
    parts++;
    json.writeStartObject();
    json.writeStringField("kind", part.kind().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("held", part.held());
    if (part.kind() == Explanation.Kind.TEST) {
      json.writeStringField("test", part.text());
      json.writeStringField("field", part.field());
      Explanation.Seen seen = part.seen();
      json.writeStringField("value", seen == null ? null : masked(part.field(), seen.value()));
    } else {
      json.writeArrayFieldStart("parts");
      boolean oneIsEnough = part.kind() == Explanation.Kind.ANY && part.held();
      for (Explanation inner : part.parts()) {
        if ((inner.held() || !oneIsEnough) && parts < MOST_PARTS) {
          explanation(inner, json);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
