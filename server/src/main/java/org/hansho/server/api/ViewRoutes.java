package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.WatchedEntry;
import org.hansho.casework.view.SavedView;
import org.hansho.casework.view.SavedViews;
import org.hansho.casework.view.ViewRefusedException;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.TenantLists;

/**
 * {@code /api/v1/views}: lists of alerts that callers look at again; and {@code /api/v1/watched}:
 * what was done with the alerts that the caller watches.
 */
public final class ViewRoutes {
  private static final int MOST_ENTRIES = 1_000;

  private final SavedViews views;
  private final CaseStore store;
  private final Filters filters;
  private final Trail trail;
  private final LongSupplier clock;

  /**
   * Routes over a store.
   *
   * @param lists what filters may name
   * @param clock nanoseconds since 1970
   */
  public ViewRoutes(CaseStore store, TenantLists lists, Trail trail, LongSupplier clock) {
    this.views = new SavedViews(store.transactions());
    this.store = store;
    this.filters = new Filters(lists);
    this.trail = trail;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/views", Role.VIEWER, this::list),
        Route.post("/api/v1/views", Role.VIEWER, this::save),
        Route.delete("/api/v1/views/{id}", Role.VIEWER, this::remove),
        Route.get("/api/v1/watched", Role.VIEWER, this::watched));
  }

  private void list(Context call) throws IOException {
    Grant grant = Access.of(call);
    List<SavedView> all = views.list(grant.tenant(), grant.caller());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("views");
          for (SavedView view : all) {
            write(view, grant, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(SavedView view, Grant grant, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", view.id());
    json.writeStringField("name", view.name());
    json.writeStringField("filter", view.filter());
    Json.texts(json, "columns", view.columns());
    json.writeBooleanField("shared", view.isShared());
    json.writeStringField("owner", view.owner());
    json.writeBooleanField("own", view.owner().equals(grant.caller()));
    Json.time(json, "time", view.time());
    json.writeEndObject();
  }

  private void save(Context call) throws IOException {
    Fields fields = Fields.of(call, "name", "filter", "columns", "shared");
    Grant grant = Access.of(call);
    String shared = fields.text("shared", "false");
    if (!shared.matches("true|false")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field shared is true or false.")
              .inJapanese("フィールド shared には true または false を指定してください。"));
    }
    if (shared.equals("true") && !grant.roles().contains(Role.ANALYST)) {
      throw new HttpProblem(
          403,
          Message.inEnglish("A shared view needs the role analyst.")
              .inJapanese("共有するビューの保存には、アナリストのロールが必要です。"));
    }
    try {
      SavedView wanted =
          SavedViews.checked(
              new SavedView(
                  UUID.randomUUID().toString(),
                  grant.tenant(),
                  grant.caller(),
                  fields.text("name").strip(),
                  filter(call, fields.text("filter", "").strip()),
                  fields.list("columns"),
                  shared.equals("true"),
                  clock.getAsLong()));
      SavedView kept =
          trail.change(
              call,
              grant.tenant(),
              Trail.Step.made("view.save", "view " + wanted.name(), wanted.line()),
              connection -> views.save(connection, wanted));
      Json.answer(call, json -> write(kept, grant, json));
    } catch (ViewRefusedException refused) {
      throw new HttpProblem(400, Message.of(refused));
    }
  }

  /** In its one form, so that it is known to be right. */
  private String filter(Context call, String text) {
    try {
      return text.isEmpty() ? "" : filters.read(call, text).text();
    } catch (FilterException wrong) {
      throw Filters.refused(wrong);
    }
  }

  private void remove(Context call) throws IOException {
    Grant grant = Access.of(call);
    SavedView view =
        views
            .find(grant.tenant(), grant.caller(), call.pathParam("id"))
            .orElseThrow(
                () ->
                    new HttpProblem(
                        404,
                        Message.inEnglish("There is no view of this id.")
                            .inJapanese("この ID のビューはありません。")));
    if (!view.owner().equals(grant.caller()) && !grant.roles().contains(Role.ENGINEER)) {
      throw new HttpProblem(
          403,
          Message.inEnglish("Another caller's view needs the role engineer.")
              .inJapanese("ほかのユーザーのビューを変更するには、エンジニアのロールが必要です。"));
    }
    trail.change(
        call,
        grant.tenant(),
        new Trail.Step("view.remove", "view " + view.name(), view.line(), ""),
        connection -> views.remove(connection, view.id()));
    call.status(204);
  }

  private void watched(Context call) throws IOException {
    Grant grant = Access.of(call);
    int most = (int) Parameters.number(call, "limit", 100, 1, MOST_ENTRIES);
    String name = grant.caller().replaceFirst("^user ", "");
    List<WatchedEntry> entries = store.watched(grant.tenant(), name, most);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("entries");
          for (WatchedEntry one : entries) {
            AlertEntry.Head head = one.entry().head();
            AlertState after = one.entry().after();
            json.writeStartObject();
            json.writeStringField("alert", one.alert());
            Json.time(json, "time", head.time());
            json.writeStringField("actor", head.actor());
            json.writeStringField("action", head.verb());
            json.writeStringField("status", after == null ? "" : after.status().key());
            json.writeStringField("note", head.note());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
