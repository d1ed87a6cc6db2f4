package org.hansho.server.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertStatus;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;

/**
 * What a call to Security Center's interface asks for: the subscription and resource group of its
 * path, and its {@code $filter}, of which comparisons joined by {@code and} are known. Immutable.
 */
final class SecurityCenterQuery {
  private static final int LONGEST_FILTER = 1_000;
  private static final Pattern COMPARISON =
      Pattern.compile("(?:properties/)?(\\w+)\\s+(eq|ge|gt|le|lt)\\s+('(?:[^']|'')*'|[^\\s']+)");

  /** A value in quotes, so that an {@code and} inside of it joins nothing, or what joins. */
  private static final Pattern QUOTED_OR_AND =
      Pattern.compile("'(?:[^']|'')*'|\\s+and\\s+", Pattern.CASE_INSENSITIVE);

  private final String tenant;
  private final String subscription;
  private final String group;
  private Set<Severity> severities = EnumSet.allOf(Severity.class);
  private Set<AlertStatus> statuses = EnumSet.allOf(AlertStatus.class);
  private long from = Long.MIN_VALUE;
  private long to = Long.MAX_VALUE;
  private boolean alerts = true;
  private boolean incidents = true;
  private String type = "";

  private SecurityCenterQuery(String tenant, String subscription, String group) {
    this.tenant = tenant;
    this.subscription = subscription.equals(tenant) ? "" : subscription;
    this.group = group;
  }

  /**
   * The question of a call.
   *
   * @throws HttpProblem if its filter cannot be read; the message says what is known
   */
  static SecurityCenterQuery of(Context call) {
    SecurityCenterQuery query =
        new SecurityCenterQuery(
            Access.of(call).tenant(),
            call.pathParam("subscription"),
            call.pathParamMap().getOrDefault("group", ""));
    String filter = call.queryParam("$filter");
    if (filter != null && !filter.isBlank()) {
      if (filter.length() > LONGEST_FILTER) {
        throw HttpProblem.ofProtocol(
            400, "$filter may have at most " + LONGEST_FILTER + " characters.");
      }
      parts(filter.strip()).forEach(query::add);
    }
    return query;
  }

  private static List<String> parts(String filter) {
    List<String> parts = new ArrayList<>();
    Matcher next = QUOTED_OR_AND.matcher(filter);
    int from = 0;
    while (next.find()) {
      if (!next.group().startsWith("'")) {
        parts.add(filter.substring(from, next.start()).strip());
        from = next.end();
      }
    }
    parts.add(filter.substring(from).strip());
    return parts;
  }

  private void add(String part) {
    Matcher read = COMPARISON.matcher(part);
    if (!read.matches()) {
      throw unknown(part);
    }
    String value = read.group(3).replaceAll("^'|'$", "").replace("''", "'");
    String operator = read.group(2);
    switch (operator + " " + read.group(1).toLowerCase(Locale.ROOT)) {
      case "eq state" -> statuses.retainAll(statuses(value));
      case "eq reportedseverity" -> severities.retainAll(severities(value));
      case "eq alertname" -> type = value;
      case "eq isincident" -> {
        alerts &= value.equals("false");
        incidents &= value.equals("true");
      }
      case "ge reportedtimeutc", "ge detectedtimeutc" -> from = Math.max(from, time(value));
      case "gt reportedtimeutc", "gt detectedtimeutc" -> from = Math.max(from, time(value) + 1);
      case "lt reportedtimeutc", "lt detectedtimeutc" -> to = Math.min(to, time(value));
      case "le reportedtimeutc", "le detectedtimeutc" -> to = Math.min(to, time(value) + 1);
      default -> throw unknown(part);
    }
  }

  private static HttpProblem unknown(String part) {
    return HttpProblem.ofProtocol(
        400,
        "$filter: '"
            + part
            + "' is not known. Join with and: properties/state eq 'Active' or 'Dismissed',"
            + " properties/reportedSeverity eq 'High', properties/alertName eq 'ID',"
            + " properties/isIncident eq true, properties/reportedTimeUtc ge"
            + " 2026-01-01T00:00:00Z (also gt, le, lt).");
  }

  private static Set<AlertStatus> statuses(String word) {
    Set<AlertStatus> open = EnumSet.of(AlertStatus.ACTIVE, AlertStatus.IN_PROGRESS);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "active" -> open;
      case "dismissed" -> EnumSet.complementOf(EnumSet.copyOf(open));
      default -> throw unknown("state eq '" + word + "'");
    };
  }

  /** Critical is High there. */
  private static Set<Severity> severities(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "high" -> EnumSet.of(Severity.HIGH, Severity.CRITICAL);
      case "medium" -> EnumSet.of(Severity.MEDIUM);
      case "low" -> EnumSet.of(Severity.LOW);
      case "informational" -> EnumSet.of(Severity.INFORMATIONAL);
      default -> throw unknown("reportedSeverity eq '" + word + "'");
    };
  }

  private static long time(String text) {
    try {
      return AlertRoutes.time(text, 0);
    } catch (RuntimeException wrong) {
      throw unknown(text);
    }
  }

  boolean hasAlerts() {
    return alerts && !severities.isEmpty() && !statuses.isEmpty();
  }

  boolean hasIncidents() {
    return incidents && !severities.isEmpty() && !statuses.isEmpty();
  }

  /** The alerts that are asked for, but for what {@link #check} says. */
  AlertQuery alerts() {
    AlertQuery query = AlertQuery.of(tenant).between(from, to);
    query = type.isEmpty() ? query : query.withDetections(Set.of(type));
    query =
        severities.size() == Severity.values().length ? query : query.withSeverities(severities);
    return statuses.size() == AlertStatus.values().length ? query : query.withStatuses(statuses);
  }

  AlertCheck check() {
    return new AlertCheck() {
      @Override
      public boolean allows(OfKind kind) {
        return true;
      }

      @Override
      public boolean passes(AlertPage.Listed listed) {
        return isThere(listed.alert());
      }
    };
  }

  /** Whether an alert lies in the subscription and resource group of the path. */
  boolean isThere(Alert alert) {
    if (subscription.isEmpty() && group.isEmpty()) {
      return true;
    }
    return alert.entities().stream()
        .map(entity -> entity.attributes().getOrDefault("id", ""))
        .map(id -> id.split("/", 6))
        .anyMatch(this::lies);
  }

  private boolean lies(String[] parts) {
    boolean inSubscription =
        parts.length > 2
            && parts[1].equalsIgnoreCase("subscriptions")
            && (subscription.isEmpty() || parts[2].equalsIgnoreCase(subscription));
    return inSubscription
        && (group.isEmpty() || (parts.length > 4 && parts[4].equalsIgnoreCase(group)));
  }

  /** The incidents that are asked for, but for what {@link #isMeant} says. */
  IncidentQuery incidents() {
    Set<AlertStatus> asked = new TreeSet<>(statuses);
    return new IncidentQuery(
        Arrays.stream(Severity.values()).filter(severities::contains).findFirst().orElseThrow(),
        null,
        from,
        to,
        asked.size() == AlertStatus.values().length ? Set.of() : asked,
        null);
  }

  /** Whether an incident that {@link #incidents} finds is selected, by its entry in the list. */
  boolean isMeant(IncidentHead head) {
    return severities.contains(head.severity());
  }

  /** Whether an incident, as an alert, is selected. */
  boolean isMeant(AlertPage.Listed incident) {
    return (type.isEmpty() || type.equals(incident.alert().detection()))
        && isThere(incident.alert());
  }
}
