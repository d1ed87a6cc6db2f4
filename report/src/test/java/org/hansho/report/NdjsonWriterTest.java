package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.report.text.Texts;
import org.hansho.testkit.alert.SampleAlerts;
import org.junit.jupiter.api.Test;

class NdjsonWriterTest {
  private static String written(Alert... alerts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Texts texts = Texts.of(Language.ENGLISH);
    NdjsonWriter.write(SampleResults.of(List.of(alerts)), texts, out);
    String all = out.toString(StandardCharsets.UTF_8);
    return all.substring(0, all.indexOf("{\"kind\":\"coverage\","));
  }

  @Test
  void anAlertIsOneLineWithItsKeysInOrder() throws IOException {
    Alert alert =
        SampleAlerts.alert(1, Severity.HIGH, "A title", "web-1", Intent.COMMAND_AND_CONTROL);
    assertThat(written(alert))
        .isEqualTo(
            "{\"id\":\"id1\",\"detection\":\"linux/sample-high\","
                + "\"rule_id\":\"00000000-0000-4000-8000-000000000001\",\"title\":\"A title\","
                + "\"severity\":\"high\",\"confidence\":\"high\","
                + "\"intents\":[\"command-and-control\"],\"tactics\":[\"t1059\"],"
                + "\"time\":\"2026-03-02T12:01:00Z\",\"last_time\":\"2026-03-02T12:02:00Z\","
                + "\"summary\":\"Somebody did something on web-1.\","
                + "\"entities\":[{\"type\":\"host\",\"name\":\"web-1\"},"
                + "{\"type\":\"account\",\"id\":\"1000\",\"name\":\"erin\"}],"
                + "\"evidence\":[{\"file\":\"logs/a.log\",\"position\":100,"
                + "\"time\":\"2026-03-02T12:01:00Z\",\"record\":\"{\\\"n\\\":1}\"}],"
                + "\"seen\":[{\"field\":\"user.name\",\"distinct\":2,\"exact\":true,"
                + "\"values\":[\"erin\",\"frank\"]}],"
                + "\"count\":3,\"timing\":[],\"tenant\":\"default\"}\n");
  }

  @Test
  void anAlertSaysHowTimesWereComeBy() throws IOException {
    assertThat(written(SampleAlerts.hostile("x")))
        .contains(
            "\"timing\":[\"claimed\",\"corrected\",\"undated\",\"skewed\",\"late\",\"backlog\"]");
  }

  @Test
  void lineEndsInValuesNeverSplitALine() throws IOException {
    assertThat(written(SampleAlerts.hostile("a\nb\u0000\u2028"))).hasLineCount(1);
  }
}
