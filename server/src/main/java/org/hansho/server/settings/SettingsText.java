package org.hansho.server.settings;

import java.util.List;
import org.hansho.server.settings.Values.Value;

/** Values in effect as YAML that reads as the same values, with or without their origins. */
final class SettingsText {
  private static final int COMMENT_COLUMN = 48;

  private final Values values;
  private final boolean hasOrigins;
  private final StringBuilder text = new StringBuilder();
  private List<String> section = List.of();

  private SettingsText(Values values, boolean hasOrigins) {
    this.values = values;
    this.hasOrigins = hasOrigins;
  }

  /** The text; a value that does not exist is a comment. */
  static String of(Values values, boolean hasOrigins) {
    SettingsText shown = new SettingsText(values, hasOrigins);
    AllSettings.SINGLE.forEach(setting -> shown.key(setting, "", setting.names(), 0));
    shown.named(TenantKeys.GROUP, TenantKeys.ALL);
    shown.sources();
    shown.named(ExportKeys.GROUP, ExportKeys.ALL);
    return shown.text.toString();
  }

  private void named(String group, List<Setting<?>> settings) {
    List<String> names = values.names(group);
    if (names.isEmpty()) {
      return;
    }
    line(group + ":");
    for (String name : names) {
      line("  " + name + ":");
      section = List.of();
      for (Setting<?> setting : settings) {
        key(setting, name, below(setting), 4);
      }
    }
  }

  private void sources() {
    List<String> sources = values.names(SourceKeys.GROUP);
    line(sources.isEmpty() ? "sources: []" : "sources:");
    for (String source : sources) {
      section = List.of();
      for (Setting<?> setting : SourceKeys.ALL) {
        int before = text.length();
        key(setting, source, below(setting), 4);
        if (setting.equals(SourceKeys.ID)) {
          text.setCharAt(before + 2, '-');
        }
      }
    }
  }

  /** The names behind that of the tenant or source. */
  private static List<String> below(Setting<?> setting) {
    return setting.names().subList(2, setting.names().size());
  }

  private void key(Setting<?> setting, String item, List<String> names, int indent) {
    Value<?> value = values.at(setting.path(item));
    if (value == null || !value.setting().equals(setting)) {
      return;
    }
    int inner = indent + 2 * (names.size() - 1);
    List<String> above = names.subList(0, names.size() - 1);
    if (!above.equals(section)) {
      section = above;
      above.forEach(name -> line(" ".repeat(indent) + name + ":"));
    }
    String padding = " ".repeat(inner);
    String comment = hasOrigins ? "# " + value.origin().shown() : "";
    if (value.value() == null) {
      line(padding + "# " + setting.name() + ": " + absent(setting));
    } else {
      String shown = padding + setting.name() + ": " + value.written();
      int gap = comment.isEmpty() ? 0 : Math.max(1, COMMENT_COLUMN - shown.length());
      line(shown + " ".repeat(gap) + comment);
    }
  }

  private static String absent(Setting<?> setting) {
    return setting.standard() instanceof Standard.Absent<?> absent ? absent.then().english() : "";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
