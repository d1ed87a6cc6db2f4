package org.hansho.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One key, with all that is to be known about it.
 *
 * @param path its names from the outside, joined by dots; a star stands for the name of a tenant or
 *     source, as in {@code sources.*.port}
 * @param standard the value if nobody sets one
 * @param effect when a change takes effect
 * @param kinds the kinds of sources that have it; empty if it is no key of a source or of all
 * @param meaning a sentence for the manual
 */
record Setting<T>(
    String path,
    ValueType<T> type,
    Standard<T> standard,
    Effect effect,
    Set<SourceKind> kinds,
    Words meaning) {
  private static final String PREFIX = "HANSHO_";

  /** When a change takes effect. */
  enum Effect {
    /** While the server runs: at a reload, or as soon as somebody changes it over the API. */
    LIVE,
    /** At a reload, while the server runs. */
    RELOAD,
    /** At the next start. */
    RESTART
  }

  Setting {
    kinds = Set.copyOf(kinds);
  }

  /** Its names from the outside. */
  List<String> names() {
    return List.of(path.split("\\.", -1));
  }

  /** Its own name. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether a source of that kind has it. */
  boolean isOf(SourceKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** Its path for that tenant or source. */
  String path(String item) {
    return path.replace("*", item);
  }

  /** The environment variable that overrides it at this path. */
  static String variable(String path) {
    return PREFIX + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
