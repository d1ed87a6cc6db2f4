package org.hansho.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.testkit.alert.SampleAlerts;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  private static String written(Alert... alerts) throws IOException {
    StringWriter out = new StringWriter();
    CsvWriter.write(List.of(alerts), Language.ENGLISH, out);
    return out.toString();
  }

  @Test
  void namesComeFirstAndLinesEndAsTheStandardSays() throws IOException {
    String csv =
        written(SampleAlerts.alert(1, Severity.LOW, "A, \"title\"", "web-1", Intent.IMPACT));
    assertThat(csv).startsWith("id,time,last_time,severity,").endsWith("\r\n");
    assertThat(csv.split("\r\n")).hasSize(2);
    assertThat(csv).contains(",\"A, \"\"title\"\"\",").contains("\"{\"\"n\"\":1}\"");
  }

  @Test
  void anAlertSaysHowTimesWereComeBy() throws IOException {
    assertThat(written(SampleAlerts.hostile("x")))
        .contains(",count,timing,tenant,")
        .contains(",1,claimed corrected undated skewed late backlog,x,");
  }

  @Test
  void aFormulaBecomesText() throws IOException {
    for (String start : List.of("=", "+", "-", "@", "＝", "＋", "－", "＠")) {
      String csv = written(SampleAlerts.hostile(start + "HYPERLINK(1)"));
      assertThat(csv.substring(csv.indexOf("\r\n") + 2))
          .doesNotStartWith(start)
          .contains("'" + start);
    }
  }
}
