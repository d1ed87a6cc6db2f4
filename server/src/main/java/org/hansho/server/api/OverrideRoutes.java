package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.casework.override.DetectionOverride;
import org.hansho.casework.override.DetectionOverrides;
import org.hansho.casework.override.OverrideRefusedException;
import org.hansho.server.health.Health;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/detections/overrides}: detections that the caller's tenant has switched off, or
 * given another severity.
 */
public final class OverrideRoutes {
  private static final String PATH = "/api/v1/detections/overrides";
  private static final String OWN = "own";

  private final DetectionOverrides overrides;
  private final Tenants tenants;
  private final Trail trail;

  /** Routes over overrides of these tenants. */
  public OverrideRoutes(DetectionOverrides overrides, Tenants tenants, Trail trail) {
    this.overrides = overrides;
    this.tenants = tenants;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.VIEWER, this::list),
        Route.post(PATH, Role.ENGINEER, this::put),
        Route.delete(PATH, Role.ENGINEER, this::remove));
  }

  private void list(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    List<DetectionOverride> all = overrides.list(tenant);
    Map<String, DetectionOverrides.LeftOut> leftOut = overrides.leftOut(tenant);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("overrides");
          for (DetectionOverride one : all) {
            write(one, leftOut.get(one.detection()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void write(
      DetectionOverride one, DetectionOverrides.@Nullable LeftOut leftOut, JsonGenerator json)
      throws IOException {
    Severity severity = one.severity();
    json.writeStartObject();
    json.writeStringField("detection", one.detection());
    json.writeBooleanField("enabled", one.enabled());
    json.writeStringField("severity", severity == null ? OWN : severity.key());
    json.writeStringField("origin", one.origin().key());
    json.writeBooleanField("holds", one.equals(overrides.find(one.tenant(), one.detection())));
    json.writeStringField("reason", one.reason());
    json.writeStringField("author", one.author());
    Json.time(json, "time", one.time());
    json.writeNumberField("left_out", leftOut == null ? 0 : leftOut.changes());
    if (leftOut != null) {
      Json.time(json, "last_left_out", leftOut.time());
    }
    json.writeEndObject();
  }

  private void put(Context call) throws IOException {
    Fields fields = Fields.of(call, "detection", "enabled", "severity", "reason");
    Grant grant = Access.of(call);
    String detection = fields.text("detection");
    check(detection, grant.tenant());
    DetectionOverride held = overrides.find(grant.tenant(), detection);
    boolean wasEnabled = held == null || held.enabled();
    String enabled = fields.text("enabled", String.valueOf(wasEnabled));
    if (!enabled.matches("true|false")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field enabled is true or false.")
              .inJapanese("フィールド enabled には true または false を指定してください。"));
    }
    boolean isLeftOut =
        held != null && held.origin() == DetectionOverride.Origin.FILE && !held.enabled();
    if (isLeftOut && enabled.equals("true")) {
      throw new HttpProblem(
          409,
          Message.inEnglish("The settings leave it out: take it from content.disabled and reload.")
              .inJapanese("この検出は設定で除外されています。content.disabled から外して、再読み込みしてください。"));
    }
    String word = fields.text("severity", "");
    Severity severity = word.isEmpty() ? (held == null ? null : held.severity()) : severity(word);
    try {
      DetectionOverride made =
          overrides.put(
              grant.tenant(),
              detection,
              enabled.equals("true"),
              severity,
              fields.text("reason"),
              grant.caller(),
              (before, after, work) ->
                  trail.change(
                      call,
                      grant.tenant(),
                      new Trail.Step("detection.override", "detection " + detection, before, after),
                      work));
      DetectionOverrides.LeftOut leftOut = overrides.leftOut(grant.tenant()).get(detection);
      Json.answer(call, json -> write(made, leftOut, json));
    } catch (OverrideRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private static @Nullable Severity severity(String word) {
    if (word.equals(OWN)) {
      return null;
    }
    List<String> words = Arrays.stream(Severity.values()).map(Severity::key).toList();
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.key().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new HttpProblem(
                    400,
                    Message.inEnglish("The field severity is {0} or one of {1}")
                        .inJapanese(
                            "フィールド severity には {0} または {1} のいずれかを指定してください。",
                            OWN, String.join(", ", words))));
  }

  /** A name that means nothing would do nothing, in silence. */
  private void check(String detection, String tenant) {
    List<String> known =
        Stream.of(
                tenants.of(tenant).engine().content().detections().stream().map(one -> one.id()),
                overrides.list(tenant).stream().map(DetectionOverride::detection),
                Health.detections().stream())
            .flatMap(each -> each)
            .distinct()
            .toList();
    if (!known.contains(detection)) {
      throw new HttpProblem(
          404,
          Message.inEnglish("There is no detection {0}. {1}")
              .inJapanese("検出 {0} はありません。{1}", detection, Message.suggesting(detection, known)));
    }
  }

  private static String detection(Context call) {
    String detection = call.queryParam("detection");
    if (detection == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter detection is missing.")
              .inJapanese("パラメーター detection を指定してください。"));
    }
    return detection;
  }

  private void remove(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    String detection = detection(call);
    boolean isThere =
        overrides.remove(
            tenant,
            detection,
            (before, after, work) ->
                trail.change(
                    call,
                    tenant,
                    new Trail.Step("detection.reset", "detection " + detection, before, after),
                    work));
    if (!isThere) {
      throw new HttpProblem(
          404,
          Message.inEnglish("Nothing was said over the API of this detection.")
              .inJapanese("この検出について、API で変更されたものはありません。"));
    }
    call.status(204);
  }
}
