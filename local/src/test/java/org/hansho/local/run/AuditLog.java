package org.hansho.local.run;

import java.util.List;
import java.util.stream.IntStream;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;

/**
 * An audit log of several hosts that write their records in turns, so that as many events are
 * always open; and a detection that needs to know a process which started at the very beginning.
 */
final class AuditLog {
  static final int HOSTS = 3;

  /** Behind everything in the log. */
  static final long END = Workload.START + 86_400_000_000_000L;

  private static final long SECOND = 1_000_000_000L;
  private static final int SERVER = 500;
  private static final int FIRST = 10_000;

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

  private AuditLog() {}

  static Engine engine() {
    return Workload.engine(List.of(Workload.file("test/shell.yml", PARENT_KNOWN)));
  }

  /** A web server on each host, which then starts so many programs and as many shells. */
  static String of(int shells) {
    StringBuilder log = new StringBuilder();
    append(log, "/usr/sbin/nginx", SERVER, 1);
    for (int number = 0; number < shells; number++) {
      append(log, "/usr/bin/example", FIRST + 10 * number, SERVER);
      append(log, "/bin/sh", FIRST + 10 * number + 5, SERVER);
    }
    return log.toString();
  }

  private static void append(StringBuilder log, String image, int process, int by) {
    List<List<String>> events =
        IntStream.range(0, HOSTS)
            .mapToObj(host -> execve(host, image, process + host, by == 1 ? 1 : by + host))
            .toList();
    for (int record = 0; record < events.get(0).size(); record++) {
      for (List<String> event : events) {
        log.append(event.get(record)).append('\n');
      }
    }
  }

  private static List<String> execve(int host, String image, int process, int by) {
    String stamp = " msg=audit(%d.000:%d): ".formatted(Workload.START / SECOND, process);
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
}
