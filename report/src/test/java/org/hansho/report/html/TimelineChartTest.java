package org.hansho.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.report.text.Texts;
import org.hansho.testkit.alert.SampleAlerts;
import org.junit.jupiter.api.Test;

class TimelineChartTest {
  private static final Texts TEXTS = Texts.of(Language.ENGLISH);

  private static List<Alert> every(int minutes, int alerts) {
    List<Alert> all = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      all.add(SampleAlerts.alert(i * minutes, Severity.HIGH, "t", "h"));
    }
    return all;
  }

  @Test
  void theSpanOfAColumnGrowsWithTheTime() {
    assertThat(TimelineChart.of(every(1, 5), TEXTS).spanText()).isEqualTo("1 min");
    assertThat(TimelineChart.of(every(1, 200), TEXTS).spanText()).isEqualTo("5 min");
    assertThat(TimelineChart.of(every(60, 30), TEXTS).spanText()).isEqualTo("1 h");
    assertThat(TimelineChart.of(every(60 * 24, 50), TEXTS).spanText()).isEqualTo("1 d");
  }

  @Test
  void everyAlertIsInOneColumn() {
    String svg = TimelineChart.of(every(7, 100), TEXTS).svg();
    int sum =
        java.util.regex.Pattern.compile("High · (\\d+) alerts?")
            .matcher(svg)
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .sum();
    assertThat(sum).as("in the wide picture and in the narrow one").isEqualTo(200);
  }

  @Test
  void alertsWithoutATimeAreCountedBesides() {
    assertThat(TimelineChart.of(List.of(), TEXTS).svg()).isEmpty();
    assertThat(TimelineChart.of(every(1, 2), TEXTS).untimed()).isZero();
  }
}
