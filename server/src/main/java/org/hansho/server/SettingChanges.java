package org.hansho.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hansho.alert.Message;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.casework.setting.ChangedSettings;
import org.hansho.server.api.SettingRoutes;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.ReloadRefusedException;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.Origin;

/**
 * Settings that people change over the API: checked as the file is, then stored with their row in
 * the audit log, then in effect.
 *
 * @param clock nanoseconds since 1970
 */
record SettingChanges(Reload reload, LongSupplier clock) implements SettingRoutes.Changes {
  private static final int LONGEST = 4_096;

  @Override
  public Collection<ChangedSetting> all() {
    return reload.changed();
  }

  @Override
  public void put(Map<String, String> texts, String author, SettingRoutes.Noted noted)
      throws IOException {
    long now = clock.getAsLong();
    List<ChangedSetting> wanted = new ArrayList<>();
    texts.forEach(
        (key, text) -> {
          if (text.length() > LONGEST) {
            throw new HttpProblem(
                400,
                Message.inEnglish("A value has at most {0} characters.")
                    .inJapanese("値は {0} 文字までです。", LONGEST));
          }
          wanted.add(new ChangedSetting(key, text, author, now));
        });
    change(
        before -> with(before, wanted),
        (before, after) -> {
          requireEffect(after, texts.keySet());
          noted.change(
              said(before, texts.keySet()),
              said(after, texts.keySet()),
              connection -> {
                ChangedSettings.put(connection, wanted);
                return true;
              });
        });
  }

  /** A value over which an environment variable decides would do nothing, in silence. */
  private static void requireEffect(LoadedSettings after, Collection<String> keys) {
    for (String key : keys) {
      if (after.origin(key) instanceof Origin.Variable variable) {
        throw new HttpProblem(
            409,
            Message.inEnglish(
                    "The environment variable {0} decides over {1}; change it there, or take it"
                        + " away.")
                .inJapanese(
                    "{1} は環境変数 {0} で指定されています。環境変数の値を変更するか、環境変数を削除してください。", variable.name(), key));
      }
    }
  }

  @Override
  public boolean remove(String key, SettingRoutes.Noted noted) throws IOException {
    if (reload.changed().stream().noneMatch(one -> one.key().equals(key))) {
      return false;
    }
    List<String> keys = List.of(key);
    change(
        before -> before.stream().filter(one -> !one.key().equals(key)).toList(),
        (before, after) ->
            noted.change(
                said(before, keys),
                said(after, keys),
                connection -> {
                  ChangedSettings.remove(connection, key);
                  return true;
                }));
    return true;
  }

  private void change(UnaryOperator<List<ChangedSetting>> edit, Reload.WriteSettings write)
      throws IOException {
    try {
      reload.changeSettings(edit, write);
    } catch (ReloadRefusedException refused) {
      throw new HttpProblem(
          refused.isOfSettings() ? 400 : 409,
          Message.inEnglish("Nothing was changed: {0}")
              .inJapanese("何も変更しませんでした: {0}", Message.of(refused)));
    }
  }

  private static List<ChangedSetting> with(
      List<ChangedSetting> before, List<ChangedSetting> wanted) {
    List<ChangedSetting> all = new ArrayList<>(before);
    wanted.forEach(
        one -> {
          all.removeIf(other -> other.key().equals(one.key()));
          all.add(one);
        });
    all.sort(Comparator.comparing(ChangedSetting::key));
    return all;
  }

  private static String said(LoadedSettings settings, Collection<String> keys) {
    return keys.stream()
        .map(key -> key + ": " + settings.written(key))
        .collect(Collectors.joining("\n"));
  }
}
