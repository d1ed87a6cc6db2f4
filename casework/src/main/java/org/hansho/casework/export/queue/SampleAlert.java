package org.hansho.casework.export.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.export.format.TriageState;
import org.hansho.detect.Grounds;

/** The alert that a test of a target sends. */
final class SampleAlert {
  private static final String ID = "5a".repeat(32);

  private SampleAlert() {}

  static Outgoing of(String tenant, long now) {
    Alert alert =
        new Alert(
            ID,
            "sample/test-of-an-export",
            "",
            new Wording(
                texts("[SAMPLE ALERT] Test of an export", "THIS IS A SAMPLE ALERT. Ignore it."),
                texts("[サンプル アラート] エクスポートのテスト", "これはサンプル アラートです。対応は不要です。")),
            Severity.INFORMATIONAL,
            Alert.Confidence.HIGH,
            List.of(Intent.PROBING),
            List.of(),
            now,
            now,
            SentenceValues.NONE,
            List.of(new Entity("host", Map.of("name", "sample.example.com"))),
            List.of(),
            List.of(),
            1,
            Set.of(),
            Grounds.NONE,
            null,
            tenant);
    return new Outgoing(alert, 1, false, TriageState.NEW, now);
  }

  private static AlertTexts texts(String title, String step) {
    return new AlertTexts(title, "", step, "", null, List.of(step), List.of(), "");
  }
}
