package org.hansho.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
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
    FileLayer files = new DiskFiles();
    files.delete(file(settings));
    if (settings.http().listen().port() == 0) {
      try (OpenFile noted = files.create(file(settings))) {
        noted.append(ByteBuffer.wrap((port + "\n").getBytes(StandardCharsets.US_ASCII)));
      }
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
