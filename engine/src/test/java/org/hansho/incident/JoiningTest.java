package org.hansho.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.junit.jupiter.api.Test;

/** What joins an incident by one entity alone. */
class JoiningTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final EntityKey ADDRESS = EntityKeys.of("ip", "203.0.113.7");
  private static final EntityKey HOST = EntityKeys.of("host", "web-1");
  private static final EntityKey OTHER_HOST = EntityKeys.of("host", "db-1");
  private static final EntityKey ACCOUNT = EntityKeys.of("account", "erin");

  private static final Step GUESSED = step("guessed", Intent.PROBING, 0, ADDRESS, HOST);
  private static final Step SIGNED_IN =
      step("signed-in", Intent.CREDENTIAL_ACCESS, 1, ADDRESS, HOST, ACCOUNT);
  private static final Step LOOKED = step("looked", Intent.CREDENTIAL_ACCESS, 2, HOST, ACCOUNT);

  /** The next step of the attack, on another host. */
  private static Step stayed(int hour) {
    return step("stayed", Intent.PERSISTENCE, hour, OTHER_HOST, ACCOUNT);
  }

  private static Step step(String detection, Intent intent, int hour, EntityKey... keys) {
    return new Step(
        detection + "-" + hour, detection, Severity.MEDIUM, intent, hour * HOUR, List.of(keys));
  }

  private static Pattern pattern() {
    Pattern.Texts texts =
        new Pattern.Texts("t", Sentence.parse("It happened.", new ArrayList<>()), "d");
    List<Pattern.Stage> stages = new ArrayList<>();
    for (String name : List.of("guessed", "signed-in", "looked", "stayed")) {
      stages.add(new Pattern.Stage(name, Set.of(name), Set.of()));
    }
    return new Pattern(
        "p", texts, texts, stages, 3, Duration.ofDays(14).toNanos(), Severity.MEDIUM);
  }

  private static List<String> incident(Step... steps) {
    MemoryIndex index = new MemoryIndex();
    List.of(steps).forEach(index::put);
    List<Incident> all =
        new Grouping("example", index, List.of(pattern()), Decisions.NONE)
            .around(index.all())
            .incidents();
    assertThat(all).hasSize(1);
    return all.get(0).members().stream().map(member -> member.step().alert()).toList();
  }

  @Test
  void aStepThatIsFulfilledTakesNoFalseAlarmOfTheSameHost() {
    Step falseAlarm = step("stayed", Intent.PERSISTENCE, 60, HOST);
    assertThat(incident(GUESSED, SIGNED_IN, LOOKED, stayed(3), falseAlarm))
        .containsExactly("guessed-0", "signed-in-1", "looked-2", "stayed-3");
  }

  @Test
  void aStepThatIsMissingIsTakenDaysLater() {
    assertThat(incident(GUESSED, SIGNED_IN, LOOKED, stayed(60))).contains("stayed-60");
  }

  @Test
  void aFalseAlarmBesideTheMissingStepDoesNotHoldIt() {
    Step falseAlarm = step("times-changed", Intent.DEFENSE_EVASION, 61, OTHER_HOST);
    assertThat(incident(GUESSED, SIGNED_IN, LOOKED, stayed(60), falseAlarm))
        .containsExactly("guessed-0", "signed-in-1", "looked-2", "stayed-60");
  }

  @Test
  void whatNoPatternExpectsComesWithinThreeHoursOrNotAtAll() {
    Step soon = step("tunnel", Intent.COMMAND_AND_CONTROL, 4, HOST);
    Step later = step("tunnel", Intent.COMMAND_AND_CONTROL, 9, HOST);
    assertThat(incident(GUESSED, SIGNED_IN, LOOKED, soon)).contains("tunnel-4");
    assertThat(incident(GUESSED, SIGNED_IN, LOOKED, later)).doesNotContain("tunnel-9");
  }
}
