package org.hansho.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.junit.jupiter.api.Test;

/** What grouping does where very many alerts hang together, or name the same. */
class GroupingTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Each alert shares an address with the one before it and another one with the next. */
  private static List<Step> chain(int alerts) {
    List<Step> chain = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      Intent intent = Intent.values()[i % Intent.values().length];
      chain.add(
          new Step(
              String.format("%06d", i),
              "detection-" + i % 4,
              Severity.MEDIUM,
              intent,
              i * MINUTE,
              List.of(address(i), address(i + 1))));
    }
    return chain;
  }

  private static EntityKey address(int number) {
    return EntityKeys.of("ip", "address-" + number);
  }

  private static Regrouped around(MemoryIndex index, List<Step> changed) {
    return new Grouping("example", index, List.of(), Decisions.NONE).around(changed);
  }

  @Test
  void whereMoreHangTogetherThanIsLookedAtNoIncidentLosesAlerts() {
    MemoryIndex index = new MemoryIndex();
    List<Step> chain = chain(Grouping.MOST_LOOKED + 1_000);
    chain.forEach(index::put);
    index.take(around(index, chain));
    Regrouped cut = around(index, chain.subList(0, 1));
    assertThat(cut.isCut()).isTrue();
    assertThat(cut.looked()).contains(chain.get(0).alert()).hasSizeGreaterThan(4_000);
    index.take(cut);
    for (Step step : chain) {
      List<Step> group = index.groupedWith(step.alert());
      assertThat(group).contains(step);
      for (Step other : group) {
        assertThat(index.groupedWith(other.alert())).isEqualTo(group);
      }
    }
  }

  @Test
  void everyChangedAlertIsLookedAtHoweverManyHangTogether() {
    MemoryIndex index = new MemoryIndex();
    List<Step> chain = chain(Grouping.MOST_LOOKED + 1_000);
    chain.forEach(index::put);
    assertThat(around(index, chain).looked()).hasSize(chain.size());
  }

  @Test
  void anEntityOfManyChangedAlertsIsAskedForOnceADay() {
    Map<EntityKey, Integer> asked = new HashMap<>();
    Map<EntityKey, Integer> timed = new HashMap<>();
    MemoryIndex index = new MemoryIndex();
    AlertIndex counting =
        new AlertIndex() {
          @Override
          public List<Step> naming(EntityKey key, long from, long to, int most) {
            asked.merge(key, 1, Integer::sum);
            return index.naming(key, from, to, most);
          }

          @Override
          public List<Long> times(EntityKey key, long from, long to, int most) {
            timed.merge(key, 1, Integer::sum);
            return index.times(key, from, to, most);
          }

          @Override
          public List<Step> groupedWith(String alert) {
            return index.groupedWith(alert);
          }
        };
    List<Step> flood = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      flood.add(
          new Step(
              "alert-" + i,
              "detection",
              Severity.LOW,
              Intent.EXECUTION,
              i * MINUTE,
              List.of(address(0))));
    }
    flood.forEach(index::put);
    assertThat(new Affected(counting).by(flood)).hasSameSizeAs(flood);
    assertThat(asked).containsExactly(Map.entry(address(0), 1));
    assertThat(timed).containsExactly(Map.entry(address(0), 1));
  }

  /** An entity that hundreds name weighs nothing before and behind a further alert. */
  @Test
  void ofAnEntityThatEverybodySharesOnlyTimesAreAskedFor() {
    MemoryIndex index = new MemoryIndex();
    AlertIndex noAlerts =
        new AlertIndex() {
          @Override
          public List<Step> naming(EntityKey key, long from, long to, int most) {
            throw new AssertionError("the alerts themselves are not needed");
          }

          @Override
          public List<Long> times(EntityKey key, long from, long to, int most) {
            return index.times(key, from, to, most);
          }

          @Override
          public List<Step> groupedWith(String alert) {
            return index.groupedWith(alert);
          }
        };
    for (int i = 0; i < 400; i++) {
      index.put(shared(i));
    }
    Step further = shared(400);
    index.put(further);
    assertThat(new Affected(noAlerts).by(List.of(further))).containsExactly(further);
    assertThat(new Links(noAlerts, List.of()).of(further)).isEmpty();
    assertThat(new Affected(index).by(List.of(further))).containsExactly(further);
  }

  private static Step shared(int number) {
    return new Step(
        "alert-" + number,
        "detection",
        Severity.LOW,
        Intent.EXECUTION,
        number * MINUTE,
        List.of(address(0)));
  }

  @Test
  void anAlertThatMakesAnEntityCommonConcernsThoseThatNameItBefore() {
    MemoryIndex index = new MemoryIndex();
    List<Step> days = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      days.add(
          new Step(
              "alert-" + i,
              "detection",
              Severity.LOW,
              Intent.EXECUTION,
              i * Duration.ofDays(1).toNanos(),
              List.of(address(0))));
    }
    days.forEach(index::put);
    assertThat(new Affected(index).by(days.subList(5, 6))).containsExactlyElementsOf(days);
    assertThat(new Affected(index).by(days.subList(4, 5))).hasSize(6);
  }

  @Test
  void whatNoDatabaseKeepsIsReplacedInKeys() {
    assertThat(EntityKeys.of("ho\0st", "WEB\0-\uD8001"))
        .isEqualTo(new EntityKey("ho\uFFFDst", "web\uFFFD-\uFFFD1"));
  }

  @Test
  void aResourceOfAzureIsNamedByItsNameAndNotByItsPath() {
    EntityKey vault =
        EntityKeys.of(
            "cloud-resource",
            "/subscriptions/00000000-0000-0000-0000-0000000000a1/resourcegroups/rg-shop"
                + "/providers/microsoft.keyvault/vaults/kv-shop");
    assertThat(Story.shortName(vault.value())).isEqualTo("kv-shop");
    assertThat(Story.shortName("kv/shop")).isEqualTo("kv/shop");
  }
}
