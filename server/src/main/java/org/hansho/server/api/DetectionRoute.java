package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.Tenants;

/**
 * {@code GET /api/v1/detections/one}: all that the author of a detection wrote in it: its texts,
 * and the tests that it passes. Of long records of tests the beginning is shown.
 */
final class DetectionRoute implements Handler {
  /** Its path. */
  static final String PATH = "/api/v1/detections/one";

  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_BLOCKS = 40;
  private static final int MOST_CHARACTERS = 2_000;

  private final Tenants tenants;

  DetectionRoute(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public void handle(Context call) {
    String id = call.queryParam("detection");
    if (id == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter detection is missing.")
              .inJapanese("パラメーター detection を指定してください。"));
    }
    Detection detection = tenants.of(Access.of(call).tenant()).engine().content().detection(id);
    if (detection == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no detection {0}.").inJapanese("検出 {0} はありません。", id));
    }
    Json.answer(call, json -> write(detection, json));
  }

  private static void write(Detection detection, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", detection.id());
    json.writeStringField("specified", detection.alert().specified());
    Json.texts(
        json, "seed_intents", detection.alert().seedIntents().stream().map(Intent::key).toList());
    json.writeNumberField("period_seconds", detection.alert().dedup().periodNanos() / NANOS);
    Json.texts(json, "lists", detection.lists());
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      write(detection.alert().texts(language), json);
      json.writeEndObject();
    }
    json.writeArrayFieldStart("tests");
    for (DetectionTest test : detection.tests()) {
      write(test, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(AlertTexts texts, JsonGenerator json) throws IOException {
    Sentence sentence = texts.sentence();
    json.writeStringField("sentence", sentence == null ? "" : sentence.template());
    json.writeStringField("primary_reason", texts.primaryReason());
    Json.texts(json, "remediation", texts.remediation());
    Json.texts(json, "false_positives", texts.falsePositives());
    json.writeStringField("notes", texts.notes());
  }

  private static void write(DetectionTest test, JsonGenerator json) throws IOException {
    DetectionTest.Expectation expect = test.expect();
    json.writeStartObject();
    json.writeStringField("name", test.name());
    json.writeStringField("format", test.format());
    json.writeNumberField("alerts", expect.alerts());
    Severity severity = expect.severity();
    json.writeStringField("severity", severity == null ? "" : severity.key());
    json.writeStringField("summary", expect.summary());
    json.writeNumberField("blocks", test.given().size());
    json.writeArrayFieldStart("given");
    for (DetectionTest.Given given : firstOf(test.given())) {
      json.writeStartObject();
      json.writeNumberField("at_seconds", given.at().toSeconds());
      json.writeNumberField("repeat", given.repeat());
      json.writeNumberField("every_seconds", given.every().toSeconds());
      json.writeStringField("lines", beginning(given.lines()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static List<DetectionTest.Given> firstOf(List<DetectionTest.Given> all) {
    return all.subList(0, Math.min(MOST_BLOCKS, all.size()));
  }

  private static String beginning(String lines) {
    return lines.length() > MOST_CHARACTERS ? lines.substring(0, MOST_CHARACTERS) + "…" : lines;
  }
}
