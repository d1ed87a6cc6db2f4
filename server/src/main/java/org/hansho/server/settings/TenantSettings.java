package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Severity;

/**
 * A tenant: a data folder, a runner and content of its own.
 *
 * @param name part of every alert's id
 * @param data its folder, which no other tenant shares
 * @param severities what alerts of a detection get in place of its own severity
 * @param backtestFolders folders with old records that its engineers may run back-tests over
 */
public record TenantSettings(
    String name,
    Path data,
    ContentSelection content,
    Map<String, Severity> severities,
    List<Path> backtestFolders) {
  /** Copies the map and the list. */
  public TenantSettings {
    severities = Map.copyOf(severities);
    backtestFolders = List.copyOf(backtestFolders);
  }
}
