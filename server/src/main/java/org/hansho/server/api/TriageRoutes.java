package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.QueryRefusedException;
import org.hansho.casework.triage.Triage;
import org.hansho.casework.triage.TriageAction;
import org.hansho.casework.triage.TriageChange;
import org.hansho.casework.triage.TriageRefusedException;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.TenantLists;
import org.jspecify.annotations.Nullable;

/**
 * What people do with alerts: {@code /api/v1/alerts/{id}/triage} for one, {@code
 * /api/v1/alerts/triage} for all that a filter finds, {@code /api/v1/alerts/{id}/history}, and
 * {@code /api/v1/actions}, where an action over many is looked at and taken back.
 */
public final class TriageRoutes {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_ACTIONS = 100;

  private static final Set<AlertStatus> OPEN = Set.of(AlertStatus.ACTIVE, AlertStatus.IN_PROGRESS);

  /** How long a call waits for an action before it says that it goes on. */
  private static final long WAIT_MILLIS = 2_000;

  private final Triage triage;
  private final CaseStore store;
  private final AskedAlerts asked;

  /**
   * Routes over a store and what is done in it.
   *
   * @param incidents that filters may name
   * @param lists the same
   */
  public TriageRoutes(Triage triage, CaseStore store, Incidents incidents, TenantLists lists) {
    this.triage = triage;
    this.store = store;
    this.asked = new AskedAlerts(lists, incidents);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/alerts/{id}/triage", Role.ANALYST, refusing(this::change)),
        Route.get("/api/v1/alerts/{id}/history", Role.VIEWER, this::history),
        Route.post("/api/v1/alerts/triage", Role.ANALYST, refusing(this::changeAll)),
        Route.get("/api/v1/actions", Role.VIEWER, this::actions),
        Route.get("/api/v1/actions/{n}", Role.VIEWER, this::action),
        Route.post("/api/v1/actions/{n}/undo", Role.ANALYST, refusing(this::undo)));
  }

  /** An answer that the rules of triage may refuse. */
  private interface Answer {
    void to(Context call) throws IOException;
  }

  private static io.javalin.http.Handler refusing(Answer answer) {
    return call -> {
      try {
        answer.to(call);
      } catch (TriageRefusedException | QueryRefusedException refused) {
        throw new HttpProblem(400, Message.of(refused));
      }
    };
  }

  // -- one alert --------------------------------------------------------------------------------

  private void change(Context call) throws IOException {
    TriageChange change = wanted(call);
    String tenant = Access.of(call).tenant();
    String id = call.pathParam("id");
    AlertPage.Listed before = store.find(tenant, id);
    if (before == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    AuditEntry row =
        Trail.row(
            call, tenant, new Trail.Step(change.verb(), id, words(before.state()), words(change)));
    if (!triage.change(row, id, change)) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    Trail.noted(call);
    AlertPage.Listed after = store.find(tenant, id);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("id", id);
          AlertDocument.state(after == null ? before.state() : after.state(), json);
          json.writeEndObject();
        });
  }

  private static TriageChange wanted(Context call) throws IOException {
    Fields fields =
        Fields.of(
            call,
            "status",
            "reason",
            "assignee",
            "add_tags",
            "remove_tags",
            "watch",
            "unwatch",
            "note");
    String status = fields.text("status", "");
    String reason = fields.text("reason", "");
    TriageChange change =
        new TriageChange(
            status.isEmpty() ? null : status(status),
            reason.isEmpty() ? null : reason(reason),
            assignee(call, fields.text("assignee", KEPT)),
            Set.copyOf(fields.list("add_tags")),
            Set.copyOf(fields.list("remove_tags")),
            Set.copyOf(fields.list("watch")),
            Set.copyOf(fields.list("unwatch")),
            fields.text("note", "").strip());
    if (change.isNothing()) {
      throw new HttpProblem(
          400,
          Message.inEnglish(
                  "The body asks for nothing. It may have status, reason, assignee, add_tags,"
                      + " remove_tags, watch, unwatch and note.")
              .inJapanese(
                  "変更する内容がありません。本文に指定できるのは"
                      + " status、reason、assignee、add_tags、remove_tags、watch、unwatch、note です。"));
    }
    return change;
  }

  /** Not the name of anybody. */
  static final String KEPT = "\0";

  static @Nullable String assignee(Context call, String wanted) {
    if (wanted.equals(KEPT)) {
      return null;
    }
    return wanted.equals("me") ? Access.of(call).caller().replaceFirst("^user ", "") : wanted;
  }

  static AlertStatus status(String key) {
    AlertStatus status = AlertStatus.of(key);
    if (status == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("A status is active, in-progress, resolved or dismissed.")
              .inJapanese("状態には active、in-progress、resolved、dismissed のいずれかを指定してください。"));
    }
    return status;
  }

  static ClosingReason reason(String key) {
    ClosingReason reason = ClosingReason.of(key);
    if (reason == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish(
                  "A reason is true-positive, benign-expected, false-logic, false-data, duplicate"
                      + " or undetermined.")
              .inJapanese(
                  "理由には true-positive、benign-expected、false-logic、false-data、duplicate、undetermined"
                      + " のいずれかを指定してください。"));
    }
    return reason;
  }

  /** A state in the words of the audit log. */
  private static String words(AlertState state) {
    ClosingReason reason = state.reason();
    return state.status().key()
        + (reason == null ? "" : " (" + reason.key() + ")")
        + (state.assignee().isEmpty() ? "" : ", assignee " + state.assignee())
        + (state.tags().isEmpty() ? "" : ", tags " + String.join(" ", state.tags()));
  }

  private static String words(TriageChange change) {
    StringBuilder words = new StringBuilder();
    AlertStatus status = change.status();
    if (status != null) {
      words.append(status.key());
      ClosingReason reason = change.reason();
      words.append(reason == null ? "" : " (" + reason.key() + ")").append("; ");
    }
    add(words, "assignee", change.assignee());
    add(words, "tags added", names(change.addTags()));
    add(words, "tags removed", names(change.removeTags()));
    add(words, "watchers added", names(change.addWatchers()));
    add(words, "watchers removed", names(change.removeWatchers()));
    add(words, "note", change.note().isEmpty() ? null : change.note());
    return words.toString().replaceFirst("; $", "");
  }

  private static @Nullable String names(Set<String> names) {
    return names.isEmpty() ? null : String.join(" ", new TreeSet<>(names));
  }

  private static void add(StringBuilder words, String what, @Nullable String value) {
    if (value != null) {
      words.append(what).append(' ').append(value.isEmpty() ? "nobody" : value).append("; ");
    }
  }

  private void history(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    String id = call.pathParam("id");
    if (store.find(tenant, id) == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    List<AlertEntry> entries = store.history(tenant, id, MOST_ENTRIES);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("history");
          for (AlertEntry entry : entries) {
            write(entry, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(AlertEntry entry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.time(json, "time", entry.head().time());
    json.writeStringField("actor", entry.head().actor());
    json.writeStringField("verb", entry.head().verb());
    json.writeStringField("note", entry.head().note());
    if (entry.head().action() != 0) {
      json.writeNumberField("action", entry.head().action());
    }
    state(json, "before", entry.before());
    state(json, "after", entry.after());
    json.writeEndObject();
  }

  private static void state(JsonGenerator json, String name, @Nullable AlertState state)
      throws IOException {
    if (state != null) {
      json.writeObjectFieldStart(name);
      AlertDocument.state(state, json);
      json.writeEndObject();
    }
  }

  // -- many alerts ------------------------------------------------------------------------------

  private void changeAll(Context call) throws IOException {
    TriageChange change = wanted(call);
    Filters.Asked wanted = asked.of(call);
    String tenant = Access.of(call).tenant();
    boolean isAll = wanted.test() == null && wanted.query().equals(AlertQuery.of(tenant));
    if (isAll && !"true".equals(call.queryParam("all"))) {
      throw new HttpProblem(
          400,
          Message.inEnglish(
                  "No filter is given. To change every alert of the tenant, add all=true.")
              .inJapanese("条件式が指定されていません。テナントのすべてのアラートを変更するには、all=true を付けてください。"));
    }
    String which = call.queryString() == null ? "every alert" : "alerts?" + call.queryString();
    AuditEntry row =
        Trail.row(call, tenant, new Trail.Step(change.verb(), which, "", words(change)));
    AlertQuery query = isStatusAsked(call) ? wanted.query() : wanted.query().withStatuses(OPEN);
    answer(
        call,
        triage.changeAll(
            row,
            (cursor, size) -> store.list(query, wanted.test(), AlertOrder.NEWEST, cursor, size),
            change));
  }

  /** Verdicts that colleagues gave, and what is hidden, are left alone unless they are meant. */
  private static boolean isStatusAsked(Context call) {
    String filter = call.queryParam("filter");
    return call.queryParam("status") != null || (filter != null && filter.contains("status"));
  }

  private void undo(Context call) throws IOException {
    long action = number(call);
    AuditEntry row =
        Trail.row(
            call,
            Access.of(call).tenant(),
            new Trail.Step("action.undo", "action " + action, "", "undone"));
    answer(call, triage.undo(row, action));
  }

  private static long number(Context call) {
    try {
      return Long.parseLong(call.pathParam("n"));
    } catch (NumberFormatException wrong) {
      throw new HttpProblem(
          404,
          Message.inEnglish("There is no action of this number.").inJapanese("この番号の操作はありません。"));
    }
  }

  /** 200 with what was done, or 202 while it goes on. */
  private void answer(Context call, Triage.Started started) throws IOException {
    Trail.noted(call);
    boolean isOver = true;
    try {
      started.end().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException later) {
      isOver = false;
    } catch (ExecutionException failure) {
      throw new IOException("The change broke off.", failure);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      isOver = false;
    }
    TriageAction action = triage.action(Access.of(call).tenant(), started.n());
    if (action == null) {
      throw new IllegalStateException("action " + started.n() + " is lost");
    }
    call.status(isOver ? 200 : 202).header("Location", "/api/v1/actions/" + started.n());
    Json.answer(call, json -> write(action, json));
  }

  private void actions(Context call) throws IOException {
    List<TriageAction> actions = triage.actions(Access.of(call).tenant(), MOST_ACTIONS);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("actions");
          for (TriageAction action : actions) {
            write(action, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void action(Context call) throws IOException {
    TriageAction action = triage.action(Access.of(call).tenant(), number(call));
    if (action == null) {
      throw new HttpProblem(
          404,
          Message.inEnglish("There is no action of this number.").inJapanese("この番号の操作はありません。"));
    }
    Json.answer(call, json -> write(action, json));
  }

  private static void write(TriageAction action, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("action", action.n());
    Json.time(json, "time", action.time());
    json.writeStringField("actor", action.actor());
    json.writeStringField("what", action.what());
    json.writeNumberField("changed", action.changed());
    json.writeNumberField("left_alone", action.leftAlone());
    json.writeStringField("state", action.state().name().toLowerCase(Locale.ROOT));
    if (action.ended() != 0) {
      Json.time(json, "ended", action.ended());
      Json.time(json, "undo_until", action.ended() + Triage.UNDO.toNanos());
    }
    if (action.undoes() != 0) {
      json.writeNumberField("undoes", action.undoes());
    }
    json.writeEndObject();
  }
}
