package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.casework.account.Account;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.hansho.server.security.Users;

/** {@code /api/v1/users}: people with a password, as far as the caller may look after them. */
public final class UserRoutes {
  private final Users users;

  /** Routes over these users. */
  public UserRoutes(Users users) {
    this.users = users;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/users", Role.ADMIN, this::list),
        Route.post("/api/v1/users", Role.ADMIN, this::add),
        Route.post("/api/v1/users/{name}/disable", Role.ADMIN, call -> setEnabled(call, false)),
        Route.post("/api/v1/users/{name}/enable", Role.ADMIN, call -> setEnabled(call, true)),
        Route.post("/api/v1/users/{name}/password", Role.ADMIN, this::setPassword),
        Route.post("/api/v1/users/{name}/roles", Role.ADMIN, this::setRoles));
  }

  private void list(Context call) {
    List<Account> listed = users.list(call);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("users");
          for (Account account : listed) {
            write(account, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(Account account, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", account.name());
    json.writeBooleanField("enabled", account.enabled());
    json.writeObjectFieldStart("roles");
    for (Map.Entry<String, String> role : account.roles().entrySet()) {
      json.writeStringField(role.getKey(), role.getValue());
    }
    json.writeEndObject();
    Json.time(json, "created", account.created());
    json.writeEndObject();
  }

  private void add(Context call) throws IOException {
    Fields fields = Fields.of(call, "name", "password", "roles");
    users.add(call, fields.text("name"), fields.text("password"), fields.map("roles"));
    call.status(201);
  }

  private void setEnabled(Context call, boolean enabled) throws IOException {
    users.setEnabled(call, call.pathParam("name"), enabled);
    call.status(204);
  }

  private void setPassword(Context call) throws IOException {
    Fields fields = Fields.of(call, "password");
    users.setPassword(call, call.pathParam("name"), fields.text("password"));
    call.status(204);
  }

  private void setRoles(Context call) throws IOException {
    Fields fields = Fields.of(call, "roles");
    users.setRoles(call, call.pathParam("name"), fields.map("roles"));
    call.status(204);
  }
}
