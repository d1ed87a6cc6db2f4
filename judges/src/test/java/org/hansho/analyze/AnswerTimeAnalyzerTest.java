package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimeAnalyzerTest {
  private static final Fields FIELDS =
      Fields.of(
          List.of(
              "time-taken",
              "request_time",
              "duration",
              "properties.TimeTaken",
              "Duration",
              "http.response.status_code",
              "web.answer_time"));

  private final Analyzer analyzer = new AnswerTimeAnalyzer();

  private List<String> said(Map<String, String> values) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.setEventClass(EventClass.of("request"));
    values.forEach((field, value) -> event.addText(FIELDS.id(field), value));
    return Commands.added(analyzer, event).getOrDefault("web.answer_time", List.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          time-taken,           2999,       prompt
          time-taken,           3000,       slow
          time-taken,           3.001,      slow
          request_time,         0.081,      prompt
          request_time,         12.000,     slow
          duration,             0.00012,    prompt
          properties.TimeTaken, 4100,       slow
          Duration,             2999999999, prompt
          Duration,             3000000000, slow
          """)
  void millisecondsSecondsAndNanosecondsAreToldApart(String field, String value, String expected) {
    assertThat(said(Map.of(field, value))).containsExactly(expected);
  }

  @Test
  void nothingIsSaidOfWhatHasNoTimeAndOfConnectionsHandedOver() {
    assertThat(said(Map.of())).isEmpty();
    assertThat(said(Map.of("request_time", "-"))).isEmpty();
    assertThat(said(Map.of("request_time", "9".repeat(40)))).isEmpty();
    assertThat(said(Map.of("request_time", "900.000", "http.response.status_code", "101")))
        .isEmpty();
  }
}
