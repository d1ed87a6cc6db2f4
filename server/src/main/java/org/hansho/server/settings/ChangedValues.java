package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        report.add(origin, key, "there is no key '" + key + "'", nearest(key));
      } else if (setting.effect() != Setting.Effect.LIVE) {
        String then =
            setting.effect() == Setting.Effect.RELOAD ? "reload" : "start the server again";
        report.add(
            origin,
            key,
            "'" + key + "' cannot be changed over the API",
            "write it into the settings file, and " + then);
      } else {
        raws.put(one.key(), new Raw.Text(origin, one.text()));
      }
    }
  }

  private String nearest(String key) {
    List<String> live = new ArrayList<>();
    known.forEach(
        (path, setting) -> {
          if (setting.effect() == Setting.Effect.LIVE) {
            live.add(path);
          }
        });
    String nearest = Suggestion.of(key, live);
    if (!nearest.isEmpty()) {
      return nearest;
    }
    String all = Suggestion.of(key, known.keySet());
    return all.isEmpty() ? "GET /api/v1/settings has every key" : all;
  }
}
