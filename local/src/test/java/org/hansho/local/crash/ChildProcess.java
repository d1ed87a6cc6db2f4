package org.hansho.local.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java process with the class path of the test, that talks in lines and may be killed.
 *
 * <p>Its errors come between its lines. Whoever starts one reads it to its end.
 */
public final class ChildProcess {
  /** What a library of the tests says about itself when no logger is there. */
  private static final String LOGGER_MISSING = "SLF4J";

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a class's main method. */
  public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), main, arguments);
  }

  /**
   * Starts a class's main method with another heap than 64 MB.
   *
   * @param heap as in {@code -Xmx}
   */
  public static ChildProcess withHeap(String heap, Class<?> main, String... arguments)
      throws IOException {
    return start(List.of("-Xmx" + heap), main, arguments);
  }

  /** Starts a class's main method, armed to die where a label is reached for the n-th time. */
  public static ChildProcess armed(String label, long turn, Class<?> main, String... arguments)
      throws IOException {
    return start(List.of("-Dhansho.crash=" + label + ":" + turn), main, arguments);
  }

  private static ChildProcess start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new ChildProcess(process);
  }

  /** The class path of this process, which the test runner may have put into a jar of its own. */
  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", "."));
  }

  /** The next line; null when the process has ended. */
  public @Nullable String line() throws IOException {
    String line = output.readLine();
    while (line != null && line.startsWith(LOGGER_MISSING)) {
      line = output.readLine();
    }
    return line;
  }

  /** All lines up to the end of the process. */
  public List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); line != null; line = line()) {
      lines.add(line);
    }
    return lines;
  }

  /**
   * Ends the process as {@code kill -9} does. What it has written before can still be read, which
   * it could not if the process were ended by {@link Process#destroyForcibly}.
   */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end of the process. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }
}
