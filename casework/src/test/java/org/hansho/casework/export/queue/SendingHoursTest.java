package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a target may be sent to. */
class SendingHoursTest {
  private static boolean contain(String hours, String time) {
    return SendingHours.parse(hours).contain(Instant.parse(time));
  }

  @Test
  void workingHoursAreThoseOfTheZone() {
    String hours = "mon-fri 08:00-18:00 Asia/Tokyo";
    // 2026-11-30 is a Monday; Tokyo is nine hours ahead.
    assertThat(contain(hours, "2026-11-29T22:59:59Z")).isFalse();
    assertThat(contain(hours, "2026-11-29T23:00:00Z")).isTrue();
    assertThat(contain(hours, "2026-11-30T08:59:59Z")).isTrue();
    assertThat(contain(hours, "2026-11-30T09:00:00Z")).isFalse();
    assertThat(contain(hours, "2026-11-28T03:00:00Z")).isFalse();
  }

  @Test
  void hoursOverMidnightBelongToTheDayTheyBegin() {
    assertThat(contain("fri 22:00-06:00", "2026-11-27T23:00:00Z")).isTrue();
    assertThat(contain("fri 22:00-06:00", "2026-11-28T05:59:00Z")).isTrue();
    assertThat(contain("fri 22:00-06:00", "2026-11-28T23:00:00Z")).isFalse();
    assertThat(contain("sat-mon 00:00-00:00", "2026-11-29T12:00:00Z")).isTrue();
    assertThat(contain("sat-mon 00:00-00:00", "2026-12-01T12:00:00Z")).isFalse();
    assertThat(SendingHours.ALWAYS.contain(Instant.EPOCH)).isTrue();
  }

  @Test
  void whatIsNoneIsRefused() {
    for (String wrong :
        new String[] {"", "mon", "xyz 08:00-18:00", "mon 25:00-26:00", "mon 8-18"}) {
      assertThatThrownBy(() -> SendingHours.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SendingHours.parse("mon 08:00-18:00 Mars/Base"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
