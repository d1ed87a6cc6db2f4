package org.hansho.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;

/** A server in a process of its own, which can be killed at any moment. */
final class KilledServer {
  private static final String USERS =
      """
      title: Somebody did something
      name: act
      level: low
      logsource: {product: shop}
      detection: {sel: {kind: act}, condition: sel}
      ---
      alert:
          title: Somebody did something
          sentence: '{user} did something'
          entities: [{type: account, name: user}]
          dedup: {key: [user], period: 1d}
      """;

  /** Epochs as users have them, so that kills meet input that is not committed. */
  private static final String EPOCHS = "engine: {epoch: 200ms}\n";

  private final Process process;
  private final int port;

  private KilledServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Arguments: the folder, and further settings. Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    RunningServer server =
        new RunningServer(Path.of(arguments[0]), engine(), EPOCHS + arguments[1]);
    System.out.println("port " + server.uri("/").getPort());
    System.out.flush();
    Thread.currentThread().join();
  }

  /** One alert for each user, which counts what it did. */
  static Engine engine() {
    return Workload.engine(List.of(Workload.file("k/act.yml", USERS)));
  }

  /** Starts one, which answers when this returns. */
  static KilledServer start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** The same with further settings. */
  static KilledServer start(Path folder, String yaml) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "."));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                KilledServer.class.getName(),
                folder.toString(),
                yaml)
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("port ")) {
        return new KilledServer(process, Integer.parseInt(line.substring("port ".length())));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start:\n" + said);
  }

  int port() {
    return port;
  }

  /** Kills it at once, as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
