package org.hansho.server.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every key, in the order of the manual. The visible list: a new key stands in one of its parts.
 */
final class AllSettings {
  /** Keys of the process, once each. */
  static final List<Setting<?>> SINGLE =
      Stream.of(
              ServerKeys.ALL.stream(),
              OidcKeys.ALL.stream(),
              RunnerKeys.ALL.stream(),
              TriageKeys.ALL.stream(),
              Stream.<Setting<?>>of(ContentKeys.WATCH),
              ContentKeys.SHARED.all().stream())
          .<Setting<?>>flatMap(keys -> keys)
          .toList();

  /** All of them. */
  static final List<Setting<?>> ALL =
      Stream.of(
              SINGLE.stream(),
              TenantKeys.ALL.stream(),
              SourceKeys.ALL.stream(),
              ExportKeys.ALL.stream())
          .<Setting<?>>flatMap(keys -> keys)
          .toList();

  private AllSettings() {}
}
