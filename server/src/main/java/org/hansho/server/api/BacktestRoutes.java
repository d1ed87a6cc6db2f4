package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.files.output.Secrets;
import org.hansho.server.backtest.Backtests;
import org.hansho.server.backtest.HistoryFolders;
import org.hansho.server.backtest.Report;
import org.hansho.server.backtest.ReportWords;
import org.hansho.server.backtest.Wanted;
import org.hansho.server.http.AskedLanguage;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.job.Job;
import org.hansho.server.job.JobRefusedException;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * {@code /api/v1/detections/backtest}: a detection, or another version of it, over the records that
 * the journal still has, or over files below folders that the settings name.
 */
public final class BacktestRoutes {
  private static final String PATH = "/api/v1/detections/backtest";

  /** Most alerts that are shown of each kind; all are counted. */
  private static final int EXAMPLES = 20;

  private final Backtests backtests;
  private final HistoryFolders folders;
  private final Tenants tenants;
  private final Trail trail;

  /** Routes to back-tests of these tenants. */
  public BacktestRoutes(Backtests backtests, HistoryFolders folders, Tenants tenants, Trail trail) {
    this.backtests = backtests;
    this.folders = folders;
    this.tenants = tenants;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.ENGINEER, this::show),
        Route.post(PATH, Role.ENGINEER, this::begin),
        Route.delete(PATH, Role.ENGINEER, this::cancel));
  }

  private void begin(Context call) throws IOException {
    Tenant tenant = tenants.of(Access.of(call).tenant());
    Wanted wanted = wanted(call, tenant.name());
    if (wanted.detection().isEmpty() && !wanted.isCandidate()) {
      throw new HttpProblem(
          400,
          Message.inEnglish("Name a detection, give the text of rules, or both.")
              .inJapanese("検出の名前またはルールの内容を指定してください。両方を指定することもできます。"));
    }
    boolean isKnown = tenant.engine().content().detection(wanted.detection()) != null;
    if (!wanted.detection().isEmpty() && !isKnown) {
      throw new HttpProblem(
          404,
          Message.inEnglish("There is no detection {0}.")
              .inJapanese("検出 {0} はありません。", wanted.detection()));
    }
    if (!backtests.begin(tenant, wanted)) {
      throw new HttpProblem(
          409,
          Message.inEnglish("A back-test is running; wait for its end, or end it.")
              .inJapanese("別のバックテストを実行中です。終了を待つか、中止してください。"));
    }
    note(call, "detection.backtest", wanted);
    call.status(202);
    show(call);
  }

  private Wanted wanted(Context call, String tenant) throws IOException {
    Fields fields = Fields.of(call, "detection", "text", "path");
    String path = fields.text("path", "");
    try {
      String place = path.isEmpty() ? "" : folders.allowed(tenant, path).toString();
      return new Wanted(
          fields.text("detection", ""), fields.text("text", ""), place, Access.of(call).caller());
    } catch (JobRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private void cancel(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    Optional<Job<Wanted, Report>> running = backtests.of(tenant);
    if (running.isEmpty() || !backtests.cancel(tenant)) {
      throw new HttpProblem(
          404, Message.inEnglish("No back-test is running.").inJapanese("実行中のバックテストはありません。"));
    }
    note(call, "detection.backtest-end", running.get().request());
    call.status(202);
    show(call);
  }

  private void note(Context call, String action, Wanted wanted) throws IOException {
    String object = wanted.detection().isEmpty() ? "new rules" : "detection " + wanted.detection();
    String what =
        (wanted.isCandidate() ? "another version" : "as it is")
            + (wanted.isOfFiles() ? ", over " + wanted.path() : "");
    trail.note(
        call,
        Access.of(call).tenant(),
        Trail.Step.made(action, object, what),
        AuditEntry.Outcome.DONE);
  }

  private void show(Context call) {
    String tenant = Access.of(call).tenant();
    Optional<Job<Wanted, Report>> job = backtests.of(tenant);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          Json.texts(json, "folders", folders.of(tenant).stream().map(Path::toString).toList());
          boolean isRunning = job.isPresent() && job.get().state() == Job.State.RUNNING;
          Json.texts(json, "paths", isRunning ? List.of() : folders.offered(tenant));
          if (job.isEmpty()) {
            json.writeStringField("state", "none");
          } else {
            write(job.get(), AskedLanguage.of(call), json);
          }
          json.writeEndObject();
        });
  }

  private static void write(Job<Wanted, Report> job, Language language, JsonGenerator json)
      throws IOException {
    JobDocument.state(job, json);
    json.writeStringField("detection", job.request().detection());
    json.writeBooleanField("candidate", job.request().isCandidate());
    json.writeStringField("path", job.request().path());
    json.writeStringField("by", job.request().by());
    JobDocument.progress(job, "bytes", "of_bytes", language, json);
    Report report = job.report();
    if (report != null) {
      json.writeObjectFieldStart("report");
      write(report, json);
      json.writeEndObject();
    }
  }

  private static void write(Report report, JsonGenerator json) throws IOException {
    Json.texts(json, "detections", report.detections());
    for (Language language : Language.values()) {
      json.writeStringField(language.code(), ReportWords.of(report, language));
    }
    Report.Records records = report.records();
    json.writeNumberField("pushes", records.pushes());
    json.writeNumberField("unreadable_pushes", records.unreadable());
    json.writeNumberField("sources", records.sources());
    json.writeNumberField("records", records.events());
    json.writeNumberField("malformed", records.malformed());
    json.writeNumberField("late", records.late());
    Json.time(json, "first_time", records.firstTime());
    Json.time(json, "last_time", records.lastTime());
    json.writeBooleanField("whole", report.end() == Report.End.WHOLE);
    side(report.tried(), json);
    json.writeNumberField("listed", report.listed().size());
    alerts("examples", report.tried().alerts(), report, json);
    json.writeNumberField("not_raised", report.notRaised().size());
    alerts("not_raised_examples", report.notRaised(), report, json);
    Report.Comparison other = report.inEffect();
    if (other != null) {
      json.writeObjectFieldStart("in_effect");
      side(other.side(), json);
      json.writeNumberField("new", other.difference().added().size());
      json.writeNumberField("gone", other.difference().gone().size());
      json.writeNumberField("changed", other.difference().changed().size());
      json.writeNumberField("same", other.difference().same());
      alerts("new_examples", other.difference().added(), report, json);
      alerts("gone_examples", other.difference().gone(), report, json);
      json.writeEndObject();
    }
  }

  private static void side(Report.Side side, JsonGenerator json) throws IOException {
    json.writeNumberField("alerts", side.count());
    json.writeNumberField("held_back", side.heldBack());
    Map<String, Long> bySeverity = new TreeMap<>();
    side.alerts().forEach(alert -> bySeverity.merge(alert.severity().key(), 1L, Long::sum));
    Json.numbers(json, "by_severity", bySeverity);
  }

  private static void alerts(
      String name, Collection<Alert> alerts, Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Alert each : alerts.stream().limit(EXAMPLES).toList()) {
      Alert alert = each.withTexts(Secrets::masked, false);
      json.writeStartObject();
      json.writeStringField("id", alert.id());
      json.writeStringField("detection", alert.detection());
      json.writeStringField("severity", alert.severity().key());
      Json.time(json, "time", alert.time());
      json.writeNumberField("count", alert.count());
      json.writeBooleanField(
          "listed", report.listed().contains(alert.id()) || report.notRaised().contains(each));
      for (Language language : Language.values()) {
        json.writeObjectFieldStart(language.code());
        json.writeStringField("title", alert.title(language));
        json.writeStringField("summary", alert.summary(language));
        json.writeStringField("reason", alert.reason(language));
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
