package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 seconds, 0 秒間",
    "PT1S, 1 second, 1 秒間",
    "PT150S, 150 seconds, 150 秒間",
    "PT10M, 10 minutes, 10 分間",
    "PT90M, 90 minutes, 90 分間",
    "PT1H, 1 hour, 1 時間",
    "P1D, 1 day, 1 日間",
    "PT36H, 36 hours, 36 時間",
    "P7D, 7 days, 7 日間"
  })
  void aSpanThatSomebodySetIsWrittenToTheSecond(Duration span, String english, String japanese) {
    assertThat(Spans.exactEnglish(span.toNanos())).isEqualTo(english);
    assertThat(Spans.exactJapanese(span.toNanos())).isEqualTo(japanese);
  }

  @ParameterizedTest
  @CsvSource({"PT150S, 2 minutes", "P1DT1H, 25 hours", "P35DT5H, 35 days"})
  void aMeasuredSpanIsWrittenInTheUnitThatItReachesTwice(Duration span, String english) {
    assertThat(Spans.english(span.toNanos())).isEqualTo(english);
  }
}
