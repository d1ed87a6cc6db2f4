package org.hansho.server.settings;

import java.util.List;
import org.hansho.casework.setting.ChangedSetting;

/** Reads the settings of a server, at its start and again while it runs. */
public interface SettingsSource {
  /**
   * Reads them as they are now.
   *
   * @param changed what people have changed over the API
   */
  SettingsReading read(List<ChangedSetting> changed);
}
