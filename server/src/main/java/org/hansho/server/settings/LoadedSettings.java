package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;

/** Settings together with where each of their values came from. Immutable. */
public final class LoadedSettings {
  private final ServerSettings settings;
  private final Values values;

  LoadedSettings(ServerSettings settings, Values values) {
    this.settings = settings;
    this.values = values;
  }

  /** The settings themselves. */
  public ServerSettings settings() {
    return settings;
  }

  /**
   * Every value in effect as YAML that reads as the same settings. Secrets are references.
   *
   * @param withOrigins whether each value has a comment that says where it came from
   */
  public String shown(boolean withOrigins) {
    return SettingsText.of(values, withOrigins);
  }

  /** Every value in effect, in the order of the manual. Secrets are references. */
  public List<ShownSetting> rows() {
    List<ShownSetting> rows = new ArrayList<>();
    values.all().forEach(value -> rows.add(ShownSetting.of(value)));
    return rows;
  }

  Values values() {
    return values;
  }
}
