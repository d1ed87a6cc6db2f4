package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.junit.jupiter.api.Test;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLoggerFactory;

class AlarmLogTest {
  private final SubstituteLoggerFactory loggers = new SubstituteLoggerFactory();
  private final Alarms alarms =
      new Alarms(() -> 1_000, List.of(), new AlarmLog(loggers.getLogger("runner")));

  private List<String> lines() {
    List<SubstituteLoggingEvent> events = new ArrayList<>();
    loggers.getEventQueue().drainTo(events);
    return events.stream()
        .map(
            event ->
                event.getLevel()
                    + " "
                    + MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray())
                        .getMessage())
        .toList();
  }

  @Test
  void anAlarmIsLoggedWhenItIsRaisedAnewAndWhenItIsOver() {
    alarms.raise(AlarmKind.SOURCE_BEHIND, "web-1", "by PT3H");
    alarms.raise(AlarmKind.SOURCE_BEHIND, "web-1", "by PT4H");
    alarms.end(AlarmKind.SOURCE_BEHIND, "web-1");
    assertThat(lines())
        .containsExactly(
            "WARN alarm: source-behind of web-1: by PT3H",
            "INFO alarm over: source-behind of web-1");
  }

  @Test
  void textOfRecordsForgesNoLineOfTheLog() {
    alarms.raise(AlarmKind.CLOCK_SKEW, "web\n2026 ERROR", "\u001b[2J");
    assertThat(lines()).containsExactly("WARN alarm: clock-skew of web 2026 ERROR: \\x1b[2J");
  }
}
