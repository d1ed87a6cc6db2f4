package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hansho.alert.Message;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.QueryRefusedException;
import org.hansho.casework.suppression.Suppression;
import org.hansho.casework.suppression.SuppressionRefusedException;
import org.hansho.casework.suppression.SuppressionRequest;
import org.hansho.casework.suppression.Suppressions;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.CaseworkSettings.SuppressionDays;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/suppressions}: alerts that people of the caller's tenant hide. */
public final class SuppressionRoutes {
  private static final long NANOS = 1_000_000_000L;
  private static final String NEVER = "never";

  private final Suppressions suppressions;
  private final Trail trail;
  private final LongSupplier clock;
  private final Supplier<SuppressionDays> days;

  /**
   * Routes over suppressions.
   *
   * @param clock nanoseconds since 1970
   * @param days how long they live
   */
  public SuppressionRoutes(
      Suppressions suppressions, Trail trail, LongSupplier clock, Supplier<SuppressionDays> days) {
    this.days = days;
    this.suppressions = suppressions;
    this.trail = trail;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    String one = "/api/v1/suppressions/{id}";
    return List.of(
        Route.get("/api/v1/suppressions", Role.VIEWER, this::list),
        Route.post("/api/v1/suppressions", Role.ANALYST, call -> refusing(call, this::create)),
        Route.post(one, Role.ANALYST, call -> refusing(call, this::change)),
        Route.delete(one, Role.ANALYST, call -> refusing(call, this::remove)));
  }

  /** An answer that may be refused. */
  interface Answer {
    void to(Context call) throws IOException, FilterException;
  }

  static void refusing(Context call, Answer answer) throws IOException {
    try {
      answer.to(call);
    } catch (FilterException wrong) {
      throw Filters.refused(wrong);
    } catch (SuppressionRefusedException | QueryRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  private void list(Context call) throws IOException {
    long now = clock.getAsLong();
    String tenant = Access.of(call).tenant();
    List<Suppression> all = suppressions.list(tenant);
    SuppressionDocument document = new SuppressionDocument(suppressions, tenant, now);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("suppressions");
          for (Suppression one : all) {
            document.write(one, json);
          }
          json.writeEndArray();
          json.writeNumberField("usual_days", days.get().usual());
          json.writeNumberField("most_days", days.get().most());
          json.writeEndObject();
        });
  }

  private void create(Context call) throws IOException, FilterException {
    Fields fields = Fields.of(call, "name", "filter", "reason", "days", "begins", "ends");
    Grant grant = Access.of(call);
    SuppressionRequest wanted =
        new SuppressionRequest(
            fields.text("name"),
            fields.text("filter"),
            fields.text("reason"),
            life(fields.text("days", String.valueOf(days.get().usual())), grant),
            time(fields, "begins"),
            time(fields, "ends"));
    String id = UUID.randomUUID().toString();
    Suppression draft = suppressions.draft(id, grant.tenant(), grant.caller(), wanted);
    Trail.Step step =
        Trail.Step.made("suppression.create", "suppression " + id, SuppressionDocument.line(draft));
    suppressions.add(draft, work -> trail.change(call, grant.tenant(), step, work));
    call.status(201);
    SuppressionDocument document =
        new SuppressionDocument(suppressions, draft.tenant(), clock.getAsLong());
    Json.answer(call, json -> document.write(draft, json));
  }

  /** Analysts may hide for a time; for ever only whoever may change detections. */
  private @Nullable Duration life(String text, Grant grant) {
    if (text.equals(NEVER)) {
      if (!grant.roles().contains(Role.ENGINEER)) {
        throw new HttpProblem(
            403,
            Message.inEnglish("A suppression that never expires needs the role engineer or admin.")
                .inJapanese("無期限の抑制ルールには、エンジニアまたは管理者のロールが必要です。"));
      }
      return null;
    }
    try {
      int life = Integer.parseInt(text);
      if (life > days.get().most()) {
        throw new HttpProblem(
            400,
            Message.inEnglish("A suppression that ends lives at most {0} days.")
                .inJapanese("期限のある抑制ルールの期間は {0} 日までです。", days.get().most()));
      }
      return Duration.ofDays(life);
    } catch (NumberFormatException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field days is a whole number, or never.")
              .inJapanese("フィールド days には整数または never を指定してください。"));
    }
  }

  static long time(Fields fields, String name) {
    String text = fields.text(name, "");
    if (text.isEmpty()) {
      return 0;
    }
    try {
      Instant time = Instant.parse(text);
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    } catch (DateTimeParseException | ArithmeticException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field {0} is a time such as 2026-11-24T02:15:00Z.")
              .inJapanese("フィールド {0} には 2026-11-24T02:15:00Z のような時刻を指定してください。", name));
    }
  }

  private Suppression found(Context call) {
    Suppression one = suppressions.find(Access.of(call).tenant(), call.pathParam("id"));
    if (one == null) {
      throw none();
    }
    return one;
  }

  private static HttpProblem none() {
    return new HttpProblem(
        404,
        Message.inEnglish("There is no suppression of this id.").inJapanese("この ID の抑制ルールはありません。"));
  }

  private void change(Context call) throws IOException {
    Fields fields = Fields.of(call, "enabled", "days");
    Suppression before = found(call);
    Suppression after = before;
    String enabled = fields.text("enabled", String.valueOf(before.enabled()));
    if (!enabled.matches("true|false")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field enabled is true or false.")
              .inJapanese("フィールド enabled には true または false を指定してください。"));
    }
    after = after.enabled(enabled.equals("true"));
    String days = fields.text("days", "");
    if (!days.isEmpty()) {
      after = after.until(expires(before, life(days, Access.of(call))));
    }
    Suppression changed = after;
    Trail.Step step =
        new Trail.Step(
            "suppression.change",
            "suppression " + before.id(),
            SuppressionDocument.line(before),
            SuppressionDocument.line(changed));
    if (!suppressions.change(changed, work -> trail.change(call, before.tenant(), step, work))) {
      throw none();
    }
    SuppressionDocument document =
        new SuppressionDocument(suppressions, changed.tenant(), clock.getAsLong());
    Json.answer(call, json -> document.write(changed, json));
  }

  private long expires(Suppression one, @Nullable Duration life) {
    if (one.isWindow()) {
      throw new HttpProblem(
          400,
          Message.inEnglish("A maintenance window ends when its time does; make another one.")
              .inJapanese("メンテナンス期間は、指定した時刻に終了します。変更できないため、新しく追加してください。"));
    }
    return new SuppressionRequest(one.name(), one.filter(), one.reason(), life, 0, 0)
        .expires(clock.getAsLong());
  }

  private void remove(Context call) throws IOException {
    Suppression one = found(call);
    boolean keeps = "true".equals(call.queryParam("keep"));
    Trail.Step step =
        new Trail.Step(
            "suppression.remove",
            "suppression " + one.id(),
            SuppressionDocument.line(one),
            keeps ? "what it hides stays hidden" : "");
    long back =
        suppressions.remove(
            one,
            keeps,
            Access.of(call).caller(),
            work -> trail.change(call, one.tenant(), step, work));
    if (back < 0) {
      throw none();
    }
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("brought_back", back);
          json.writeEndObject();
        });
  }
}
