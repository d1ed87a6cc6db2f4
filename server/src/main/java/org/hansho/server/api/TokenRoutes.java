package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.casework.account.AccessToken;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Tokens;

/** {@code /api/v1/tokens}: the tokens of the caller's tenant. */
public final class TokenRoutes {
  private static final int DAYS = 90;

  private final Tokens tokens;

  /** Routes over these tokens. */
  public TokenRoutes(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/tokens", Role.ADMIN, this::list),
        Route.post("/api/v1/tokens", Role.ADMIN, this::create),
        new Route(HandlerType.DELETE, "/api/v1/tokens/{id}", Role.ADMIN, this::revoke));
  }

  private void list(Context call) {
    List<AccessToken> listed = tokens.list(Access.of(call).tenant());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("tokens");
          for (AccessToken token : listed) {
            json.writeStartObject();
            write(token, json);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void create(Context call) throws IOException {
    Fields fields = Fields.of(call, "name", "roles", "sources", "days");
    Set<Role> roles = new LinkedHashSet<>();
    for (String word : fields.list("roles")) {
      Role role = Role.of(word);
      if (role == null) {
        throw new HttpProblem(
            400,
            Message.inEnglish("A role is one of ingest, viewer, analyst, engineer, admin.")
                .inJapanese("ロールには ingest、viewer、analyst、engineer、admin のいずれかを指定してください。"));
      }
      roles.add(role);
    }
    Set<String> sources = new LinkedHashSet<>(fields.list("sources"));
    Tokens.Wanted wanted =
        new Tokens.Wanted(
            fields.text("name"), roles, sources, days(fields.text("days", String.valueOf(DAYS))));
    Tokens.Made made = tokens.create(call, wanted);
    call.status(201).header("Cache-Control", "no-store");
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("token", made.secret());
          write(made.token(), json);
          json.writeEndObject();
        });
  }

  private static Duration days(String text) {
    try {
      return Duration.ofDays(Integer.parseInt(text));
    } catch (NumberFormatException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field days must be a whole number.")
              .inJapanese("フィールド days には整数を指定してください。"));
    }
  }

  private void revoke(Context call) throws IOException {
    if (!tokens.revoke(call, call.pathParam("id"))) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no token of this id.").inJapanese("この ID のトークンはありません。"));
    }
    call.status(204);
  }

  private static void write(AccessToken token, JsonGenerator json) throws IOException {
    json.writeStringField("id", token.id());
    json.writeStringField("name", token.name());
    json.writeStringField("tenant", token.tenant());
    Json.texts(json, "roles", token.roles());
    Json.texts(json, "sources", token.sources());
    json.writeStringField("maker", token.maker());
    Json.time(json, "created", token.created());
    Json.time(json, "expires", token.expires());
    Json.time(json, "used", token.used() == 0 ? Long.MIN_VALUE : token.used());
  }
}
