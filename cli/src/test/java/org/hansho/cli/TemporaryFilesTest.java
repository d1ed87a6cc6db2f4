package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan leaves in the temporary folder when it is stopped, killed, or when it is full. */
class TemporaryFilesTest {
  @TempDir private Path folder = Path.of("");

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("temporary"));
  }

  private ProcessBuilder program(Path temporary, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.add("-Djava.io.tmpdir=" + temporary);
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "."));
    command.addAll(List.of("-cp", classes, Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile());
  }

  /** A scan of standard input that has laid some of it aside and waits for more. */
  private Process waiting() throws Exception {
    List<Path> before = parts();
    Path temporary = temporary();
    ReaderLogs.written(folder);
    String rules = ReaderLogs.rules(folder).toString();
    try (WatchService watch = temporary.getFileSystem().newWatchService()) {
      temporary.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = program(temporary, "scan", "--no-builtin", "--rules", rules, "-").start();
      OutputStream input = process.getOutputStream();
      input.write("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
      input.flush();
      while (before.containsAll(parts())) {
        assertThat(process.isAlive()).as(output()).isTrue();
        watch.poll(100, TimeUnit.MILLISECONDS);
      }
      return process;
    }
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.walk(temporary())) {
      return files.filter(file -> file.getFileName().toString().endsWith(".part")).toList();
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.toList();
    }
  }

  private String output() throws IOException {
    Path output = folder.resolve("output");
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assumeTrue(kill.waitFor() == 0, "needs kill");
  }

  @Test
  void aSignalLeavesNothing() throws Exception {
    Process process = waiting();
    signal(process, "INT");
    process.getOutputStream().close();
    process.waitFor();
    assertThat(left()).isEmpty();
  }

  @Test
  void aSignalLeavesNothingEvenWhereTheScanCannotEndByItself() throws Exception {
    Process process = waiting();
    signal(process, "TERM");
    assertThat(process.waitFor()).as(output()).isEqualTo(ExitCode.STOPPED.code());
    assertThat(left()).isEmpty();
  }

  @Test
  void whatWasLeftByAKilledProcessIsRemovedByTheNextButNotWhatLives() throws Exception {
    Process killed = waiting();
    killed.toHandle().destroyForcibly();
    killed.waitFor();
    assertThat(parts()).hasSize(1);
    List<Path> dead = left();
    Process living = waiting();
    String rules = ReaderLogs.rules(folder).toString();
    assertThat(left()).doesNotContainAnyElementsOf(dead).hasSize(1);
    Process next = program(temporary(), "scan", "--no-builtin", "--rules", rules, rules).start();
    next.waitFor();
    assertThat(left()).hasSize(1);
    living.getOutputStream().close();
    living.waitFor();
    assertThat(left()).isEmpty();
  }

  @Test
  void aTemporaryFolderThatIsFullOrMissingIsReportedWithPathAndRemedy() throws Exception {
    Path input = ReaderLogs.written(folder);
    String rules = ReaderLogs.rules(folder).toString();
    String[] scan = {"scan", "--no-builtin", "--rules", rules, "--lang", "en", "-"};
    String[] little = Arrays.copyOf(scan, scan.length + 2);
    little[scan.length] = "--max-temporary";
    little[scan.length + 1] = "1K";
    Process full = program(temporary(), little).redirectInput(input.toFile()).start();
    assertThat(full.waitFor()).isEqualTo(ExitCode.STOPPED.code());
    assertThat(output())
        .contains("the limit of 1 KiB in the temporary folder " + temporary() + " is reached")
        .contains("--max-temporary")
        .doesNotContain("\tat ");
    Path nowhere = folder.resolve("nowhere");
    scan[scan.length - 2] = "ja";
    Process missing = program(nowhere, scan).redirectInput(input.toFile()).start();
    assertThat(missing.waitFor()).isEqualTo(ExitCode.STOPPED.code());
    assertThat(output()).contains("一時フォルダー " + nowhere + " に書き込めません").doesNotContain("\tat ");
  }
}
