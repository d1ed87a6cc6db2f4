package org.hansho.local.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final AlarmKind KIND = AlarmKind.BROKEN_SUM;
  private static final long DAY = 86_400_000_000_000L;

  private final AtomicLong clock = new AtomicLong(1_000);
  private final Alarms alarms = new Alarms(clock::get, List.of());

  private Alarm find(String subject) {
    return Objects.requireNonNull(alarms.find(KIND, subject));
  }

  @Test
  void anAlarmKnowsSinceWhenHowOftenAndWhatWasSeenLast() {
    alarms.raise(KIND, "events.read", "5 and 4");
    clock.set(2_000);
    alarms.raise(KIND, "events.read", 3, "9 and 5");
    assertThat(alarms.all())
        .containsExactly(new Alarm(KIND, "events.read", 1_000, 2_000, 4, "9 and 5", false));
  }

  @Test
  void anAlarmThatIsOverIsKeptAndOpensAgain() {
    alarms.raise(KIND, "events.read", "first");
    alarms.end(KIND, "events.read");
    assertThat(find("events.read").ended()).isTrue();
    alarms.raise(KIND, "events.read", "again");
    assertThat(find("events.read").ended()).isFalse();
    assertThat(find("events.read").count()).isEqualTo(2);
  }

  @Test
  void onlyNewAndEndedAlarmsAreNews() {
    alarms.raise(KIND, "a", "");
    assertThat(alarms.hasNews()).isTrue();
    assertThat(alarms.takeChanges()).hasSize(1);
    alarms.raise(KIND, "a", "");
    assertThat(alarms.hasNews()).isFalse();
    assertThat(alarms.takeChanges()).extracting(Alarm::count).containsExactly(2L);
    alarms.end(KIND, "a");
    assertThat(alarms.hasNews()).isTrue();
    assertThat(alarms.takeChanges()).extracting(Alarm::ended).containsExactly(true);
    assertThat(alarms.takeChanges()).isEmpty();
  }

  @Test
  void aFloodOfSubjectsIsCountedUnderOneAlarmAndHidesNoEarlierOne() {
    for (int subject = 0; subject < 1_000; subject++) {
      alarms.raise(KIND, "subject " + subject, "seen");
    }
    assertThat(alarms.all()).hasSize(Alarms.MOST_OF_A_KIND + 1);
    assertThat(find("subject 0").count()).isEqualTo(1);
    assertThat(find(Alarm.OTHERS).count()).isEqualTo(900);
    assertThat(find(Alarm.OTHERS).detail()).isEqualTo("subject 999: seen");
  }

  @Test
  void whatIsOverOrADayOldMakesRoomAndLosesItsRow() {
    for (int subject = 0; subject < Alarms.MOST_OF_A_KIND; subject++) {
      alarms.raise(KIND, "subject " + subject, "seen");
    }
    alarms.end(KIND, "subject 7");
    alarms.takeChanges();
    alarms.raise(KIND, "new", "seen");
    assertThat(alarms.takeChanges())
        .extracting(Alarm::subject, Alarm::count)
        .containsExactly(tuple("subject 7", 0L), tuple("new", 1L));
    clock.addAndGet(2 * DAY);
    alarms.raise(KIND, "newer", "seen");
    assertThat(alarms.find(KIND, "newer")).isNotNull();
    assertThat(alarms.find(KIND, Alarm.OTHERS)).isNull();
    assertThat(alarms.all()).hasSize(Alarms.MOST_OF_A_KIND);
  }

  @Test
  void longTextsAreCutAndKeepTheirAlarm() {
    String text = "x".repeat(5_000);
    alarms.raise(KIND, text, text);
    alarms.raise(KIND, text, text);
    assertThat(alarms.all()).hasSize(1);
    assertThat(alarms.all().get(0).subject()).hasSize(Alarm.MOST_CHARACTERS);
    assertThat(alarms.all().get(0).count()).isEqualTo(2);
  }

  @Test
  void everyKindIsFoundByItsKey() {
    for (AlarmKind kind : AlarmKind.values()) {
      assertThat(AlarmKind.ofKey(kind.key())).isEqualTo(kind);
    }
    assertThat(AlarmKind.ofKey("of-a-newer-program")).isNull();
  }

  @Test
  void whoListensHearsOfWhatIsNewAndWhatIsOverButNotOfWhatCountsUp() {
    List<Alarm> heard = new ArrayList<>();
    Alarms listened = new Alarms(clock::get, List.of(), heard::add);
    listened.raise(KIND, "events.read", "first");
    listened.raise(KIND, "events.read", "counts up");
    listened.end(KIND, "events.read");
    listened.end(KIND, "events.read");
    listened.raise(KIND, "events.read", "again");
    assertThat(heard)
        .extracting(Alarm::detail, Alarm::ended)
        .containsExactly(tuple("first", false), tuple("counts up", true), tuple("again", false));
  }
}
