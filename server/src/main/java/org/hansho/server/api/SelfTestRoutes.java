package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.selftest.Outcome;
import org.hansho.server.selftest.SelfTest;
import org.hansho.server.tenant.Tenants;

/** {@code /api/v1/selftest}: whether each detection finds what its own tests say. */
public final class SelfTestRoutes {
  private static final String PATH = "/api/v1/selftest";

  private final SelfTest test;
  private final Tenants tenants;

  /** Routes to this test of these tenants. */
  public SelfTestRoutes(SelfTest test, Tenants tenants) {
    this.test = test;
    this.tenants = tenants;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.VIEWER, this::show), Route.post(PATH, Role.ENGINEER, this::begin));
  }

  private void begin(Context call) {
    if (!test.begin(tenants.of(Access.of(call).tenant()))) {
      throw new HttpProblem(
          409,
          Message.inEnglish("A self test is running; wait for its end.")
              .inJapanese("セルフ テストを実行中です。終了を待ってください。"));
    }
    call.status(202);
    show(call);
  }

  private void show(Context call) {
    SelfTest.Progress progress =
        test.of(Access.of(call).tenant())
            .orElse(new SelfTest.Progress(false, List.of(), 0, "nothing was tried yet"));
    Json.answer(call, json -> write(progress, json));
  }

  private static void write(SelfTest.Progress progress, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("running", progress.isRunning());
    json.writeStringField("trouble", progress.trouble());
    json.writeNumberField("total", progress.total());
    json.writeNumberField("tried", progress.outcomes().size());
    json.writeNumberField("fired", fired(progress, false));
    json.writeNumberField("fired_of_reference", fired(progress, true));
    json.writeArrayFieldStart("detections");
    for (Outcome outcome : progress.outcomes()) {
      json.writeStartObject();
      json.writeStringField("id", outcome.detection());
      json.writeBooleanField("reference", outcome.isOfReference());
      json.writeStringField(
          "state", outcome.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeStringField("reason", outcome.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static long fired(SelfTest.Progress progress, boolean ofReference) {
    return progress.outcomes().stream()
        .filter(outcome -> outcome.state() == Outcome.State.FIRED)
        .filter(outcome -> !ofReference || outcome.isOfReference())
        .count();
  }
}
