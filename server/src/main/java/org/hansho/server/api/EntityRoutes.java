package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.incident.Criticality;
import org.hansho.casework.incident.EntityView;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.event.Event;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Story;
import org.hansho.pipeline.AddressCountries;
import org.hansho.pipeline.KnownIndicators;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenants;

/** Entities: {@code /api/v1/entities/{type}/{value}}. */
public final class EntityRoutes {
  private static final String PATH = "/api/v1/entities/{type}/{value}";

  private static final String ADDRESS = "ip";

  /** Longest type or value, in characters. */
  private static final int LONGEST = 1_024;

  /** Alerts whose records are read for where they came from. */
  private static final int MOST_READ = 20;

  private final Incidents incidents;
  private final CaseStore store;
  private final Tenants tenants;
  private final Trail trail;
  private final LongSupplier clock;

  /**
   * Routes over what alerts name.
   *
   * @param clock nanoseconds since 1970
   */
  public EntityRoutes(
      Incidents incidents, CaseStore store, Tenants tenants, Trail trail, LongSupplier clock) {
    this.incidents = incidents;
    this.store = store;
    this.tenants = tenants;
    this.trail = trail;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.VIEWER, call -> IncidentRoutes.refusing(call, this::entity)),
        Route.post(
            PATH + "/criticality",
            Role.ANALYST,
            call -> IncidentRoutes.refusing(call, this::setCritical)));
  }

  private static String named(Context call, String name) {
    String text = call.pathParam(name);
    if (text.length() > LONGEST || text.isBlank()) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The {0} has 1 to {1} characters.")
              .inJapanese("パラメーター {0} は 1～{1} 文字で指定してください。", name, LONGEST));
    }
    return text;
  }

  private void entity(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    EntityView view = incidents.entity(tenant, named(call, "type"), named(call, "value"));
    Map<String, AlertPage.Listed> alerts = store.all(tenant, view.newest());
    Set<String> sources = sources(tenant, view.newest());
    Outside outside = outside(tenant, view);
    Json.answer(call, json -> write(view, outside, alerts, sources, json));
  }

  /**
   * What is known of an entity beside alerts.
   *
   * @param country where an address is; empty if nobody knows
   * @param indicators entries of threat intelligence that name it, judged by when it was last seen
   */
  private record Outside(String country, List<KnownIndicators.Hit> indicators) {}

  private Outside outside(String tenant, EntityView view) {
    EntityKey key = view.key();
    KnownIndicators lists = new KnownIndicators(tenants.of(tenant).engine());
    return new Outside(country(tenant, key), lists.of(key.type(), key.value(), view.lastSeen()));
  }

  /** Where an address is; empty if nobody knows. */
  private String country(String tenant, EntityKey key) {
    String country =
        key.type().equals(ADDRESS)
            ? new AddressCountries(tenants.of(tenant).engine()).of(key.value())
            : null;
    return country == null ? "" : country;
  }

  /** Where the records of the newest alerts came from. */
  private Set<String> sources(String tenant, List<String> alerts) throws IOException {
    Set<String> sources = new TreeSet<>();
    for (String id : alerts.subList(0, Math.min(MOST_READ, alerts.size()))) {
      AlertPage.Listed listed = store.find(tenant, id);
      if (listed != null) {
        listed.alert().evidence().forEach(record -> sources.add(record.source()));
      }
    }
    return sources;
  }

  private static void write(
      EntityView view,
      Outside outside,
      Map<String, AlertPage.Listed> alerts,
      Set<String> sources,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    IncidentDocument.key(view.key(), json);
    json.writeStringField("country", outside.country());
    writeIndicators(outside, json);
    json.writeBooleanField("critical", view.isCritical());
    Criticality criticality = view.criticality();
    json.writeStringField("critical_by", criticality.by().name().toLowerCase(Locale.ROOT));
    json.writeStringField("critical_person", criticality.person());
    Json.time(
        json, "critical_since", criticality.since() == 0 ? Event.NO_TIME : criticality.since());
    Json.time(json, "first_seen", view.firstSeen());
    Json.time(json, "last_seen", view.lastSeen());
    json.writeNumberField("alerts", view.alerts());
    json.writeBooleanField("exact", view.isAll());
    long open = alerts.values().stream().filter(one -> !one.state().status().isClosed()).count();
    json.writeNumberField("open_alerts", open);
    Json.texts(json, "sources", sources);
    Json.texts(json, "detections", view.detections());
    Json.texts(json, "incidents", view.incidents());
    json.writeArrayFieldStart("newest");
    for (String id : view.newest()) {
      AlertPage.Listed listed = alerts.get(id);
      if (listed != null) {
        AlertDocument.write(listed, json);
      }
    }
    json.writeEndArray();
    writePrevalence(view, json);
    json.writeArrayFieldStart("related");
    for (EntityView.Related related : view.related()) {
      json.writeStartObject();
      IncidentDocument.key(related.key(), json);
      json.writeNumberField("alerts", related.alerts());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeIndicators(Outside outside, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("intelligence");
    for (KnownIndicators.Hit hit : outside.indicators()) {
      json.writeStartObject();
      json.writeStringField("list", hit.list());
      json.writeStringField("category", hit.category());
      json.writeStringField("entry", hit.entry());
      json.writeNumberField("confidence", hit.confidence());
      if (hit.ageDays() >= 0) {
        json.writeNumberField("age_days", hit.ageDays());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePrevalence(EntityView view, JsonGenerator json) throws IOException {
    boolean ties = EntityKeys.weight(view.key()) > 0 && view.prevalence().factor() > 0;
    json.writeBooleanField("ties", ties);
    EntityView.Spread spread = view.spread();
    if (spread != null) {
      json.writeObjectFieldStart("hosts");
      json.writeNumberField("named", spread.hosts());
      json.writeNumberField("of", spread.of());
      json.writeNumberField("days", EntityView.SPREAD_DAYS);
      json.writeBooleanField("exact", spread.isExact());
      json.writeEndObject();
    }
    for (Language language : Language.values()) {
      json.writeObjectFieldStart(language.code());
      json.writeStringField("prevalence", prevalence(view, language));
      json.writeEndObject();
    }
  }

  private static String prevalence(EntityView view, Language language) {
    String said = Story.prevalence(view.prevalence(), language);
    EntityView.Spread spread = view.spread();
    return spread == null || spread.hosts() == 0
        ? said
        : Story.spread(
                spread.hosts(), spread.of(), EntityView.SPREAD_DAYS, spread.isExact(), language)
            + (language == Language.JAPANESE ? "" : " ")
            + said;
  }

  private void setCritical(Context call) throws IOException {
    String type = named(call, "type");
    String value = named(call, "value");
    String level = Fields.of(call, "criticality").text("criticality");
    if (!level.equals("critical") && !level.equals("normal")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field criticality is critical or normal.")
              .inJapanese("フィールド criticality には critical または normal を指定してください。"));
    }
    EntityKey key = new EntityKey(type, value);
    String tenant = Access.of(call).tenant();
    String caller = Access.of(call).caller();
    trail.change(
        call,
        tenant,
        Trail.Step.made("entity.criticality", type + ":" + value, level),
        connection -> {
          if (level.equals("critical")) {
            incidents.callCritical(connection, tenant, key, caller, clock.getAsLong());
          } else {
            incidents.callNormal(connection, tenant, key);
          }
          return true;
        });
    call.status(204);
  }
}
