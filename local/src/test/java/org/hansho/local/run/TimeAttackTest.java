package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody hides an attack by what he says of time: the built-in detections find it all the same. */
class TimeAttackTest {
  private static final long SECOND = DatabaseAttack.SECOND;
  private static final int GUESSES = 60;
  private static final int EVERY = 10;
  private static final int NINE_MINUTES = 54;

  private static final boolean ALL = Boolean.getBoolean("hansho.offsets");

  /** 0, 30 s, 5, 9.98, 10.02 and 60 minutes, 3 days. */
  private static final List<Long> OFFSETS =
      ALL ? List.of(0L, 30L, 300L, 599L, 601L, 3_600L, 259_200L) : List.of(30L, 599L, 259_200L);

  @TempDir private Path parent;
  private int folders;

  private DatabaseAttack attack() throws IOException {
    return new DatabaseAttack(parent.resolve("run-" + folders++));
  }

  private static LongStream bothWays() {
    return OFFSETS.stream().mapToLong(Long::longValue).flatMap(one -> LongStream.of(one, -one));
  }

  /** What is found of the attack when all clocks are right. */
  private List<Outcome> truth(int guesses) throws IOException {
    try (DatabaseAttack attack = attack()) {
      attack.quiet(80, EVERY);
      attack.guess(guesses, EVERY, guess -> {});
      List<Outcome> found = attack.found();
      assertThat(found).isNotEmpty();
      assertThat(found).allSatisfy(alert -> assertThat(alert.count()).isGreaterThan(1));
      return found;
    }
  }

