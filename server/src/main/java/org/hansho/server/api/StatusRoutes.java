package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.run.SourceStatus;
import org.hansho.local.run.SourceTally;
import org.hansho.server.health.Health;
import org.hansho.server.health.HeardSource;
import org.hansho.server.health.SourcePulse;
import org.hansho.server.http.Route;
import org.hansho.server.receive.WayInStatus;
import org.hansho.server.receive.WaysIn;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.TenantStatus;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * How Hansho itself is doing: {@code /livez}, {@code /readyz}, {@code /api/v1/status} and {@code
 * /api/v1/sources}.
 */
public final class StatusRoutes {
  private final Tenants tenants;
  private final WaysIn waysIn;
  private final Health health;
  private final Supplier<String> contentTrouble;
  private final UnaryOperator<String> incidentTrouble;
  private final Supplier<String> waitsFor;

  /**
   * Routes over these tenants, what they receive by, and how their sources are heard.
   *
   * @param contentTrouble why changed content is not in effect; empty if nothing is wrong with it
   * @param incidentTrouble why the incidents of a tenant are behind its alerts; empty if they are
   *     not kept from following
   * @param waitsFor what the start of the server is at; empty once it is over
   */
  public StatusRoutes(
      Tenants tenants,
      WaysIn waysIn,
      Health health,
      Supplier<String> contentTrouble,
      UnaryOperator<String> incidentTrouble,
      Supplier<String> waitsFor) {
    this.tenants = tenants;
    this.waysIn = waysIn;
    this.health = health;
    this.contentTrouble = contentTrouble;
    this.incidentTrouble = incidentTrouble;
    this.waitsFor = waitsFor;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/livez", Role.ANYONE, call -> call.result("live\n")),
        Route.get("/readyz", Role.ANYONE, this::ready),
        Route.get("/api/v1/status", Role.VIEWER, this::status),
        Route.get("/api/v1/sources", Role.VIEWER, this::sources));
  }

  /**
   * 200 if every runner goes on, else 503: with the step of the start, or the reason stands in the
   * status, which has a role.
   */
  private void ready(Context call) {
    String step = waitsFor.get();
    if (!step.isEmpty()) {
      call.status(503).header("Retry-After", "1").result("not ready: " + step + "\n");
      return;
    }
    boolean ready = tenants.all().stream().allMatch(tenant -> tenant.status().trouble().isEmpty());
    call.status(ready ? 200 : 503)
        .result(
            ready
                ? "ready\n"
                : "not ready: a runner does not go on; GET /api/v1/status says why\n");
  }

  private void status(Context call) {
    TenantStatus status = of(call);
    String content = Access.of(call).everywhere() ? contentTrouble.get() : "";
    String incidents = incidentTrouble.apply(Access.of(call).tenant());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("trouble", status.trouble());
          json.writeStringField("incident_trouble", incidents);
          json.writeStringField("content_trouble", content);
          json.writeNumberField("epochs", status.epochs());
          Json.time(json, "event_time", status.watermark());
          Json.numbers(json, "counters", new TreeMap<>(status.counters()));
          json.writeArrayFieldStart("alarms");
          for (Alarm alarm : status.alarms()) {
            write(alarm, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(Alarm alarm, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", alarm.kind().key());
    json.writeStringField("subject", alarm.subject());
    Json.time(json, "since", alarm.since());
    Json.time(json, "last", alarm.last());
    json.writeNumberField("count", alarm.count());
    json.writeStringField("detail", alarm.detail());
    json.writeEndObject();
  }

  private void sources(Context call) {
    tenants.of(Access.of(call).tenant()).requireOpen();
    TenantStatus status = of(call);
    String tenant = Access.of(call).tenant();
    Map<String, SourcePulse> pulses = health.of(tenant).pulses();
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("sources");
          for (SourceStatus source : status.sources()) {
            write(source, pulses.get(HeardSource.name(source.id())), json);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("ways_in");
          for (WayInStatus wayIn : waysIn.status()) {
            if (wayIn.tenant().equals(tenant)) {
              write(wayIn, json);
            }
          }
          json.writeEndArray();
          Json.time(json, "now", tenants.of(tenant).now());
          json.writeEndObject();
        });
  }

  private static void write(SourceStatus source, @Nullable SourcePulse pulse, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source.id());
    json.writeStringField("format", source.format());
    json.writeNumberField("bytes", source.position());
    Json.time(json, "newest", source.newest());
    Json.time(json, "last_arrival", source.lastArrival());
    Json.time(json, "known_from", source.knownFrom());
    json.writeNumberField("undated", source.undated());
    json.writeNumberField("skewed", source.skewed());
    json.writeNumberField("corrected", source.corrected());
    json.writeNumberField("skew_seconds", source.skew().toSeconds());
    SourceTally tally = source.tally();
    json.writeNumberField("events", tally.events());
    json.writeNumberField("malformed", tally.malformed());
    json.writeNumberField("late", tally.late());
    json.writeNumberField("missing", tally.missing());
    if (pulse != null) {
      json.writeNumberField("events_per_second", Math.round(pulse.rate() * 10) / 10.0);
      json.writeStringField("pulse", pulse.state());
      json.writeNumberField("learned", pulse.learned());
      json.writeNumberField("usual_per_hour", pulse.usual());
    }
    json.writeEndObject();
  }

  private static void write(WayInStatus wayIn, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", wayIn.source());
    json.writeStringField("kind", wayIn.kind());
    json.writeStringField("place", wayIn.place());
    json.writeNumberField("records", wayIn.records());
    json.writeNumberField("bytes", wayIn.bytes());
    json.writeNumberField("connections", wayIn.connections());
    Json.numbers(json, "refused", new TreeMap<>(wayIn.refused()));
    Json.numbers(json, "dropped", new TreeMap<>(wayIn.dropped()));
    json.writeStringField("trouble", wayIn.trouble());
    json.writeEndObject();
  }

  private TenantStatus of(Context call) {
    return tenants.of(Access.of(call).tenant()).status();
  }
}
