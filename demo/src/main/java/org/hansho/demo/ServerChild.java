package org.hansho.demo;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A {@link ServerProcess} that runs. Safe from any thread. */
final class ServerChild implements Closeable {
  private final Process process;

  private ServerChild(Process process) {
    this.process = process;
  }

  /**
   * Starts one and waits until it listens; its clock stands still.
   *
   * @param classPath of the program
   * @param at the time that its clock shows
   * @throws IOException if it does not come to listen
   */
  static ServerChild start(String classPath, Path folder, Instant at, int speed)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath,
                    ServerProcess.class.getName(),
                    folder.toString(),
                    at.toString(),
                    Integer.toString(speed)))
            .redirectError(folder.resolve("errors.log").toFile())
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(ServerProcess.READY)) {
        return new ServerChild(process);
      }
    }
    process.destroyForcibly();
    throw new IOException("the server did not start; see " + folder.resolve("errors.log"));
  }

  /** Lets its clock run. */
  void go() throws IOException {
    OutputStream in = process.getOutputStream();
    in.write("go\n".getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once, whatever it does. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits until it is gone. */
  void awaitEnd() throws IOException {
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("The demonstration ends.", interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    awaitEnd();
  }
}
