package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import org.hansho.casework.store.CaseStore;
import org.hansho.pipeline.AddressCountries;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.Tenants;

/** {@code GET /api/v1/alerts/places}: in which countries the addresses are that alerts name. */
final class PlaceRoute implements Handler {
  /** Its path. */
  static final String PATH = "/api/v1/alerts/places";

  private final CaseStore store;
  private final Tenants tenants;
  private final AskedAlerts asked;

  /** A route over the alerts of a store, with the geography of their tenants. */
  PlaceRoute(CaseStore store, Tenants tenants, AskedAlerts asked) {
    this.store = store;
    this.tenants = tenants;
    this.asked = asked;
  }

  @Override
  public void handle(Context call) throws IOException {
    AlertRoutes.refusing(call, this::places);
  }

  private void places(Context call) throws IOException {
    AddressCountries countries =
        new AddressCountries(tenants.of(Access.of(call).tenant()).engine());
    AlertPlaces.Found found = new AlertPlaces(countries).of(store, asked.of(call));
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("known", countries.isKnown());
          json.writeNumberField("looked", found.looked().alerts());
          json.writeBooleanField("exact", found.looked().isAll());
          json.writeNumberField("unplaced", found.unplaced());
          json.writeArrayFieldStart("places");
          for (AlertPlaces.Place place : found.places()) {
            write(place, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(AlertPlaces.Place place, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("country", place.country());
    json.writeNumberField("latitude", place.area().latitude());
    json.writeNumberField("longitude", place.area().longitude());
    json.writeNumberField("alerts", place.alerts());
    json.writeStringField("severity", place.severity().key());
    Json.texts(json, "addresses", place.addresses());
    json.writeEndObject();
  }
}
