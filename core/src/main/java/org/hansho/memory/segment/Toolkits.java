package org.hansho.memory.segment;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of libraries that toolkits load without a file. Source: the public documentation of the
 * Metasploit Framework names the parts of Meterpreter; other sets belong into the operator's rules.
 */
final class Toolkits {
  private static final List<String> METERPRETER =
      List.of("metsrv.", "ext_server_stdapi.", "ext_server_priv.", "ext_server_");

  private Toolkits() {}

  /** The toolkit that an image in memory belongs to by the name that it exports, null if none. */
  static @Nullable String of(ImageHeader image) {
    String name = image.name().toLowerCase(Locale.ROOT);
    return METERPRETER.stream().anyMatch(name::startsWith) ? "Meterpreter" : null;
  }
}
