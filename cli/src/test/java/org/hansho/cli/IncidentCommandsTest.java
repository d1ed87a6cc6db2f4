package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Incidents are merged, shown, listed and split on the command line. */
@Timeout(300)
class IncidentCommandsTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]+)\"");

  @TempDir private Path folder;

  /** Alerts of two addresses on two days, which share nothing. */
  private static List<String> twoAlerts(ServedFolder server) throws Exception {
    for (int day = 27; day < 29; day++) {
      String line =
          "192.0.2."
              + day
              + " - - ["
              + day
              + "/Nov/2026:10:00:00 +0000] \"GET /act HTTP/1.1\" 200 12 \"-\" \"probe/1.0\"\n";
      server.send("shop-" + day, line.repeat(20));
    }
    List<String> ids = List.of();
    while (ids.size() < 2) {
      LockSupport.parkNanos(50_000_000);
      ids = ids(server.run("alert", "list", "--output", "json"));
    }
    return ids;
  }

  private static List<String> ids(Run listed) {
    assertThat(listed.code()).as(listed.talk()).isZero();
    List<String> ids = new ArrayList<>();
    Matcher id = ID.matcher(listed.out());
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  @Test
  void alertsBecomeOneIncidentThatIsShownListedAndSplit() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      List<String> alerts = twoAlerts(server);
      Run merged = server.run("incident", "merge", alerts.get(0), alerts.get(1));
      while (merged.code() != 0) {
        assertThat(merged.talk()).as("until both are grouped").contains("incident");
        LockSupport.parkNanos(50_000_000);
        merged = server.run("incident", "merge", alerts.get(0), alerts.get(1));
      }
      List<String> incidents = ids(server.run("incident", "list", "--output", "json"));
      assertThat(incidents).hasSize(1);
      assertThat(merged.talk()).contains(incidents.get(0));
      Run shown = server.run("incident", "show", incidents.get(0));
      assertThat(shown.out())
          .containsSubsequence("What happened", "Steps", "Somebody did something", "Entities")
          .contains(alerts);
      assertThat(server.run("incident", "show", incidents.get(0), "--output", "json").out())
          .contains("\"steps\":[{");
      assertThat(server.run("incident", "show", incidents.get(0), "--lang", "ja").out())
          .contains("時刻順のステップ");
      Run split = server.run("incident", "split", incidents.get(0), alerts.get(0));
      assertThat(split.code()).as(split.talk()).isZero();
      assertThat(ids(server.run("incident", "list", "--output", "json"))).isEmpty();
      assertThat(server.run("incident", "show", "nothing").code()).isNotZero();
    }
  }
}
