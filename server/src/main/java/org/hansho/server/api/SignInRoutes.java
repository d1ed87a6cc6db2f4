package org.hansho.server.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.OidcSignIn;
import org.hansho.server.security.People;
import org.hansho.server.security.Role;
import org.hansho.server.security.SignInLinks;

/** Signing in and out, and one's own password. */
public final class SignInRoutes {
  private final People people;
  private final List<String> tenants;

  /**
   * Routes for these people.
   *
   * @param tenants names of all tenants
   */
  public SignInRoutes(People people, List<String> tenants) {
    this.people = people;
    this.tenants = List.copyOf(tenants);
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get(OidcSignIn.PATH, Role.ANYONE, this::beginElsewhere));
    routes.add(Route.get(OidcSignIn.CALLBACK, Role.ANYONE, this::endElsewhere));
    routes.add(Route.get("/api/v1/sign-in", Role.ANYONE, this::ways));
    routes.addAll(ofPasswords());
    return routes;
  }

  private List<Route> ofPasswords() {
    return List.of(
        Route.get(SignInLinks.PATH, Role.ANYONE, this::byLink),
        Route.post("/api/v1/sign-in", Role.ANYONE, this::signIn),
        Route.post("/api/v1/sign-out", Role.VIEWER, this::signOut),
        Route.get("/api/v1/me", Role.VIEWER, this::me),
        Route.post("/api/v1/me/password", Role.VIEWER, this::changePassword),
        Route.post("/api/v1/sign-in-links", Role.ADMIN, this::makeLink));
  }

  private void byLink(Context call) throws IOException {
    people.links().use(call);
    goTo(call, "/");
  }

  private static void goTo(Context call, String place) {
    call.header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("Location", place)
        .status(303);
  }

  private OidcSignIn elsewhere() {
    return people
        .oidc()
        .orElseThrow(
            () ->
                new HttpProblem(
                    404,
                    Message.inEnglish("People sign in with passwords only here.")
                        .inJapanese("このサーバーには、パスワードでのみサインインできます。")));
  }

  private void beginElsewhere(Context call) throws IOException {
    goTo(call, elsewhere().begin(call).toString());
  }

  private void endElsewhere(Context call) throws IOException {
    elsewhere().end(call);
    goTo(call, "/");
  }

  /** Ways to sign in besides a password. */
  private void ways(Context call) {
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("providers");
          if (people.oidc().isPresent()) {
            json.writeStartObject();
            json.writeStringField("name", people.oidc().get().name());
            json.writeStringField("path", OidcSignIn.PATH);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void signIn(Context call) throws IOException {
    Message refusal = Access.refusalOfOtherSites(call);
    if (refusal != null) {
      throw new HttpProblem(403, refusal);
    }
    Fields fields = Fields.of(call, "name", "password");
    people.users().signIn(call, fields.text("name"), fields.text("password"));
    call.status(204);
  }

  private void signOut(Context call) throws IOException {
    people.sessions().end(call);
    call.status(204);
  }

  private void me(Context call) {
    Grant grant = Access.of(call);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("caller", grant.caller());
          json.writeStringField("tenant", grant.tenant());
          json.writeBooleanField("everywhere", grant.everywhere());
          Json.texts(json, "tenants", grant.everywhere() ? tenants : List.of(grant.tenant()));
          Json.texts(json, "roles", grant.roles().stream().map(Role::word).sorted().toList());
          json.writeEndObject();
        });
  }

  private void changePassword(Context call) throws IOException {
    Fields fields = Fields.of(call, "old", "password");
    people.users().changeOwn(call, fields.text("old"), fields.text("password"));
    call.status(204);
  }

  private void makeLink(Context call) throws IOException {
    String path = people.links().create(call);
    call.header("Cache-Control", "no-store");
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("path", path);
          json.writeEndObject();
        });
  }
}
