package org.hansho.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordNumbersTest {
  private final RecordNumbers numbers = new RecordNumbers();

  private void see(long from, long to) {
    for (long number = from; number <= to; number++) {
      numbers.see(1, number);
    }
  }

  @Test
  void aHoleIsReportedWithItsRangeOnceNothingOfItCanComeAnyMore() {
    see(100, 2_000);
    see(2_013, 2_060);
    assertThat(numbers.missing()).isZero();
    see(2_061, 2_200);
    assertThat(numbers.missing()).isEqualTo(12);
    assertThat(numbers.hole()).isEqualTo("2001-2012");
  }

  @Test
  void aHoleThatIsLongerThanTheWindowIsReportedWhole() {
    see(100, 2_000);
    see(12_001, 12_200);
    assertThat(numbers.missing()).isEqualTo(10_000);
    assertThat(numbers.hole()).isEqualTo("2001-12000");
  }

  @Test
  void recordsOfOneEventAndEventsThatInterleaveAreNoHoles() {
    for (long number = 0; number < 3_000; number += 4) {
      for (long each : new long[] {2, 0, 3, 3, 1, 0}) {
        numbers.see(1, number + each);
      }
    }
    assertThat(numbers.missing()).isZero();
  }

  @Test
  void aStreamThatSomebodyFiltersAndOneThatBeginsAnewTellNothing() {
    for (long number = 0; number < 9_000; number += 3) {
      numbers.see(1, number);
    }
    see(1, 3_000);
    see(7, 3_000);
    see(1, 3_000);
    assertThat(numbers.missing()).isZero();
  }

  @Test
  void aGapOfOneHostThatBeginsWhereAHoleOfAnotherEndedIsNotItsContinuation() {
    see(100, 2_000);
    see(2_013, 2_200);
    for (long number = 1_900; number <= 2_012; number++) {
      numbers.see(2, number);
    }
    for (long number = 2_020; number < 2_200; number++) {
      numbers.see(2, number);
    }
    assertThat(numbers.missing()).as("of a host that is too new to be dense").isEqualTo(12);
    assertThat(numbers.hole()).isEqualTo("2001-2012");
  }

  @Test
  void hostsCountForThemselves() {
    for (long number = 1; number < 2_000; number++) {
      for (long host = 0; host < 5; host++) {
        if (host != 3 || number != 1_500) {
          numbers.see(host, host * 1_000_000 + number);
        }
      }
    }
    assertThat(numbers.missing()).isOne();
    assertThat(numbers.hole()).isEqualTo("3001500-3001500");
  }
}
