package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.queue.AlertSend;
import org.hansho.casework.export.queue.ExportLetter;
import org.hansho.casework.export.queue.ExportPreview;
import org.hansho.casework.export.queue.Exports;
import org.hansho.casework.export.queue.TargetStatus;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;

/**
 * Continuous exports: {@code /api/v1/exports} says how each target is doing; a target can be
 * tested, and what it has refused can be listed and sent again. {@code /api/v1/alerts/{id}/exports}
 * says what became of one alert.
 */
public final class ExportRoutes {
  private static final String ALL = "/api/v1/exports";
  private static final String ONE = ALL + "/{name}";
  private static final int PAGE = 100;
  private static final int MOST = 1_000;

  private final Exports exports;
  private final Trail trail;

  /** Routes over these exports; tests and retries go into the trail. */
  public ExportRoutes(Exports exports, Trail trail) {
    this.exports = exports;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.ANALYST, this::list),
        Route.get("/api/v1/alerts/{id}/exports", Role.ANALYST, this::sends),
        Route.post(ONE + "/test", Role.ENGINEER, this::test),
        Route.get(ONE + "/preview", Role.ANALYST, this::preview),
        Route.post(ONE + "/snapshot", Role.ENGINEER, this::snapshot),
        Route.get(ONE + "/letters", Role.ANALYST, this::letters),
        Route.post(ONE + "/retry", Role.ENGINEER, this::retry));
  }

  private void list(Context call) throws IOException {
    List<TargetStatus> all = exports.status(Access.of(call).tenant());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("exports");
          for (TargetStatus one : all) {
            write(one, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(TargetStatus one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", one.name());
    json.writeStringField("kind", one.kind());
    json.writeStringField("place", one.place());
    json.writeStringField("format", one.format());
    json.writeNumberField("waiting", one.waiting());
    json.writeNumberField("sent", one.sent());
    json.writeNumberField("filtered", one.filtered());
    json.writeNumberField("held", one.held());
    json.writeNumberField("refused", one.refused());
    json.writeNumberField("letters", one.letters());
    json.writeStringField("trouble", one.trouble());
    Json.time(json, "since", one.since() == 0 ? Long.MIN_VALUE : one.since());
    json.writeEndObject();
  }

  private void sends(Context call) throws IOException {
    List<AlertSend> sends =
        exports
            .sends(Access.of(call).tenant(), call.pathParam("id"))
            .orElseThrow(
                () ->
                    new HttpProblem(
                        404,
                        Message.inEnglish("There is no alert of this id.")
                            .inJapanese("この ID のアラートはありません。")));
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("exports");
          for (AlertSend one : sends) {
            json.writeStartObject();
            json.writeStringField("name", one.target());
            json.writeStringField("kind", one.kind());
            json.writeStringField(
                "state", one.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            Json.time(json, "time", one.time() == 0 ? Long.MIN_VALUE : one.time());
            json.writeNumberField("sends", one.sends());
            json.writeNumberField("tries", one.tries());
            json.writeStringField("reason", one.reason());
            json.writeArrayFieldStart("attempts");
            for (AlertSend.Attempt attempt : one.attempts()) {
              write(attempt, json);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(AlertSend.Attempt attempt, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.time(json, "time", attempt.time());
    json.writeBooleanField("delivered", attempt.isDelivered());
    json.writeStringField("reason", attempt.reason());
    json.writeEndObject();
  }

  private void test(Context call) throws IOException {
    String name = call.pathParam("name");
    String tenant = Access.of(call).tenant();
    Answer answer = exports.test(name, tenant).orElseThrow(ExportRoutes::none);
    boolean delivered = answer instanceof Answer.Delivered;
    String reason =
        answer instanceof Answer.TryAgain later
            ? later.reason()
            : answer instanceof Answer.Refused refused ? refused.reason() : "";
    trail.note(
        call,
        tenant,
        Trail.Step.made("export.test", "export " + name, delivered ? "delivered" : reason),
        delivered ? Outcome.DONE : Outcome.FAILED);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("delivered", delivered);
          json.writeStringField("reason", reason);
          json.writeEndObject();
        });
  }

  private void preview(Context call) throws IOException {
    ExportPreview preview =
        exports
            .preview(call.pathParam("name"), Access.of(call).tenant())
            .orElseThrow(ExportRoutes::none);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("matched", preview.matched());
          json.writeBooleanField("exact", preview.isExact());
          json.writeArrayFieldStart("messages");
          for (String message : preview.messages()) {
            json.writeStartObject();
            json.writeStringField("message", message);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void snapshot(Context call) throws IOException {
    String name = call.pathParam("name");
    String tenant = Access.of(call).tenant();
    Trail.Step step = Trail.Step.made("export.snapshot", "export " + name, "begun");
    boolean isBegun =
        exports
            .snapshot(name, tenant, work -> trail.change(call, tenant, step, work))
            .orElseThrow(ExportRoutes::none);
    if (!isBegun) {
      throw new HttpProblem(
          409,
          Message.inEnglish(
                  "This export gets no snapshots. Set `send` to snapshots or both in the settings.")
              .inJapanese("このエクスポートは、スナップショットを送りません。設定の `send` に snapshots または both を指定してください。"));
    }
    call.status(202);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("begun", true);
          json.writeEndObject();
        });
  }

  private void letters(Context call) throws IOException {
    String after = call.queryParam("after");
    int most = (int) Parameters.number(call, "limit", PAGE, 1, MOST);
    List<ExportLetter> letters =
        exports
            .letters(
                call.pathParam("name"), Access.of(call).tenant(), after == null ? "" : after, most)
            .orElseThrow(ExportRoutes::none);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("letters");
          for (ExportLetter letter : letters) {
            json.writeStartObject();
            json.writeStringField("alert", letter.alert());
            Json.time(json, "time", letter.time());
            json.writeNumberField("tries", letter.tries());
            json.writeStringField("reason", letter.reason());
            json.writeBooleanField("again", letter.again());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeStringField(
              "next", letters.size() == most ? letters.get(most - 1).alert() : null);
          json.writeEndObject();
        });
  }

  private void retry(Context call) throws IOException {
    String name = call.pathParam("name");
    String tenant = Access.of(call).tenant();
    String asked = call.queryParam("alert");
    String alert = asked == null ? "" : asked;
    Trail.Step step =
        Trail.Step.made(
            "export.retry", "export " + name, alert.isEmpty() ? "all alerts" : "alert " + alert);
    int letters =
        exports
            .retry(name, tenant, alert, work -> trail.change(call, tenant, step, work))
            .orElseThrow(ExportRoutes::none);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("letters", letters);
          json.writeEndObject();
        });
  }

  private static HttpProblem none() {
    return new HttpProblem(
        404,
        Message.inEnglish("There is no export of this name for this tenant.")
            .inJapanese("このテナントに、この名前のエクスポートはありません。"));
  }
}
