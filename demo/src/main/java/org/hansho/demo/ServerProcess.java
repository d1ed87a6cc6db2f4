package org.hansho.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.FileHandler;
import org.hansho.server.Server;
import org.hansho.server.log.JsonLog;

/**
 * The company's server in a process of its own, which {@link PowerCuts} kills. It says {@code
 * ready} when it listens, lets its clock run when it reads {@code go}, and ends with its input.
 */
final class ServerProcess {
  /** What it says when it listens. */
  static final String READY = "ready";

  private ServerProcess() {}

  /**
   * Runs it.
   *
   * @param arguments folder, time at which its clock begins, speed
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    JsonLog.to(new FileHandler(folder.resolve("server.log").toString(), true));
    ScenarioClock clock =
        new ScenarioClock(Instant.parse(arguments[1]), Integer.parseInt(arguments[2]));
    try (Server server = new Company(folder).start(clock);
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(READY + " " + server.port());
      System.out.flush();
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        if (line.equals("go")) {
          clock.start();
        }
      }
    }
  }
}
