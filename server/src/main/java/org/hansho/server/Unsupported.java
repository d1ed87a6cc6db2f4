package org.hansho.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;

/** What settings may ask for and this server cannot do yet: it is refused, never left out. */
final class Unsupported {
  private Unsupported() {}

  /**
   * Checks settings.
   *
   * @throws IOException if they ask for something of it; the message names all
   */
  static void refuse(ServerSettings settings) throws IOException {
    List<String> asked = new ArrayList<>();
    for (SourceSettings source : settings.sources()) {
      if (!source.lateness().equals(settings.time().lateness())) {
        asked.add("source " + source.id() + ": lateness; set time.lateness for all");
      }
    }
    if (!asked.isEmpty()) {
      throw new IOException("This version cannot do yet: " + String.join("; and ", asked) + ".");
    }
  }
}
