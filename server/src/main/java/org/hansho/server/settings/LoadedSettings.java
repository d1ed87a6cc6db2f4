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

  /** Where the value of a key came from; nobody set it if there is no such key. */
  public Origin origin(String key) {
    Values.Value<?> value = values.at(key);
    return value == null ? new Origin.Default() : value.origin();
  }

  /** The value of a key as it is written in YAML, secrets as references; empty if there is none. */
  public String written(String key) {
    Values.Value<?> value = values.at(key);
    return value == null ? "" : value.written();
  }

  Values values() {
    return values;
  }
}
