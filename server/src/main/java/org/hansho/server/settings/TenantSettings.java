package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Map;
import org.hansho.alert.Severity;

/**
 * A tenant: a data folder, a runner and content of its own.
 *
 * @param name part of every alert's id
 * @param data its folder, which no other tenant shares
 * @param severities what alerts of a detection get in place of its own severity
 */
public record TenantSettings(
    String name, Path data, ContentSelection content, Map<String, Severity> severities) {
  /** Copies the map. */
  public TenantSettings {
    severities = Map.copyOf(severities);
  }
}
