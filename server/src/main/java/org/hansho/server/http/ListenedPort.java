package org.hansho.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hansho.server.settings.ServerSettings;

/**
 * Where commands find a server whose settings leave its port to the machine: the port that it was
 * given stands in a file of its data folder, until the next start.
 */
public final class ListenedPort {
  private static final String FILE = "http-port";
  private static final int LONGEST = 8;

  private ListenedPort() {}

  /** Notes what the server was given, if its settings leave that open. */
  public static void note(ServerSettings settings, int port) throws IOException {
    if (settings.http().listen().port() == 0) {
      Files.writeString(file(settings), port + "\n");
    } else {
      Files.deleteIfExists(file(settings));
    }
  }

  /**
   * The port of the settings, or the one that the last server on their folder was given.
   *
   * @return 0 if that is not known
   */
  public static int of(ServerSettings settings) throws IOException {
    int port = settings.http().listen().port();
    return port == 0 ? noted(file(settings)) : port;
  }

  private static int noted(Path file) throws IOException {
    try (var noted = Files.newInputStream(file)) {
      String text = new String(noted.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
      return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  private static Path file(ServerSettings settings) {
    return settings.data().resolve(FILE);
  }
}
