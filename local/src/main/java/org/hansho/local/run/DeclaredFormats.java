package org.hansho.local.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.jspecify.annotations.Nullable;

/**
 * The formats that sources are declared to have: by the settings, by an input with a fixed one, or
 * while the runner is at work. Safe from any thread.
 */
final class DeclaredFormats {
  private final Engine engine;
  private final Map<String, Format> bySource = new ConcurrentHashMap<>();

  /**
   * Those of the settings.
   *
   * @throws IllegalArgumentException if there is no format of a name
   */
  DeclaredFormats(Engine engine, Map<String, String> declared) {
    this.engine = engine;
    declared.forEach(this::declare);
  }

  /**
   * Declares the format of a source, in place of what was declared before.
   *
   * @throws IllegalArgumentException if there is no format of that name
   */
  void declare(String source, String name) {
    Format format = engine.format(name);
    if (format == null) {
      throw new IllegalArgumentException(
          "source \""
              + source
              + "\" is declared to have the format \""
              + name
              + "\", and there is none of that name; the formats are "
              + String.join(", ", engine.formats().stream().map(Format::name).sorted().toList()));
    }
    bySource.put(source, format);
  }

  /** Declares the same there, as far as its formats have the names. */
  void copyTo(DeclaredFormats other) {
    bySource.forEach((source, format) -> other.declare(source, format.name()));
  }

  /** The declared format of a source, or of that whose path it is; null if there is none. */
  @Nullable Format of(String source) {
    Format own = bySource.get(source);
    int path = own == null ? source.indexOf("=/") : -1;
    return path > 0 ? bySource.get(source.substring(0, path)) : own;
  }
}
