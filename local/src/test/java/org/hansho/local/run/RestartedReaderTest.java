package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a format puts together of several records, or learned long ago, comes out whole although the
 * runner was started anew between any two records.
 */
class RestartedReaderTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int HOSTS = 3;

  private static final String PARENT_KNOWN =
      """
      title: Shell of a web server
      logsource: {product: linux, category: process_creation}
      detection:
          selection: {ParentImage: /usr/sbin/nginx, Image: /bin/sh}
          condition: selection
      level: high
      ---
      alert:
          title: A web server started a shell
          sentence: '{host.name}: {ParentImage} started {CommandLine}'
          entities: [{type: host, name: host.name}]
          dedup: {key: [host.name, CommandLine], period: 1h}
      """;

  private final Engine engine =
      Workload.engine(List.of(Workload.file("test/shell.yml", PARENT_KNOWN)));

  @TempDir private Path parent;
  private final StringBuilder log = new StringBuilder();

  /** Three hosts that write their records in turns, so that three events are always open. */
  @BeforeEach
  void writeLog() {
    append("/usr/sbin/nginx", 500, 1);
    append("/usr/bin/example", 700, 500);
    append("/bin/sh", 900, 500);
  }

  private void append(String image, int process, int by) {
    List<List<String>> events =
        Stream.iterate(0, host -> host + 1)
            .limit(HOSTS)
            .map(host -> execve(host, image, process + host, by == 1 ? 1 : by + host))
            .toList();
    for (int record = 0; record < events.get(0).size(); record++) {
      for (List<String> event : events) {
        log.append(event.get(record)).append('\n');
      }
    }
  }

  private static List<String> execve(int host, String image, int process, int by) {
    String stamp = " msg=audit(%d.000:%d): ".formatted(Workload.START / SECOND + process, process);
    String node = "node=host-" + host + ".example.com type=";
    return List.of(
        node
            + "SYSCALL"
            + stamp
            + "arch=c000003e syscall=59 success=yes exit=0 items=1 ppid=%d pid=%d exe=\"%s\""
                .formatted(by, process, image),
        node + "EXECVE" + stamp + "argc=2 a0=\"" + image + "\" a1=\"-" + process + "\"",
        node + "CWD" + stamp + "cwd=\"/\"",
        node + "PATH" + stamp + "item=0 name=\"" + image + "\" nametype=NORMAL",
        node + "PROCTITLE" + stamp + "proctitle=\"" + image + "\"");
  }

  private LocalRunner open(String folder) throws IOException {
    return new LocalRunner(
        parent.resolve(folder),
        engine,
        LocalSettings.of("test", 2).withBatchBytes(50),
        () -> Workload.START + 3600 * SECOND);
  }

  private List<Outcome> truth() throws IOException {
    try (LocalRunner runner = open("truth")) {
      runner.push("audit", Workload.START, log.toString().getBytes(StandardCharsets.UTF_8));
      runner.drain();
      assertThat(runner.alerts())
          .extracting(Outcome::summary)
          .contains("host-1.example.com: /usr/sbin/nginx started /bin/sh -901")
          .hasSize(HOSTS);
      return runner.alerts();
    }
  }

  @Test
  void pushedRecordsOfAnEventMayLieInDifferentRuns() throws IOException {
    for (String line : log.toString().split("(?<=\n)")) {
      try (LocalRunner runner = open("data")) {
        runner.push("audit", Workload.START, line.getBytes(StandardCharsets.UTF_8));
        runner.settle();
      }
    }
    try (LocalRunner runner = open("data")) {
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth());
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void aFileMayBeLeftAnywhereAndIsNotReadAgain() throws IOException {
    BytesInput file = new BytesInput("audit");
    file.write(log.toString());
    boolean more = true;
    while (more) {
      try (LocalRunner runner = open("data")) {
        runner.runner.add(file);
        more = runner.runner.runEpoch();
      }
    }
    try (LocalRunner runner = open("data")) {
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth());
      assertThat(file.bytesRead()).isEqualTo(file.size());
    }
  }
}
