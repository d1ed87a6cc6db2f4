package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertCounts;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.QueryRefusedException;
import org.hansho.files.output.Secrets;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.TenantLists;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * Alerts: {@code /api/v1/alerts}, {@code /api/v1/alerts/counts}, {@code /api/v1/alerts/groups},
 * {@code /api/v1/alerts/places}, {@code /api/v1/alerts/handling}, {@code /api/v1/alerts/stream} and
 * {@code /api/v1/alerts/{id}}. A caller sees those of its own tenant only.
 */
public final class AlertRoutes implements Closeable {
  private static final int PAGE = 50;
  private static final long NANOS = 1_000_000_000L;

  private final CaseStore store;
  private final Incidents incidents;
  private final Tenants tenants;
  private final AlertStream stream;
  private final AskedAlerts asked;
  private final PlaceRoute places;

  /**
   * Routes over a store, and the tenants whose alerts come there.
   *
   * @param incidents which alerts belong to
   * @param changes signals that more have come
   * @param lists what filters may name
   */
  public AlertRoutes(
      CaseStore store, Incidents incidents, Changes changes, Tenants tenants, TenantLists lists) {
    this.store = store;
    this.incidents = incidents;
    this.tenants = tenants;
    this.stream = new AlertStream(store, changes);
    this.asked = new AskedAlerts(lists, incidents);
    this.places = new PlaceRoute(store, tenants, asked);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/alerts", Role.VIEWER, call -> refusing(call, this::list)),
        Route.get("/api/v1/alerts/counts", Role.VIEWER, call -> refusing(call, this::counts)),
        Route.get("/api/v1/alerts/groups", Role.VIEWER, call -> refusing(call, this::groups)),
        Route.get(PlaceRoute.PATH, Role.VIEWER, places),
        Route.get(HandlingRoute.PATH, Role.VIEWER, new HandlingRoute(store)),
        Route.get("/api/v1/alerts/stream", Role.VIEWER, stream),
        Route.get("/api/v1/alerts/{id}", Role.VIEWER, call -> refusing(call, this::alert)));
  }

  /** An answer that a query may refuse. */
  interface Answer {
    void to(Context call) throws IOException;
  }

  static void refusing(Context call, Answer answer) throws IOException {
    try {
      answer.to(call);
    } catch (QueryRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private void list(Context call) throws IOException {
    AlertOrder order =
        one(call, "order", "newest", name -> AlertOrder.valueOf(name.toUpperCase(Locale.ROOT)));
    int size = one(call, "limit", String.valueOf(PAGE), Integer::parseInt);
    Filters.Asked wanted = asked.of(call);
    AlertPage page =
        store.list(wanted.query(), wanted.test(), order, call.queryParam("cursor"), size);
    String tenant = Access.of(call).tenant();
    List<String> ids = page.alerts().stream().map(listed -> listed.alert().id()).toList();
    Map<String, String> incidentOf = incidents.of(tenant, ids);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("tenant", tenant);
          json.writeStringField("trouble", tenants.of(tenant).status().trouble());
          json.writeArrayFieldStart("alerts");
          for (AlertPage.Listed alert : page.alerts()) {
            AlertDocument.write(alert, incidentOf.getOrDefault(alert.alert().id(), ""), json);
          }
          json.writeEndArray();
          json.writeStringField("next", page.next());
          Long searched = page.searchedTo();
          if (searched != null) {
            Json.time(json, "searched_to", searched);
          }
          json.writeEndObject();
        });
  }

  private void alert(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    AlertPage.Listed found = store.find(tenant, call.pathParam("id"));
    if (found == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    AlertBackground background = new AlertBackground(tenants.of(tenant));
    String id = found.alert().id();
    String incident = incidents.of(tenant, List.of(id)).getOrDefault(id, "");
    Json.answer(call, json -> AlertDocument.write(found, incident, background, json));
  }

  private void counts(Context call) throws IOException {
    Filters.Asked wanted = asked.of(call);
    AlertCounts counts = store.count(wanted.query(), wanted.test());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("alerts", counts.all().number());
          json.writeBooleanField("exact", counts.all().exact());
          Json.numbers(json, "by_severity", named(counts.bySeverity(), Severity::key));
          Json.numbers(json, "by_status", named(counts.byStatus(), AlertStatus::key));
          Json.numbers(json, "by_intent", named(counts.byIntent(), Intent::key));
          Json.numbers(json, "by_detection", new TreeMap<>(counts.byDetection()));
          Json.numbers(json, "by_hour", named(counts.byHour(), AlertRoutes::hour));
          severitiesOfHour(counts, json);
          json.writeEndObject();
        });
  }

  private static void severitiesOfHour(AlertCounts counts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("by_hour_and_severity");
    for (Map.Entry<Long, Map<Severity, Long>> one :
        new TreeMap<>(counts.severitiesOfHour()).entrySet()) {
      Json.numbers(json, hour(one.getKey()), named(one.getValue(), Severity::key));
    }
    json.writeEndObject();
  }

  private void groups(Context call) throws IOException {
    AlertGroups.By by =
        one(call, "by", "", name -> AlertGroups.By.valueOf(name.toUpperCase(Locale.ROOT)));
    String tenant = Access.of(call).tenant();
    AlertGroups.Found found = new AlertGroups(store, incidents).of(asked.of(call), tenant, by);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("looked", found.looked());
          json.writeBooleanField("exact", found.isWhole());
          json.writeArrayFieldStart("groups");
          for (AlertGroups.Group group : found.groups()) {
            json.writeStartObject();
            json.writeStringField("type", group.key().type());
            json.writeStringField("key", Secrets.masked(group.key().value()));
            json.writeNumberField("alerts", group.alerts());
            json.writeStringField("severity", group.severity().key());
            json.writeFieldName("newest");
            AlertDocument.write(group.newest(), json);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static String hour(long hours) {
    return Instant.ofEpochSecond(hours * 3_600).toString();
  }

  private static <K> Map<String, Long> named(Map<K, Long> counts, Function<K, String> name) {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach((key, count) -> named.put(name.apply(key), count));
    return named;
  }

  // -- what is asked for ------------------------------------------------------------------------

  /** The query that the parameters of a call say, of alerts of the caller's tenant. */
  static AlertQuery query(Context call) {
    String text = call.queryParam("text");
    return AlertQuery.of(Access.of(call).tenant())
        .withSeverities(all(call, "severity", AlertRoutes::severity))
        .withStatuses(all(call, "status", AlertRoutes::status))
        .withDetections(all(call, "detection", name -> name))
        .withSections(all(call, "section", name -> name))
        .withIntents(all(call, "intent", AlertRoutes::intent))
        .withEntities(entities(call))
        .between(
            one(call, "from", "", time -> time(time, Long.MIN_VALUE)),
            one(call, "to", "", time -> time(time, Long.MAX_VALUE)))
        .withText(text == null ? "" : text);
  }

  private static Severity severity(String key) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(key));
  }

  private static AlertStatus status(String key) {
    AlertStatus status = AlertStatus.of(key);
    if (status == null) {
      throw new IllegalArgumentException(key);
    }
    return status;
  }

  private static Intent intent(String key) {
    Intent intent = Intent.of(key);
    if (intent == null) {
      throw new IllegalArgumentException(key);
    }
    return intent;
  }

  /** Entities, one a parameter: values such as command lines and file names may hold commas. */
  private static List<AlertQuery.NamedEntity> entities(Context call) {
    return call.queryParams("entity").stream()
        .map(value -> read("entity", value, AlertRoutes::entity))
        .distinct()
        .toList();
  }

  /** {@code type:value}, or a value of any type. */
  private static AlertQuery.NamedEntity entity(String text) {
    int colon = text.indexOf(':');
    boolean typed = colon > 0 && text.substring(0, colon).matches("[a-z][a-z-]*");
    return typed
        ? new AlertQuery.NamedEntity(text.substring(0, colon), text.substring(colon + 1))
        : new AlertQuery.NamedEntity(null, text);
  }

  static long time(String text, long none) {
    if (text.isEmpty()) {
      return none;
    }
    Instant time = Instant.parse(text);
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
  }

  /** The values of a parameter, which may be repeated or divided by commas. */
  private static <T> Set<T> all(Context call, String name, Function<String, T> reading) {
    return call.queryParams(name).stream()
        .flatMap(values -> Arrays.stream(values.split(",", -1)))
        .map(value -> read(name, value, reading))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static <T> T one(Context call, String name, String none, Function<String, T> reading) {
    @Nullable String value = call.queryParam(name);
    return read(name, value == null ? none : value, reading);
  }

  private static <T> T read(String name, String value, Function<String, T> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter {0} cannot be \"{1}\".")
              .inJapanese("パラメーター {0} に「{1}」は指定できません。", name, shortened(value)));
    }
  }

  private static String shortened(String value) {
    return value.length() > 50 ? value.substring(0, 50) + "…" : value;
  }

  /** Ends the streams. */
  @Override
  public void close() {
    stream.close();
  }
}
