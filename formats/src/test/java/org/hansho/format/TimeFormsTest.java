package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R205: the ways in which programs write when something happened. What has no time here gets that
 * of its arrival, and is counted as such.
 */
class TimeFormsTest {
  private static final String NONE = "none";

  /** What is written, and the time that it is. */
  private static final String FORMS =
      """
      2026-11-29T10:00:00Z                 > 2026-11-29T10:00:00Z
      2026-11-29T10:00:00+09:00            > 2026-11-29T01:00:00Z
      2026-11-29T10:00:00-05:30            > 2026-11-29T15:30:00Z
      2026-11-29T10:00:00+0900             > 2026-11-29T01:00:00Z
      2026-11-29T10:00:00-0530             > 2026-11-29T15:30:00Z
      2026-11-29T10:00:00+09               > 2026-11-29T01:00:00Z
      2026-11-29T10:00:00z                 > 2026-11-29T10:00:00Z
      2026-11-29t10:00:00z                 > 2026-11-29T10:00:00Z
      2026-11-29 10:00:00Z                 > 2026-11-29T10:00:00Z
      2026-11-29 10:00:00 +0900            > 2026-11-29T01:00:00Z
      2026-11-29 10:00:00 +09:00           > 2026-11-29T01:00:00Z
      2026-11-29 10:00:00+09:00            > 2026-11-29T01:00:00Z
      2026-11-29 10:00:00 UTC              > 2026-11-29T10:00:00Z
      2026-11-29 10:00:00.5 -0800          > 2026-11-29T18:00:00.500Z
      2026-11-29T10:00:00.1Z               > 2026-11-29T10:00:00.100Z
      2026-11-29T10:00:00.12Z              > 2026-11-29T10:00:00.120Z
      2026-11-29T10:00:00.123Z             > 2026-11-29T10:00:00.123Z
      2026-11-29T10:00:00.123456Z          > 2026-11-29T10:00:00.123456Z
      2026-11-29T10:00:00.1234567Z         > 2026-11-29T10:00:00.123456700Z
      2026-11-29T10:00:00.123456789Z       > 2026-11-29T10:00:00.123456789Z
      2026-11-29T10:00:00.1234567891Z      > 2026-11-29T10:00:00.123456789Z
      2026-11-29T10:00:00,123Z             > 2026-11-29T10:00:00.123Z
      2026-11-29T10:00:00                  > 2026-11-29T10:00:00Z
      2026-11-29 10:00:00                  > 2026-11-29T10:00:00Z
      2026-11-29T10:00Z                    > none
      2026-11-29                           > none
      2026-11-29T10:00:60Z                 > 2026-11-29T10:01:00Z
      2026-12-31T23:59:60Z                 > 2027-01-01T00:00:00Z
      2026-11-29T10:00:61Z                 > none
      2026-03-29T02:30:00+01:00            > 2026-03-29T01:30:00Z
      2026-10-25T02:30:00+02:00            > 2026-10-25T00:30:00Z
      2026-10-25T02:30:00+01:00            > 2026-10-25T01:30:00Z
      2024-02-29T00:00:00Z                 > 2024-02-29T00:00:00Z
      2026-02-29T00:00:00Z                 > none
      2100-02-29T00:00:00Z                 > none
      2026-04-31T00:00:00Z                 > none
      2026-08-31T00:00:00Z                 > 2026-08-31T00:00:00Z
      2026-13-01T00:00:00Z                 > none
      2026-11-29T25:00:00Z                 > none
      1601-01-01T00:00:00Z                 > none
      1969-12-31T23:59:59Z                 > none
      2262-04-11T23:47:16Z                 > none
      9999-12-31T23:59:59Z                 > none
      0000-00-00T00:00:00Z                 > none
      令和8年11月29日 10時00分                    > none
      Sun, 29 Nov 2026 10:00:00 GMT        > none
      2026/11/29 10:00:00                  > none
      20261129T100000Z                     > none
      1764410400                           > 2025-11-29T10:00:00Z
      1764410400.5                         > 2025-11-29T10:00:00.500Z
      1764410400.123456                    > 2025-11-29T10:00:00.123456Z
      1764410400123                        > 2025-11-29T10:00:00.123Z
      1764410400123456                     > 2025-11-29T10:00:00.123456Z
      1764410400123456789                  > 2025-11-29T10:00:00.123456789Z
      -1                                   > none
      -86400                               > none
      0                                    > none
      +2026-11-29T10:00:00Z                > none
      2026-11-29T10:00:00+14:00            > 2026-11-28T20:00:00Z
      2026-11-29T10:00:00-12:00            > 2026-11-29T22:00:00Z
      2026-11-29T10:00:00+24:00            > none
      2026-11-29T10:00:00 Z                > 2026-11-29T10:00:00Z
      2026-11-29T10:00:00 JST              > none
      2026-11-29T10:00:00+09:0             > none
      """;

  private static String time(String written) {
    List<String> times = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            long time = event.time();
            times.add(time == Event.NO_TIME ? NONE : Instant.ofEpochSecond(0, time).toString());
          }

          @Override
          public void malformed(Malformed record) {
            times.add("malformed");
          }
        };
    byte[] line = ("{\"time\":" + written + "}\n").getBytes(StandardCharsets.UTF_8);
    JsonFormat.FORMAT
        .open(Fields.of(List.of("time")), Limits.DEFAULT)
        .read(line, 0, line.length, 0, true, sink);
    return String.join(" ", times);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '>', textBlock = FORMS)
  void r205EachFormHasItsTimeOrNoneAndNoOffsetIsDropped(String written, String expected) {
    assertThat(time("\"" + written + "\"")).as(written).isEqualTo(expected);
    if (written.matches("-?[0-9.]+")) {
      assertThat(time(written)).as("the number %s", written).isEqualTo(expected);
    }
  }
}