  @Test
  void oneLineWithAWrongTimeInTheServersLogHidesNothing() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    for (long offset : bothWays().toArray()) {
      for (boolean busy : List.of(false, true)) {
        try (DatabaseAttack attack = attack().besideABusyNeighbour(busy)) {
          attack.quiet(80, EVERY);
          attack.idleLine(DatabaseAttack.SERVER, attack.clock.get() + offset * SECOND);
          attack.guess(GUESSES, EVERY, guess -> {});
          assertThat(attack.found()).as("%d s, busy %s", offset, busy).isEqualTo(truth);
          assertJudged(attack, offset, 1);
        }
      }
    }
  }

  /** Only the line itself is judged by its arrival, or is late. */
  private static void assertJudged(DatabaseAttack attack, long offset, long lines) {
    assertThat(attack.count(Counters.EVENTS_SKEWED)).isEqualTo(offset > 5 ? lines : 0);
    assertThat(attack.count(Counters.EVENTS_LATE)).isEqualTo(offset < -60 ? lines : 0);
    assertThat(attack.count(Counters.EVENTS_CORRECTED)).isZero();
  }

  @Test
  void suchALineEveryNineMinutesHidesNothing() throws IOException {
    int guesses = 4 * NINE_MINUTES;
    List<Outcome> truth = truth(guesses);
    for (long offset : List.of(599L, 601L, 259_200L, -601L)) {
      try (DatabaseAttack attack = attack().besideABusyNeighbour(offset == 601L)) {
        attack.quiet(80, EVERY);
        attack.guess(
            guesses,
            EVERY,
            guess -> {
              if (guess % NINE_MINUTES == 0) {
                attack.idleLine(DatabaseAttack.SERVER, attack.clock.get() + offset * SECOND);
              }
            });
        assertThat(attack.found()).as("%d s", offset).isEqualTo(truth);
        assertJudged(attack, offset, 4);
      }
    }
  }

  @Test
  void anotherSourceWithAWrongTimeHidesNothingAfterASilence() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    for (long offset : bothWays().toArray()) {
      try (DatabaseAttack attack = attack()) {
        attack.quiet(79, EVERY);
        attack.idleLine(DatabaseAttack.SERVER, attack.clock.get());
        attack.runner.settle();
        attack.pass(10);
        attack.guess(
            GUESSES,
            EVERY,
            guess -> {
              if (guess % 20 == 0) {
                attack.runner.settle();
                attack.pass(11);
                attack.idleLine("other", attack.clock.get() + offset * SECOND);
                attack.runner.settle();
                attack.clock.addAndGet(-11 * SECOND);
              }
            });
        assertThat(attack.found()).as("%d s", offset).isEqualTo(truth);
      }
    }
  }

  @Test
  void aServerWhoseClockIsWrongKeepsItsCounts() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    for (long offset : bothWays().toArray()) {
      for (boolean busy : List.of(false, true)) {
        try (DatabaseAttack attack =
            attack().stampedBy(time -> time + offset * SECOND).besideABusyNeighbour(busy)) {
          attack.quiet(80, EVERY);
          attack.guess(GUESSES, EVERY, guess -> {});
          List<Outcome> found = attack.found();
          assertThat(found)
              .as("%d s, busy %s: %s", offset, busy, attack.counters())
              .extracting(Outcome::count, Outcome::severity)
              .containsExactlyElementsOf(
                  truth.stream()
                      .map(one -> org.assertj.core.groups.Tuple.tuple(one.count(), one.severity()))
                      .toList());
          boolean corrected = attack.count(Counters.EVENTS_CORRECTED) > 0;
          boolean alarm =
              attack.runner.runner.alarms().stream()
                  .anyMatch(
                      one -> one.kind() == AlarmKind.CLOCK_SKEW && one.subject().equals("db"));
          assertThat(alarm).as("alarm at %d s", offset).isEqualTo(corrected);
          assertThat(corrected || (offset <= 5 && offset > -700)).as("%d s", offset).isTrue();
        }
      }
    }
  }

  @Test
  void r207AStepOfTheSystemsClockLosesNothingAndRaisesNothing() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    for (long step : List.of(-3_600L, 86_400L)) {
      for (boolean restart : List.of(false, true)) {
        if (restart && step > 0) {
          continue;
        }
        try (DatabaseAttack attack = attack()) {
          attack.quiet(80, EVERY);
          attack.guess(
              GUESSES,
              EVERY,
              guess -> {
                if (guess == GUESSES / 2) {
                  attack.wrong.set(step * SECOND);
                  if (restart) {
                    attack.restart();
                  }
                }
              });
          List<Outcome> found = attack.found();
          assertThat(found).as("%d s, restart %s", step, restart).hasSameSizeAs(truth);
          assertThat(found.get(0).id()).isEqualTo(truth.get(0).id());
          assertThat(found.get(0).count()).isEqualTo(truth.get(0).count());
          assertThat(attack.runner.alerts()).hasSameSizeAs(truth);
          assertThat(attack.count(Counters.EVENTS_LATE)).isZero();
          assertThat(attack.runner.runner.alarms())
              .extracting(alarm -> alarm.kind())
              .contains(AlarmKind.SYSTEM_CLOCK);
        }
      }
    }
  }

  @Test
  void r203LogonsThatArriveTwoMinutesLateBesideABusyNeighbourRaiseTheSameAlert()
      throws IOException {
    List<Outcome> truth = truth(GUESSES);
    try (DatabaseAttack attack =
        attack().stampedBy(time -> time - 120 * SECOND).besideABusyNeighbour(true)) {
      attack.quiet(80, EVERY);
      attack.guess(GUESSES, EVERY, guess -> {});
      assertThat(attack.found()).extracting(Outcome::id).isEqualTo(ids(truth));
      assertThat(attack.found()).extracting(Outcome::count).isEqualTo(counts(truth));
    }
  }

  @Test
  void anAlertSaysThatItsRecordsWereCorrectedOrJudgedByTheirArrival() throws IOException {
    for (long offset : List.of(0L, 599L)) {
      try (DatabaseAttack attack = attack().stampedBy(time -> time + offset * SECOND)) {
        attack.quiet(80, EVERY);
        attack.guess(GUESSES, EVERY, guess -> {});
        attack.found();
        String timing = offset == 0 ? "\"timing\":[]" : "\"timing\":[\"corrected\"]";
        assertThat(attack.runner.bodies("sql/brute-force"))
            .isNotEmpty()
            .allSatisfy(body -> assertThat(body).contains(timing));
      }
    }
  }

  private static List<String> ids(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::id).toList();
  }

  private static List<Long> counts(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::count).toList();
  }

  /** Seconds from the last guess until the attack is found whole. */
  private long secondsUntilFound(DatabaseAttack attack, List<Outcome> truth) throws IOException {
    for (long seconds = 0; seconds < 600; seconds += 5) {
      attack.runner.settle();
      if (attack.runner.alerts().containsAll(truth)) {
        return seconds;
      }
      attack.pass(5);
    }
    return Long.MAX_VALUE;
  }

  @Test
  void r206ASourceThatFallsSilentInMidAttackHoldsNobodyUpForThirtySeconds() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    List<Long> waited = new ArrayList<>();
    for (int last : new int[] {0, GUESSES / 2, GUESSES}) {
      try (DatabaseAttack attack = attack()) {
        attack.quiet(80, EVERY);
        attack.guess(
            GUESSES,
            EVERY,
            guess -> {
              if (guess < last) {
                attack.idleLine("other", attack.clock.get());
              }
            });
        waited.add(secondsUntilFound(attack, truth));
        assertThat(attack.count(Counters.EVENTS_LATE)).isZero();
      }
    }
    long alone = waited.get(0);
    assertThat(waited)
        .as("seconds")
        .allSatisfy(one -> assertThat(one - alone).isBetween(-30L, 30L));
  }

  @Test
  void r204OneOfTenSourcesDaysAheadMovesNobodyAndIsReportedWithinAMinute() throws IOException {
    List<Outcome> truth = truth(GUESSES);
    try (DatabaseAttack attack = attack()) {
      attack.quiet(80, EVERY);
      attack.guess(
          GUESSES,
          EVERY,
          guess -> {
            for (int source = 0; source < 9; source++) {
              long ahead = source == 4 ? 259_200 * SECOND : 0;
              attack.idleLine("host-" + source, attack.clock.get() + ahead);
            }
            if (guess == 5) {
              attack.runner.settle();
              assertThat(attack.runner.runner.alarms())
                  .extracting(one -> one.kind() + " " + one.subject())
                  .containsExactly("CLOCK_SKEW host-4");
            }
          });
      assertThat(attack.found()).isEqualTo(truth);
      List<String> skewed = new ArrayList<>();
      attack.runner.runner.sources().stream()
          .filter(source -> source.skewed() > 0)
          .forEach(source -> skewed.add(source.id() + " " + source.skew()));
      assertThat(skewed).singleElement().asString().startsWith("host-4 PT7");
    }
  }
}
