package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ShownSetting;

/**
 * {@code GET /api/v1/settings}: every setting in effect and where it came from, for who reaches
 * every tenant, since they name all of them. Secrets are references.
 */
public final class SettingsRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/settings";

  private final Supplier<LoadedSettings> settings;

  /** A route to the settings that the server runs with. */
  public SettingsRoute(Supplier<LoadedSettings> settings) {
    this.settings = settings;
  }

  @Override
  public void handle(Context call) {
    if (!Access.of(call).everywhere()) {
      throw new HttpProblem(403, "Only who reaches every tenant may see the settings of all.");
    }
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("settings");
          for (ShownSetting one : settings.get().rows()) {
            json.writeStartObject();
            json.writeStringField("key", one.key());
            json.writeStringField("value", one.value());
            json.writeStringField("origin", one.origin());
            json.writeBooleanField("default", one.isDefault());
            json.writeBooleanField("needs_restart", one.needsRestart());
            json.writeStringField("en", one.english());
            json.writeStringField("ja", one.japanese());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
