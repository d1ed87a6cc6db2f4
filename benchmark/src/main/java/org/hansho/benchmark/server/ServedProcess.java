package org.hansho.benchmark.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that runs as a process of its own, in a folder. The command must not start a child. */
final class ServedProcess implements Closeable {
  private static final long TICK_NANOS = 10_000_000L;

  private final Path folder;
  private final int port;
  private final Process process;
  private final long begun = System.nanoTime();

  /**
   * Starts it; it need not answer yet.
   *
   * @param folder where its settings, its data and its log lie
   * @param command what starts Hansho
   */
  ServedProcess(Path folder, List<String> command) throws IOException {
    this(folder, command, "");
  }

  /** The same with further settings. */
  ServedProcess(Path folder, List<String> command, String settings) throws IOException {
    this.folder = folder;
    this.port = freePort();
    Files.writeString(
        folder.resolve("hansho.yml"), "data: data\nhttp: {port: " + port + "}\n" + settings);
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("run", "--config", folder.resolve("hansho.yml").toString()));
    process =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
            .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it answers; how long it took since its start, in milliseconds. */
  long untilItAnswers(String path) throws IOException {
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("the server has ended; see " + folder.resolve("server.log"));
      }
      try (Caller caller = caller()) {
        if (caller.get(path).status() == 200) {
          return since();
        }
      } catch (IOException notYet) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  /** Milliseconds since its start. */
  long since() {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** A connection with the key. */
  Caller caller() throws IOException {
    String key = Files.readString(folder.resolve("data/local-key")).strip();
    return new Caller(port, key);
  }

  /** Its resident memory at present, or the most it has had, in MB. */
  long residentMegabytes(boolean most) throws IOException {
    String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    Matcher line = Pattern.compile((most ? "VmHWM" : "VmRSS") + ":\\s+(\\d+) kB").matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) * 1_024 / 1_000_000 : -1;
  }

  /** The processor time that it has taken, in seconds. */
  double processorSeconds() throws IOException {
    String stat =
        Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
    String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(numbers[11]) + Long.parseLong(numbers[12])) * TICK_NANOS / 1e9;
  }

  /** Ends it as a service manager does, and waits for it. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
