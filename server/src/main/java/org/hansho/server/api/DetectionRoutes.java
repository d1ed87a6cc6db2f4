package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * {@code /api/v1/detections}: what is looked for, and whether it can be found: each detection is
 * armed, still learning, or not armed and why.
 */
public final class DetectionRoutes {
  private final Tenants tenants;

  /** Routes over these tenants. */
  public DetectionRoutes(Tenants tenants) {
    this.tenants = tenants;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/detections", Role.VIEWER, this::list));
  }

  private void list(Context call) {
    Tenant tenant = tenants.of(Access.of(call).tenant());
    Engine engine = tenant.engine();
    Learning learning = Learning.of(tenant.status());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("detections");
          for (Detection detection : engine.content().detections()) {
            write(detection, engine, learning, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(
      Detection detection, Engine engine, Learning learning, JsonGenerator json)
      throws IOException {
    AlertDefinition alert = detection.alert();
    json.writeStartObject();
    json.writeStringField("id", detection.id());
    json.writeNumberField("row", alert.row());
    json.writeBooleanField("built_in", detection.builtIn());
    json.writeStringField("severity", alert.severity().key());
    texts(json, "intents", alert.intents().stream().map(Intent::key).toList());
    texts(json, "tactics", alert.tactics());
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      json.writeStringField("title", alert.texts(language).title());
      json.writeStringField("description", alert.texts(language).description());
      json.writeStringField("data", alert.texts(language).data());
      json.writeEndObject();
    }
    boolean isArmed = engine.isArmed(detection);
    Duration period = isArmed ? Learning.period(detection) : Duration.ZERO;
    int percent = learning.percent(period);
    json.writeStringField("state", !isArmed ? "not-armed" : percent < 100 ? "learning" : "armed");
    if (!isArmed) {
      texts(json, "missing_lists", detection.missingLists());
      texts(json, "missing_capabilities", engine.lacks(detection));
    } else if (!period.isZero()) {
      json.writeNumberField("learning_seconds", period.toSeconds());
      json.writeNumberField("learned_percent", percent);
    }
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
}
