package org.hansho.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

/** How many alerts about health may last. */
class OpenAlertsTest {
  /** Takes everything. */
  private static final class Taker implements ChangeSink {
    @Override
    public long position(String feed) {
      return 0;
    }

    @Override
    public boolean apply(String feed, EpochChanges epoch) {
      return true;
    }
  }

  private static void begin(OpenAlerts alerts, HealthKind kind, String subject) {
    alerts.put(HealthAlert.begun(kind, subject, 1, 1, Map.of()));
  }

  @Test
  void aThousandSilentSourcesHideNoOtherTrouble() throws IOException {
    OpenAlerts alerts = new OpenAlerts("default", new Taker());
    for (int source = 0; source < OpenAlerts.MOST + 5; source++) {
      begin(alerts, HealthKind.SOURCE_SILENT, "source-" + source);
    }
    assertThat(alerts.count()).isEqualTo(OpenAlerts.MOST);

    begin(alerts, HealthKind.DISK_NEARLY_FULL, "/data");
    begin(alerts, HealthKind.DEAD_LETTERS_FULL, "dead letters");

    assertThat(alerts.find(HealthKind.DISK_NEARLY_FULL, "/data")).isNotNull();
    assertThat(alerts.find(HealthKind.DEAD_LETTERS_FULL, "dead letters")).isNotNull();
  }

  @Test
  void roomForASourceIsThereAgainWhenAnotherIsHeardBehindARestartToo() throws IOException {
    OpenAlerts before = new OpenAlerts("default", new Taker());
    for (int source = 0; source < OpenAlerts.MOST; source++) {
      begin(before, HealthKind.SOURCE_SILENT, "source-" + source);
    }
    StateWriter kept = new StateWriter();
    before.write(kept);
    OpenAlerts alerts = new OpenAlerts("default", new Taker());
    alerts.read(new StateReader(kept.toBytes()));

    begin(alerts, HealthKind.SOURCE_SILENT, "one more");
    assertThat(alerts.find(HealthKind.SOURCE_SILENT, "one more")).isNull();
    alerts.end(HealthKind.SOURCE_SILENT, "source-7", 2, Map.of());
    begin(alerts, HealthKind.SOURCE_SILENT, "one more");
    assertThat(alerts.find(HealthKind.SOURCE_SILENT, "one more")).isNotNull();
  }
}
