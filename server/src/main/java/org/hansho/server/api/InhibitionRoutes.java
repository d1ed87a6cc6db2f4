package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hansho.alert.Language;
import org.hansho.casework.store.Tally;
import org.hansho.casework.suppression.Inhibitions;
import org.hansho.incident.Inhibition;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;

/** {@code /api/v1/inhibitions}: which alerts mute their consequences, and how many they hide. */
public final class InhibitionRoutes {
  private final Inhibitions inhibitions;

  /** Routes over inhibitions. */
  public InhibitionRoutes(Inhibitions inhibitions) {
    this.inhibitions = inhibitions;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/inhibitions", Role.VIEWER, this::list));
  }

  private void list(Context call) throws IOException {
    String tenant = Access.of(call).tenant();
    List<Tally> hidden = new ArrayList<>();
    for (Inhibition one : inhibitions.list()) {
      hidden.add(inhibitions.hides(tenant, one));
    }
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("inhibitions");
          int place = 0;
          for (Inhibition one : inhibitions.list()) {
            json.writeStartObject();
            json.writeStringField("id", one.id());
            json.writeStringField("suppression", Inhibitions.PREFIX + one.id());
            for (Language language : Language.values()) {
              json.writeObjectFieldStart(language.code());
              json.writeStringField("title", one.in(language).title());
              json.writeStringField("reason", one.in(language).reason());
              json.writeEndObject();
            }
            Json.texts(json, "causes", new TreeSet<>(one.causes()));
            Json.texts(json, "mutes", new TreeSet<>(one.mutes()));
            Json.texts(json, "entities", new TreeSet<>(one.entities()));
            json.writeNumberField("seconds", one.time().toSeconds());
            json.writeNumberField("hides", hidden.get(place).number());
            json.writeBooleanField("hides_exact", hidden.get(place++).exact());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
