package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.yaml.Suggestion;

/** Puts what people have changed over the API over what the file says. */
final class ChangedValues {
  private final RawSettings raws;
  private final Report report;
  private final Map<String, Setting<?>> known = new HashMap<>();

  /** Changes of what was read from the file. */
  ChangedValues(RawSettings raws, Report report) {
    this.raws = raws;
    this.report = report;
    AllSettings.SINGLE.forEach(setting -> known.put(setting.path(), setting));
    if (raws.items(TenantKeys.GROUP).isEmpty()) {
      TenantKeys.ALL.forEach(setting -> known.put(setting.path(TenantKeys.ONLY), setting));
    }
    named(TenantKeys.GROUP, TenantKeys.ALL);
    named(SourceKeys.GROUP, SourceKeys.ALL);
    named(ExportKeys.GROUP, ExportKeys.ALL);
  }

  private void named(String group, List<Setting<?>> settings) {
    for (RawSettings.Item item : raws.items(group)) {
      settings.forEach(setting -> known.put(setting.path(item.name()), setting));
    }
  }

  /** Puts each in its place; reports those that name no key, or one that is not changed so. */
  void apply(List<ChangedSetting> changed) {
    for (ChangedSetting one : changed) {
      Origin origin = new Origin.Changed(one.author(), one.time());
      String key = Report.shown(one.key());
      Setting<?> setting = known.get(one.key());
      if (setting == null) {
        report.add(
            origin,
            key,
            Message.inEnglish("there is no key '{0}'").inJapanese("キー '{0}' はありません", key),
            nearest(key));
      } else if (setting.effect() != Setting.Effect.LIVE) {
        Message then =
            setting.effect() == Setting.Effect.RELOAD
                ? Message.inEnglish("reload").inJapanese("再読み込みして")
                : Message.inEnglish("start the server again").inJapanese("サーバーを再起動して");
        report.add(
            origin,
            key,
            Message.inEnglish("'{0}' cannot be changed over the API")
                .inJapanese("'{0}' は API では変更できません", key),
            Message.inEnglish("write it into the settings file, and {0}")
                .inJapanese("設定ファイルに書いて、{0}ください", then));
      } else {
        raws.put(one.key(), new Raw.Text(origin, one.text()));
      }
    }
  }

  private Worded nearest(String key) {
    List<String> live = new ArrayList<>();
    known.forEach(
        (path, setting) -> {
          if (setting.effect() == Setting.Effect.LIVE) {
            live.add(path);
          }
        });
    String nearest = Suggestion.nearest(key, live);
    String found = nearest.isEmpty() ? Suggestion.nearest(key, known.keySet()) : nearest;
    return found.isEmpty()
        ? Message.inEnglish("GET /api/v1/settings has every key")
            .inJapanese("キーの一覧は GET /api/v1/settings で取得できます")
        : Message.meant(found);
  }
}
