package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.casework.override.DetectionOverrides;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.DetectionChoices;
import org.hansho.casework.triage.Precision;
import org.hansho.casework.triage.Triage;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/detections}: what is looked for, and whether it can be found: each detection is
 * armed, still learning, or not armed and why.
 */
public final class DetectionRoutes {
  /** The section of findings of other programs. */
  private static final String EXTERNAL = "external/";

  private static final Precision NOTHING_SAID = new Precision(Map.of());

  private final Tenants tenants;
  private final Triage triage;

  private final DetectionOverrides overrides;
  private final Supplier<Precision.Bounds> bounds;

  /**
   * Routes over these tenants, what people said of their alerts and made of detections.
   *
   * @param bounds from where on a detection gets which verdict
   */
  public DetectionRoutes(
      Tenants tenants,
      Triage triage,
      DetectionOverrides overrides,
      Supplier<Precision.Bounds> bounds) {
    this.bounds = bounds;
    this.overrides = overrides;
    this.triage = triage;
    this.tenants = tenants;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/detections", Role.VIEWER, this::list),
        Route.get(DetectionRoute.PATH, Role.VIEWER, new DetectionRoute(tenants)));
  }

  private void list(Context call) throws IOException {
    Map<String, Precision> precision = triage.precision(Access.of(call).tenant());
    Tenant tenant = tenants.of(Access.of(call).tenant());
    Engine engine = tenant.engine();
    Learning learning = Learning.of(tenant.status());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("detections");
          Set<Intent> covered = covered(engine, true);
          Set<Intent> coveredTwice = covered(engine, false);
          for (Detection detection : engine.content().detections()) {
            json.writeStartObject();
            write(detection, engine, learning, json);
            write(overrides.of(tenant.name(), detection.id()), detection, json);
            Intent stage = stage(detection);
            boolean isOnly =
                stage != null && covered.contains(stage) && !coveredTwice.contains(stage);
            write(precision(detection, precision), isOnly, json);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(
      Detection detection, Engine engine, Learning learning, JsonGenerator json)
      throws IOException {
    AlertDefinition alert = detection.alert();
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
  }

  /** What the tenant has made of it. */
  private static void write(DetectionChoices.Choice choice, Detection detection, JsonGenerator json)
      throws IOException {
    Severity severity = choice.severity();
    Severity own = detection.alert().severity();
    json.writeBooleanField("enabled", !choice.isOff());
    json.writeStringField("severity_in_force", (severity == null ? own : severity).key());
  }

  /** Findings of other programs say nothing of detections of ours, so theirs are not judged. */
  private static Precision precision(Detection detection, Map<String, Precision> all) {
    return isExternal(detection) ? NOTHING_SAID : all.getOrDefault(detection.id(), NOTHING_SAID);
  }

  private static boolean isExternal(Detection detection) {
    return detection.id().startsWith(EXTERNAL);
  }

  /** What closed alerts say of a detection. */
  private void write(Precision precision, boolean isOnly, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("closed");
    for (ClosingReason reason : ClosingReason.values()) {
      json.writeNumberField(reason.key(), precision.closed().getOrDefault(reason, 0L));
    }
    json.writeEndObject();
    json.writeNumberField("judged", precision.judged());
    json.writeNumberField("precision", precision.share());
    json.writeStringField(
        "verdict", precision.verdict(isOnly, bounds.get()).name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("only_of_its_stage", isOnly);
  }

  private static @Nullable Intent stage(Detection detection) {
    List<Intent> intents = detection.alert().intents();
    return intents.isEmpty() ? null : intents.get(0);
  }

  /** The stages that an armed detection covers, or more than one do. */
  private static Set<Intent> covered(Engine engine, boolean byOne) {
    Set<Intent> once = EnumSet.noneOf(Intent.class);
    Set<Intent> twice = EnumSet.noneOf(Intent.class);
    for (Detection detection : engine.content().detections()) {
      Intent stage = stage(detection);
      boolean counts = stage != null && engine.isArmed(detection) && !isExternal(detection);
      if (counts && !once.add(stage)) {
        twice.add(stage);
      }
    }
    return byOne ? once : twice;
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
