package org.hansho.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.format.Formats;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** Results of queries are read row by row, and what is wrong with one costs that row. */
class QueryTablesTest {
  private static final Format FORMAT =
      Formats.ALL.stream()
          .filter(format -> format.name().equals("log-analytics-query"))
          .findFirst()
          .orElseThrow();

  private static final String HEAD =
      "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"TimeGenerated\",\"type\":"
          + "\"datetime\"},{\"name\":\"SyslogMessage\",\"type\":\"string\"},{\"name\":\"HostName\","
          + "\"type\":\"string\"},{\"name\":\"ProcessName\",\"type\":\"string\"},{\"name\":\"Type\","
          + "\"type\":\"string\"}],\"rows\":[";

  private final List<String> messages = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private static String row(String message) {
    return "[\"2026-11-25T10:00:00Z\",\"" + message + "\",\"web-1\",\"app\",\"Syslog\"]";
  }

  private void read(String text, int largest) {
    Fields fields = Fields.of(List.of("message", "SyslogMessage", "HostName"));
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            messages.add(String.valueOf(event.text("message")));
          }

          @Override
          public void malformed(Malformed record) {
            faults.add(record.fault().english().reason());
          }
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Limits limits = new Limits(4096, 32, 1000, 100, 100);
    BlockFeeder.inBlocks(FORMAT.open(fields, limits), bytes, sink, new Random(7), largest);
  }

  @Test
  void thousandsOfRowsAreReadInBlocksSmallerThanTheResult() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 5000; i++) {
      text.append(i == 0 ? "" : ",\n")
          .append(row("message " + i + " with ], [ and \\\"quotes\\\""));
    }
    read(text.append("]}]}").toString(), 900);
    assertThat(faults).isEmpty();
    assertThat(messages).hasSize(5000);
    assertThat(messages.get(4999)).isEqualTo("message 4999 with ], [ and \"quotes\"");
  }

  @Test
  void aRowThatIsTooLongIsReportedAndThoseBehindItAreRead() {
    String text = HEAD + row("one") + "," + row("x]".repeat(9000)) + "," + row("three") + "]}]}";
    read(text, 700);
    assertThat(messages).containsExactly("one", "three");
    assertThat(faults).singleElement().asString().contains("longer");
  }

  @Test
  void aRowThatIsNoListIsReported() {
    read(HEAD + row("one") + ",{\"Exceptions\":[\"too much\"]}," + row("two") + "]}]}", 80);
    assertThat(messages).containsExactly("one", "two");
    assertThat(faults).singleElement().asString().contains("not a list");
  }

  @Test
  void aResultThatWasCutGivesWhatIsThereAndSaysSo() {
    read(HEAD + row("one") + ",[\"2026-11-25T10:00:00Z\",\"tw", 80);
    assertThat(messages).containsExactly("one");
    assertThat(faults).hasSize(1);
  }

  @Test
  void severalResultsMayFollowOneAnother() {
    read(HEAD + row("one") + "]}]}\n" + HEAD + row("two") + "]}]}\n", 80);
    assertThat(messages).containsExactly("one", "two");
    assertThat(faults).isEmpty();
  }

  @Test
  void anAnswerWithoutRowsIsReported() {
    read("{\"error\":{\"code\":\"BadRequest\"}}", 80);
    assertThat(faults).singleElement().asString().contains("no rows");
  }
}
