package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.filter.Field;
import org.hansho.casework.filter.Fields;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.filter.FilterProblem;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.TenantLists;

/** {@code /api/v1/filters}: what editors of filters need. */
public final class FilterRoutes {
  private final Filters filters;

  /** Routes that know the lists of tenants. */
  public FilterRoutes(TenantLists lists) {
    this.filters = new Filters(lists);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/filters/fields", Role.VIEWER, this::fields),
        Route.get("/api/v1/filters/check", Role.VIEWER, this::check));
  }

  private void fields(Context call) {
    Set<String> lists = filters.lists(call).keySet();
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("fields");
          for (Field field : Fields.named()) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("type", field.type().name().toLowerCase(java.util.Locale.ROOT));
            json.writeStringField("en", field.in(Language.ENGLISH));
            json.writeStringField("ja", field.in(Language.JAPANESE));
            Json.texts(json, "operators", field.type().operators());
            Json.texts(json, "words", field.words());
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.texts(json, "lists", lists);
          json.writeEndObject();
        });
  }

  private void check(Context call) {
    String text = call.queryParam("filter");
    if (text == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter filter is missing.")
              .inJapanese("パラメーター filter を指定してください。"));
    }
    try {
      Filter filter = filters.read(call, text);
      Json.answer(
          call,
          json -> {
            json.writeStartObject();
            json.writeBooleanField("right", true);
            json.writeStringField("filter", filter.text());
            words(filter, json);
            json.writeEndObject();
          });
    } catch (FilterException wrong) {
      Json.answer(call, json -> write(wrong.problem(), json));
    }
  }

  /** What a filter asks, in both languages. */
  static void words(Filter filter, JsonGenerator json) throws IOException {
    for (Language language : Language.values()) {
      json.writeStringField(language.code(), filter.inWords(language));
    }
  }

  private static void write(FilterProblem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("right", false);
    json.writeNumberField("column", problem.column());
    json.writeNumberField("length", problem.length());
    for (Language language : Language.values()) {
      json.writeStringField(language.code(), problem.in(language));
    }
    Json.texts(json, "expected", problem.expected());
    json.writeEndObject();
  }
}
