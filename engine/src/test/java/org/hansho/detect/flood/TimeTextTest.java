package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeTextTest {
  private static long nanos(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return TimeText.nanos(bytes, 0, bytes.length);
  }

  private static long expected(String text) {
    Instant instant = Instant.parse(text);
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @Test
  void fractionsAndOffsetsAreUnderstood() {
    assertThat(nanos("2026-11-25T10:20:25Z")).isEqualTo(expected("2026-11-25T10:20:25Z"));
    assertThat(nanos("2024-02-29T23:59:59.125Z")).isEqualTo(expected("2024-02-29T23:59:59.125Z"));
    assertThat(nanos("2026-11-25T10:20:30.250000+0000"))
        .isEqualTo(expected("2026-11-25T10:20:30.25Z"));
    assertThat(nanos("2026-11-25T10:20:30+09:00")).isEqualTo(expected("2026-11-25T01:20:30Z"));
    assertThat(nanos("1969-12-31T23:59:59-0130")).isEqualTo(expected("1970-01-01T01:29:59Z"));
  }

  @Test
  void whatIsNoTimeIsNone() {
    assertThat(nanos("")).isEqualTo(TimeText.NONE);
    assertThat(nanos("2026-11-25")).isEqualTo(TimeText.NONE);
    assertThat(nanos("2026-11-25T1x:20:25Z")).isEqualTo(TimeText.NONE);
    assertThat(nanos("1795602010000000000000")).isEqualTo(TimeText.NONE);
  }

  @Test
  void anOffsetThatIsCutShortIsLeftOut() {
    assertThat(nanos("2026-11-25T10:20:25+0")).isEqualTo(expected("2026-11-25T10:20:25Z"));
    assertThat(nanos("2026-11-25T10:20:25+09:0")).isEqualTo(nanos("2026-11-25T10:20:25+09:0"));
  }
}
