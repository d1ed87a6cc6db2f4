package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.triage.HandlingTimes;
import org.hansho.server.security.Access;

/** {@code GET /api/v1/alerts/handling}: how fast people handle alerts. */
final class HandlingRoute implements Handler {
  /** Its path. */
  static final String PATH = "/api/v1/alerts/handling";

  private static final long NANOS = 1_000_000_000L;

  private final CaseStore store;

  /** A route over the alerts of a store. */
  HandlingRoute(CaseStore store) {
    this.store = store;
  }

  @Override
  public void handle(Context call) throws IOException {
    long since = AlertRoutes.one(call, "from", "", time -> AlertRoutes.time(time, Long.MIN_VALUE));
    HandlingTimes times = HandlingTimes.of(store, Access.of(call).tenant(), since);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          write("acknowledged", times.acknowledged(), json);
          write("closed", times.closed(), json);
          json.writeEndObject();
        });
  }

  private static void write(String name, HandlingTimes.Handled handled, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("alerts", handled.alerts());
    json.writeNumberField("median_seconds", handled.median() / NANOS);
    json.writeEndObject();
  }
}
