package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hansho.casework.list.OwnLists;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.content.ListFile;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.Tenants;

/** {@code GET /api/v1/lists}: the lists of the tenant's content, and which detections ask them. */
public final class ListRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/lists";

  private final Tenants tenants;
  private final OwnLists own;
  private final Clock clock;

  /** A route over the content of tenants; lists are as old as this clock says. */
  public ListRoute(Tenants tenants, OwnLists own, Clock clock) {
    this.tenants = tenants;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public void handle(Context call) {
    String tenant = Access.of(call).tenant();
    Content content = tenants.of(tenant).engine().content();
    LocalDate today = LocalDate.now(clock);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("lists");
          for (ListFile file : content.listFiles()) {
            int added = own.of(tenant, file.list().name()).size();
            write(file, added, content, today, json);
          }
          for (String name : missing(content)) {
            missing(name, content, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(
      ListFile file, int added, Content content, LocalDate today, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", file.list().name());
    String state = file.isStaleOn(today) ? "stale" : "there";
    json.writeStringField("state", file.list().entries().isEmpty() ? "empty" : state);
    json.writeStringField("kind", file.list().kind().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("entries", file.list().entries().size());
    json.writeNumberField("own", added);
    json.writeStringField("source", file.list().source());
    String japanese = file.sourceJapanese();
    json.writeStringField("source_ja", japanese.isEmpty() ? file.list().source() : japanese);
    json.writeStringField("date", file.list().date());
    if (file.valid() != null) {
      json.writeNumberField("valid_days", file.valid().toDays());
    }
    if (file.indicators() != null) {
      json.writeStringField("category", file.indicators().category());
    }
    Json.texts(json, "detections", askedBy(file.list().name(), content));
    json.writeEndObject();
  }

  private static void missing(String name, Content content, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("state", "missing");
    json.writeStringField("kind", "");
    json.writeNumberField("entries", 0);
    json.writeNumberField("own", 0);
    json.writeStringField("source", "");
    json.writeStringField("source_ja", "");
    json.writeStringField("date", "");
    Json.texts(json, "detections", askedBy(name, content));
    json.writeEndObject();
  }

  private static List<String> missing(Content content) {
    return content.detections().stream()
        .flatMap(detection -> detection.missingLists().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> askedBy(String list, Content content) {
    return content.detections().stream()
        .filter(one -> one.lists().contains(list) || one.missingLists().contains(list))
        .map(Detection::id)
        .toList();
  }
}
