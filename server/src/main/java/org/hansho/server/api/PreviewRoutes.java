package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.suppression.Preview;
import org.hansho.casework.suppression.Previews;
import org.hansho.casework.suppression.Suppression;
import org.hansho.casework.suppression.SuppressionRequest;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.server.http.AskedLanguage;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.job.Job;
import org.hansho.server.job.JobRefusedException;
import org.hansho.server.job.Jobs;
import org.hansho.server.job.Run;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suppressions/preview}: what a suppression would have hidden, as a job. A caller
 * who begins another preview while one of theirs runs keeps both, each under an id of its own.
 */
public final class PreviewRoutes {
  private static final String PATH = "/api/v1/suppressions/preview";
  private static final String ONE = PATH + "/{id}";

  private final Suppressions suppressions;
  private final Previews previews;
  private final Jobs<Request, Preview> jobs;
  private final LongSupplier clock;

  /**
   * A suppression that is previewed.
   *
   * @param id of the preview
   * @param draft the suppression, which is not in force
   */
  public record Request(String id, Suppression draft) {}

  /**
   * Routes to previews.
   *
   * @param jobs where they run
   * @param clock nanoseconds since 1970
   */
  public PreviewRoutes(
      Suppressions suppressions,
      Previews previews,
      Jobs<Request, Preview> jobs,
      LongSupplier clock) {
    this.suppressions = suppressions;
    this.previews = previews;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, Role.ANALYST, call -> SuppressionRoutes.refusing(call, this::begin)),
        Route.get(ONE, Role.ANALYST, this::show),
        Route.delete(ONE, Role.ANALYST, this::cancel));
  }

  private void begin(Context call) throws IOException, FilterException {
    Fields fields = Fields.of(call, "filter", "begins", "ends");
    SuppressionRequest wanted =
        new SuppressionRequest(
            "preview",
            fields.text("filter"),
            "preview",
            SuppressionRequest.USUAL,
            SuppressionRoutes.time(fields, "begins"),
            SuppressionRoutes.time(fields, "ends"));
    Grant grant = Access.of(call);
    Suppression draft = suppressions.draft("", grant.tenant(), grant.caller(), wanted);
    Request request = new Request(UUID.randomUUID().toString(), draft);
    String name = name(grant.tenant(), request.id());
    if (!jobs.begin(name, request, clock.getAsLong(), run -> preview(draft, run))) {
      throw new HttpProblem(
          409,
          Message.inEnglish(
                  "As many previews run as may at a time; wait for the end of one, or end it.")
              .inJapanese("同時に実行できるプレビューの数に達しています。いずれかの終了を待つか、中止してください。"));
    }
    call.status(202);
    answer(call, found(name));
  }

  private @Nullable Preview preview(Suppression draft, Run run)
      throws IOException, JobRefusedException {
    try {
      Preview preview =
          suppressions.preview(
              draft,
              previews,
              (passed, all) -> {
                run.at(passed, all);
                return !run.isCancelled() && !run.isTimeOver();
              });
      return run.isCancelled() ? null : preview;
    } catch (FilterException listIsGone) {
      throw new JobRefusedException(Message.of(listIsGone));
    }
  }

  private static String name(String tenant, String id) {
    return tenant + " " + id;
  }

  private Job<Request, Preview> found(String name) {
    return jobs.of(name)
        .orElseThrow(
            () ->
                new HttpProblem(
                    404,
                    Message.inEnglish("There is no preview of this id any more; begin another.")
                        .inJapanese("この ID のプレビューは、もうありません。もう一度プレビューを開始してください。")));
  }

  private void show(Context call) {
    answer(call, found(name(Access.of(call).tenant(), call.pathParam("id"))));
  }

  private void cancel(Context call) {
    String name = name(Access.of(call).tenant(), call.pathParam("id"));
    found(name);
    if (!jobs.cancel(name)) {
      throw new HttpProblem(
          409,
          Message.inEnglish("This preview has ended already.").inJapanese("このプレビューは、すでに終了しています。"));
    }
    call.status(202);
    answer(call, found(name));
  }

  private static void answer(Context call, Job<Request, Preview> job) {
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          JobDocument.state(job, json);
          json.writeStringField("id", job.request().id());
          json.writeStringField("filter", job.request().draft().filter());
          json.writeStringField("by", job.request().draft().author());
          JobDocument.progress(job, "passed", "of_alerts", AskedLanguage.of(call), json);
          Preview preview = job.report();
          if (preview != null) {
            json.writeObjectFieldStart("report");
            write(preview, json);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static void write(Preview preview, JsonGenerator json) throws IOException {
    json.writeNumberField("alerts", preview.alerts());
    Long searchedTo = preview.searchedTo();
    json.writeBooleanField("complete", searchedTo == null);
    if (searchedTo != null) {
      Json.time(json, "searched_to", searchedTo);
    }
    json.writeNumberField("true_positives", preview.truePositives());
    TreeMap<String, Long> bySeverity = new TreeMap<>();
    preview.bySeverity().forEach((severity, n) -> bySeverity.put(severity.key(), n));
    Json.numbers(json, "by_severity", bySeverity);
    TreeMap<String, Long> byStatus = new TreeMap<>();
    preview.byStatus().forEach((status, n) -> byStatus.put(status.key(), n));
    Json.numbers(json, "by_status", byStatus);
    Json.numbers(json, "by_detection", new TreeMap<>(preview.byDetection()));
    json.writeNumberField("losing_steps", preview.incidents().number());
    json.writeBooleanField("losing_steps_exact", preview.incidents().exact());
    Json.texts(json, "incidents", preview.losing());
    json.writeArrayFieldStart("newest");
    for (AlertPage.Listed listed : preview.newest()) {
      AlertDocument.write(listed, json);
    }
    json.writeEndArray();
  }
}
