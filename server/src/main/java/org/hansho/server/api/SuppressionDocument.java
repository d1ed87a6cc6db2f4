package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.suppression.Suppression;
import org.hansho.casework.suppression.Suppressions;

/** Suppressions of a tenant as the API shows them, with what they hide. */
final class SuppressionDocument {
  /** One that has hidden nothing for so long says so. */
  private static final Duration IDLE = Duration.ofDays(30);

  private final Suppressions suppressions;
  private final Map<String, Suppressions.Effect> effects;
  private final long now;

  SuppressionDocument(Suppressions suppressions, String tenant, long now) throws IOException {
    this.suppressions = suppressions;
    this.effects = suppressions.effects(tenant);
    this.now = now;
  }

  /** In one line, for the audit log. */
  static String line(Suppression one) {
    return one.name()
        + "; "
        + one.filter()
        + "; "
        + one.reason()
        + "; "
        + (one.expires() == Suppression.NEVER ? "never expires" : "expires " + one.expires())
        + (one.enabled() ? "" : "; switched off");
  }

  void write(Suppression one, JsonGenerator json) throws IOException {
    Suppressions.Effect effect = effects.getOrDefault(one.id(), Suppressions.Effect.NONE);
    Filter filter = suppressions.filter(one);
    json.writeStartObject();
    json.writeStringField("id", one.id());
    json.writeStringField("name", one.name());
    json.writeStringField("kind", one.isWindow() ? "window" : "suppression");
    json.writeStringField("filter", one.filter());
    if (filter != null) {
      FilterRoutes.words(filter, json);
    }
    json.writeStringField("reason", one.reason());
    json.writeStringField("author", one.author());
    Json.time(json, "created", one.created());
    Json.time(json, "expires", one.expires() == Suppression.NEVER ? Long.MIN_VALUE : one.expires());
    Json.time(json, "begins", one.isWindow() ? one.begins() : Long.MIN_VALUE);
    Json.time(json, "ends", one.isWindow() ? one.ends() : Long.MIN_VALUE);
    json.writeBooleanField("enabled", one.enabled());
    json.writeBooleanField("in_force", one.isInForce(now));
    json.writeStringField("trouble", trouble(one, filter == null, effect));
    json.writeNumberField("hides", effect.alerts().number());
    json.writeBooleanField("exact", effect.alerts().exact());
    Long newest = effect.newest();
    Json.time(json, "newest", newest == null ? Long.MIN_VALUE : newest);
    Long hidden = effect.hidden();
    Json.time(json, "last_hidden", hidden == null ? Long.MIN_VALUE : hidden);
    json.writeEndObject();
  }

  private String trouble(Suppression one, boolean isBroken, Suppressions.Effect effect) {
    if (isBroken) {
      return "A list that it names is gone from the content, so it hides nothing.";
    }
    long since = now - IDLE.toNanos();
    Long hidden = effect.hidden();
    boolean isIdle = one.created() < since && (hidden == null || hidden < since);
    return isIdle && one.isInForce(now)
        ? "It has hidden nothing for " + IDLE.toDays() + " days. Remove it if it is not needed."
        : "";
  }
}
