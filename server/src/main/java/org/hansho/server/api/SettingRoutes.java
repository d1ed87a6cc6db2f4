package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.casework.store.Transactions;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.security.Trail;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ShownSetting;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/settings}: every setting in effect and where it came from, and other values for
 * those that may change while the server runs. For administrators who reach every tenant, since
 * settings name all of them. Secrets are references.
 */
public final class SettingRoutes {
  private static final String PATH = "/api/v1/settings";
  private static final Message SEEING =
      Message.inEnglish("Only who reaches every tenant may see the settings of all.")
          .inJapanese("全体の設定を見ることができるのは、すべてのテナントにアクセスできるユーザーだけです。");
  private static final Message CHANGING =
      Message.inEnglish("Only who reaches every tenant may change settings of all.")
          .inJapanese("全体の設定を変更できるのは、すべてのテナントにアクセスできるユーザーだけです。");
  private static final int MOST = 100;

  private final Supplier<LoadedSettings> settings;
  private final Changes changes;
  private final Trail trail;

  /** Settings that people change. */
  public interface Changes {
    /** What is changed now. */
    Collection<ChangedSetting> all();

    /**
     * Gives settings other values; all of them, or none if any is wrong.
     *
     * @param texts by key
     * @throws HttpProblem if any is wrong, with all problems
     */
    void put(Map<String, String> texts, String author, Noted noted) throws IOException;

    /**
     * Takes the value of a setting back, so that file or default hold.
     *
     * @return whether it was changed
     */
    boolean remove(String key, Noted noted) throws IOException;
  }

  /** Writes a change together with its row in the audit log. */
  public interface Noted {
    /** Does it in one transaction. */
    void change(String before, String after, Transactions.Work<Boolean> work) throws IOException;
  }

  /**
   * Routes to settings.
   *
   * @param settings those that the server runs with
   */
  public SettingRoutes(Supplier<LoadedSettings> settings, Changes changes, Trail trail) {
    this.settings = settings;
    this.changes = changes;
    this.trail = trail;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Role.ADMIN, this::list),
        new Route(HandlerType.PUT, PATH, Role.ADMIN, this::put),
        Route.delete(PATH, Role.ADMIN, this::remove));
  }

  private static void requireEverywhere(Context call, Message refusal) {
    if (!Access.of(call).everywhere()) {
      throw new HttpProblem(403, refusal);
    }
  }

  private void list(Context call) {
    requireEverywhere(call, SEEING);
    answer(call, null);
  }

  private void put(Context call) throws IOException {
    requireEverywhere(call, CHANGING);
    Map<String, String> texts = Fields.of(call, "settings").map("settings");
    if (texts.isEmpty() || texts.size() > MOST) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The field settings has 1 to {0} keys with their values.")
              .inJapanese("フィールド settings には、1～{0} 個のキーとその値を指定してください。", MOST));
    }
    String object = "settings " + String.join(", ", texts.keySet());
    changes.put(texts, Access.of(call).caller(), noted(call, "setting.change", object));
    answer(call, texts.keySet());
  }

  private void remove(Context call) throws IOException {
    requireEverywhere(call, CHANGING);
    String key = call.queryParam("key");
    if (key == null) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The parameter key is missing.").inJapanese("パラメーター key を指定してください。"));
    }
    if (!changes.remove(key, noted(call, "setting.reset", "settings " + key))) {
      throw new HttpProblem(
          404,
          Message.inEnglish("Nobody has changed this setting over the API.")
              .inJapanese("この設定は、API で変更されていません。"));
    }
    answer(call, Set.of(key));
  }

  private Noted noted(Context call, String action, String object) {
    return (before, after, work) ->
        trail.change(call, "", new Trail.Step(action, object, before, after), work);
  }

  /**
   * Writes settings as they are now.
   *
   * @param keys which of them; null for all
   */
  private void answer(Context call, @Nullable Set<String> keys) {
    Map<String, ChangedSetting> changed =
        changes.all().stream().collect(Collectors.toMap(ChangedSetting::key, Function.identity()));
    List<ShownSetting> rows =
        settings.get().rows().stream()
            .filter(one -> keys == null || keys.contains(one.key()))
            .toList();
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("settings");
          for (ShownSetting one : rows) {
            write(one, changed.get(one.key()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(ShownSetting one, @Nullable ChangedSetting changed, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("key", one.key());
    json.writeStringField("value", one.value());
    json.writeStringField("origin", one.origin());
    json.writeBooleanField("default", one.isDefault());
    json.writeBooleanField("needs_restart", one.needsRestart());
    json.writeBooleanField("live", one.isLive());
    json.writeBooleanField("overridden", one.isOverridden());
    json.writeStringField("en", one.english());
    json.writeStringField("ja", one.japanese());
    json.writeStringField("possible_en", one.possible());
    json.writeStringField("possible_ja", one.possibleJapanese());
    if (changed != null) {
      json.writeStringField("changed_to", changed.text());
      json.writeStringField("changed_by", changed.author());
      Json.time(json, "changed_at", changed.time());
    }
    json.writeEndObject();
  }
}
