package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundLoadFilterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_772_442_000L * SECOND;

  /** A slot of 3 s matters from 7,500 packets on; a portion is 468 of them. */
  private static final String FLOOD =
      """
      title: In
      name: in
      logsource: {category: test}
      detection: {sel: {kind: in}, condition: sel}
      ---
      title: Flood
      name: flood
      baseline:
          type: flood
          rules: [in]
          group-by: [destination.ip]
          timespan: 3s
          learn: {period: 14d, per: rule}
          condition:
              class: network.traffic
              judge: [udp, icmp]
              floor: {packets: 20000}
      """;

  private static final Fields FIELDS =
      Fields.of(
          Set.of(
              "destination.ip",
              "network.traffic",
              "source.packets",
              "network.sampling_rate",
              BoundLoadFilter.HELD));

  private final BoundLoadFilter filter = new BoundLoadFilter(filter(), FIELDS);
  private HeldLoads held = new HeldLoads();
  private final Event event = new Event(FIELDS);

  BoundLoadFilterTest() {
    filter.resume(held);
    take("192.0.2.99", "udp", 1, 0);
  }

  private static LoadFilter filter() {
    return Objects.requireNonNull(filter(FLOOD));
  }

  private static @Nullable LoadFilter filter(String yaml) {
    SigmaRules sigma = SigmaRules.read(List.of(new SourceText("flood.yml", yaml)), Lists.NONE);
    assertThat(sigma.problems()).isEmpty();
    Baseline baseline = (Baseline) sigma.keyed().get(0);
    return LoadFilter.of(baseline, (FloodCondition) baseline.condition(), "in");
  }

  /** What reaches a flood of a record: packets with those held before; -1 if nothing. */
  private long take(String address, String traffic, long packets, double second) {
    event.begin(new byte[0], 0, 0, 0);
    event.setTime(START + (long) (second * SECOND));
    event.addText(FIELDS.id("destination.ip"), address);
    event.addText(FIELDS.id("network.traffic"), traffic);
    event.addText(FIELDS.id("source.packets"), Long.toString(packets));
    if (!filter.wants(event)) {
      filter.heldBack(event);
      return -1;
    }
    filter.letThrough(event);
    String carried = event.text(BoundLoadFilter.HELD);
    return packets + (carried == null ? 0 : Long.parseLong(carried.split(" ")[1]));
  }

  @Test
  void whatAQuietKeyBringsIsPassedOnInPortions() {
    for (int i = 0; i < 46; i++) {
      assertThat(take("192.0.2.1", "udp", 10, 1)).isEqualTo(-1);
    }
    assertThat(take("192.0.2.1", "udp", 10, 2)).isEqualTo(470);
    assertThat(take("192.0.2.1", "udp", 10, 2)).isEqualTo(-1);
  }

  @Test
  void aRecordOfAPortionGoesThroughAsItIs() {
    assertThat(take("192.0.2.1", "udp", 500, 1)).isEqualTo(500);
    assertThat(take("192.0.2.1", "udp", 5_000_000_000L, 1)).isEqualTo(5_000_000_000L);
  }

  @Test
  void keysAndClassesAreHeldApart() {
    assertThat(take("192.0.2.1", "udp", 400, 1)).isEqualTo(-1);
    assertThat(take("192.0.2.2", "udp", 400, 1)).isEqualTo(-1);
    assertThat(take("192.0.2.1", "icmp", 400, 1)).isEqualTo(-1);
    assertThat(take("192.0.2.1", "udp", 400, 1)).isEqualTo(800);
  }

  @Test
  void aSlotThatMattersIsPassedOnWholeAndSoIsTheOneBehindIt() {
    assertThat(take("192.0.2.1", "udp", 7_500, 1)).isEqualTo(7_500);
    assertThat(take("192.0.2.1", "udp", 1, 2)).isEqualTo(1);
    assertThat(take("192.0.2.1", "udp", 1, 4)).isEqualTo(1);
    assertThat(take("192.0.2.1", "udp", 1, 7)).isEqualTo(-1);
  }

  @Test
  void whatIsHeldIsForgottenAfterFiveSlots() {
    assertThat(take("192.0.2.1", "udp", 400, 1)).isEqualTo(-1);
    assertThat(take("192.0.2.2", "udp", 400, 1)).isEqualTo(-1);
    assertThat(take("192.0.2.1", "udp", 100, 15)).isEqualTo(500);
    assertThat(take("192.0.2.2", "udp", 400, 20)).isEqualTo(-1);
  }

  @Test
  void theFirstRecordOfAnHourGoesThroughForTheSakeOfLearning() {
    assertThat(take("192.0.2.1", "udp", 1, 3_599)).isEqualTo(-1);
    assertThat(take("192.0.2.1", "udp", 1, 3_600)).isEqualTo(2);
    assertThat(take("192.0.2.2", "udp", 1, 3_601)).isEqualTo(-1);
  }

  @Test
  void whatIsOlderThanFiveSlotsGoesThroughWithoutWhatIsHeld() {
    assertThat(take("192.0.2.1", "udp", 400, 60)).isEqualTo(-1);
    assertThat(take("192.0.2.1", "udp", 1, 40)).isEqualTo(1);
    assertThat(take("192.0.2.1", "udp", 100, 58)).isEqualTo(500);
  }

  @Test
  void aFloodThatLearnsOfEachKeyByItselfGetsEveryRecord() {
    assertThat(filter(FLOOD.replace(", per: rule", ""))).isNull();
    assertThat(filter(FLOOD.replace("period: 14d", "period: 14d, samples: 50"))).isNull();
    assertThat(filter(FLOOD.replace("14d, per: rule", "0s"))).isNotNull();
  }

  @Test
  void whatTheFloodDoesNotJudgeIsNotPassedOn() {
    assertThat(take("192.0.2.1", "tcp", 1_000_000, 1)).isEqualTo(-1);
  }

  @Test
  void sampledPacketsCountForThoseThatWereNotLookedAt() {
    event.begin(new byte[0], 0, 0, 0);
    event.setTime(START);
    event.addText(FIELDS.id("destination.ip"), "192.0.2.1");
    event.addText(FIELDS.id("network.traffic"), "udp");
    event.addText(FIELDS.id("source.packets"), "1");
    event.addText(FIELDS.id("network.sampling_rate"), "1000");

    assertThat(filter.wants(event)).isTrue();
  }

  /** Also where keys are evicted: no more of a key is lost than a portion, each time. */
  @Test
  void nothingIsLostButLessThanAPortionOfAKey() {
    Random random = new Random(7);
    Map<String, Long> given = new HashMap<>();
    Map<String, Long> passed = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String address = "192.0.2." + random.nextInt(100);
      long packets = 1L + random.nextInt(random.nextInt(20) == 0 ? 3_000 : 20);
      given.merge(address, packets, Long::sum);
      long through = take(address, "udp", packets, i / 20_000.0);
      passed.merge(address, Math.max(0, through), Long::sum);
    }
    given.forEach(
        (address, packets) ->
            assertThat(packets - passed.getOrDefault(address, 0L)).as(address).isBetween(0L, 468L));
  }

  @Test
  void theTableIsBoundedAndAFloodIsReportedAmongAMillionKeys() {
    long through = 0;
    for (int i = 0; i < 1_000_000; i++) {
      take("2001:db8::" + Integer.toHexString(i), "udp", 1, i / 200_000.0);
      through += i % 10 == 0 ? Math.max(0, take("192.0.2.1", "udp", 10, i / 200_000.0)) : 0;
    }
    StateWriter out = new StateWriter();
    held.write(out);

    assertThat(through).isGreaterThan(990_000);
    assertThat(out.toBytes().length).isLessThan(HeldLoads.MOST * 80);
  }

  @Test
  void savedAndRestoredAnywhereItPassesOnTheSame() {
    List<Long> without = passed(Integer.MAX_VALUE);
    assertThat(passed(1)).isEqualTo(without);
    assertThat(passed(97)).isEqualTo(without);
  }

  private List<Long> passed(int savedEach) {
    held = new HeldLoads();
    filter.resume(held);
    Random random = new Random(3);
    List<Long> passed = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      passed.add(take("192.0.2." + random.nextInt(30), "udp", 1 + random.nextInt(200), i / 300.0));
      if (i % savedEach == savedEach - 1) {
        StateWriter out = new StateWriter();
        held.write(out);
        held = new HeldLoads();
        held.restore(new StateReader(out.toBytes()));
        filter.resume(held);
      }
    }
    return passed;
  }
}
