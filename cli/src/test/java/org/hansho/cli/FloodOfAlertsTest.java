package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that are raised to hide others: nothing is hidden, and what is folded is reported. */
class FloodOfAlertsTest {
  private static final long START = 1_795_486_215;

  @TempDir private Path folder = Path.of("");

  private static String container(int number, String image) {
    String name = "unit-" + number;
    return "{\"status\":\"start\",\"id\":\"%012x\",\"from\":\"%s\",\"Type\":\"container\","
            .formatted(number, image)
        + "\"Action\":\"start\",\"Actor\":{\"ID\":\"%012x\",\"Attributes\":".formatted(number)
        + "{\"image\":\"%s\",\"name\":\"%s\"}},\"scope\":\"local\",".formatted(image, name)
        + "\"time\":%d,\"timeNano\":%d}\n"
            .formatted(START + number, (START + number) * 1_000_000_000);
  }

  private static String command(int number, String argument) {
    String id = "audit(%d.000:%d)".formatted(START + number, number);
    return "node=web-1 type=SYSCALL msg=%s: arch=c000003e syscall=59 success=yes exit=0 items=1"
            .formatted(id)
        + " ppid=812 pid=2220 auid=1001 uid=1001 gid=1001 euid=1001 tty=pts0 ses=4"
        + " comm=\"crontab\" exe=\"/usr/bin/crontab\" key=\"exec\"\n"
        + "node=web-1 type=EXECVE msg=%s: argc=2 a0=\"crontab\" a1=\"%s\"\n".formatted(id, argument)
        + "node=web-1 type=EOE msg=%s:\n".formatted(id);
  }

  @Test
  void r303AFloodOfOneKindLeavesEveryOtherAlertAndCountsWhatItDoesNotList() throws IOException {
    StringBuilder log = new StringBuilder();
    int flood = 20_000;
    for (int i = 0; i < flood; i++) {
      log.append(container(i, "registry.example.com/xmrig-" + i + "/xmrig:6"));
    }
    Files.writeString(folder.resolve("docker-events.json"), log);
    Files.writeString(folder.resolve("audit.log"), command(1, "/dev/shm/.x"));

    Run json = Run.of("scan", "--quiet", "--output", "ndjson", folder.toString());
    List<String> alerts = json.out().lines().toList();
    List<String> miners =
        alerts.stream().filter(line -> line.contains("container-host/miner-image")).toList();
    List<String> further = miners.stream().filter(line -> line.contains("further_alerts")).toList();
    assertThat(alerts).anyMatch(line -> line.contains("linux/scheduled-task-manipulation"));
    assertThat(further).hasSize(1);
    int listed = miners.size() - 1;
    assertThat(listed).isGreaterThanOrEqualTo(255).isLessThan(flood);
    assertThat(further.get(0))
        .contains("\"further_alerts\":\"" + (flood - listed) + "\"")
        .contains("\"further_alerts_exact\":\"true\"")
        .contains("\"listed_alerts\":\"" + listed + "\"")
        .contains("\"count\":" + (flood - listed));

    Run oneJob = Run.of("scan", "--quiet", "--jobs", "1", "--output", "ndjson", folder.toString());
    assertThat(oneJob.out()).isEqualTo(json.out());
    assertThat(Run.of("scan", "--quiet", "--output", "csv", folder.toString()).out())
        .contains(" further alerts of this detection");
  }

  @Test
  void decoysDoNotHideTheRealCommand() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      log.append(command(i, i == 13 ? "/dev/shm/.x" : "/tmp/jobs-" + i));
    }
    Path audit = Files.writeString(folder.resolve("audit.log"), log);
    Run json = Run.of("scan", "--quiet", "--output", "ndjson", audit.toString());
    List<String> tasks =
        json.out().lines().filter(line -> line.contains("scheduled-task-manipulation")).toList();
    assertThat(tasks).hasSize(1);
    String alert = tasks.get(0);
    String evidence = alert.substring(alert.indexOf("\"evidence\""), alert.indexOf("\"seen\""));
    assertThat(evidence).contains("/dev/shm/.x").contains("jobs-1\\\"").contains("jobs-60\\\"");
    assertThat(alert.substring(alert.indexOf("\"seen\"")))
        .contains("\"field\":\"process.command_line\"")
        .contains("crontab /dev/shm/.x");
  }
}
