package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.selftest.Samples;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/** {@code /api/v1/samples}: alerts that are only looked at, added and removed together. */
public final class SampleRoutes {
  private static final String PATH = "/api/v1/samples";

  private final Samples samples;
  private final Tenants tenants;
  private final Trail trail;

  /** Routes to the samples of these tenants. */
  public SampleRoutes(Samples samples, Tenants tenants, Trail trail) {
    this.samples = samples;
    this.tenants = tenants;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, Role.ENGINEER, this::add),
        Route.delete(PATH, Role.ENGINEER, this::remove));
  }

  private void add(Context call) throws IOException {
    Tenant tenant = tenants.of(Access.of(call).tenant());
    Samples.Added added =
        samples
            .add(tenant, noted(call, tenant, "sample.add", "added"))
            .orElseThrow(
                () ->
                    new HttpProblem(
                        409,
                        Message.inEnglish("Samples are being added; wait for their end.")
                            .inJapanese("サンプル アラートを追加しています。終了を待ってください。")));
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("added", added.added());
          json.writeNumberField("alerts", added.alerts());
          json.writeArrayFieldStart("left_out");
          for (String detection : added.leftOut()) {
            json.writeString(detection);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void remove(Context call) throws IOException {
    Tenant tenant = tenants.of(Access.of(call).tenant());
    int removed = samples.remove(tenant, noted(call, tenant, "sample.remove", "removed"));
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("removed", removed);
          json.writeEndObject();
        });
  }

  private SampleAlerts.Noted noted(Context call, Tenant tenant, String action, String done) {
    return (count, work) ->
        trail.change(
            call, tenant.name(), Trail.Step.made(action, "samples", count + " " + done), work);
  }
}
