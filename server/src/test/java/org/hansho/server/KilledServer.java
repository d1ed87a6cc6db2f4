package org.hansho.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hansho.local.crash.CrashPoint;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;

/** A server in a process of its own, which can be killed at any moment. */
final class KilledServer {
  /** Files and sockets that it may have open. */
  static final int HANDLES = 256;

  /** Its heap. */
  static final int HEAP_MEGABYTES = 128;

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

  private static final String HOSTS =
      """
      ---
      title: New host
      name: new-host
      baseline:
          type: first_seen
          rules: [read]
          group-by: [user]
          condition: {field: host}
      ---
      alert:
          title: A user came to a host for the first time
          sentence: '{user} on {host} after {baseline.samples}'
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
        RunningServer.begun(Path.of(arguments[0]), unused -> engine(), EPOCHS + arguments[1]);
    System.out.println("port " + server.uri("/").getPort());
    System.out.flush();
    Thread.currentThread().join();
  }

  /**
   * One alert for each user, which counts what it did; and one for each who comes to a new host.
   */
  static Engine engine() {
    return Workload.engine(
        List.of(
            Workload.file("k/act.yml", USERS),
            Workload.file("k/new-host.yml", Workload.rule("read") + HOSTS)));
  }

  /**
   * Starts one whose API answers when this returns; kills may come before it takes records. It may
   * have {@value #HANDLES} files and sockets open.
   */
  static KilledServer start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** The same with further settings. */
  static KilledServer start(Path folder, String yaml) throws IOException {
    return start(folder, yaml, "");
  }

  /** The same, which dies at a {@link CrashPoint}; empty for none. */
  static KilledServer start(Path folder, String yaml, String dies) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "."));
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n " + HANDLES + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:TieredStopAtLevel=1",
                "-Dhansho.crash=" + dies,
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

  /** Waits until it takes records. */
  void untilReady() throws IOException {
    URL ready = URI.create("http://127.0.0.1:" + port + "/readyz").toURL();
    while (!isOk(ready)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** One question, after which its connection is closed, since the server has few handles. */
  private static boolean isOk(URL url) throws IOException {
    HttpURLConnection call = (HttpURLConnection) url.openConnection();
    try {
      return call.getResponseCode() == 200;
    } finally {
      call.disconnect();
    }
  }

  /** How many files and sockets it has open; 0 where the system does not say. */
  int handles() throws IOException {
    Path open = Path.of("/proc/" + process.pid() + "/fd");
    if (!Files.isReadable(open)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(open)) {
      return (int) all.count();
    }
  }

  /** The most memory that it ever had, in megabytes; 0 where the system does not say. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    return 0;
  }

  /** Waits until it has died by itself; returns its exit code. */
  int untilDead() throws InterruptedException {
    return process.waitFor();
  }

  /** Kills it at once, as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
