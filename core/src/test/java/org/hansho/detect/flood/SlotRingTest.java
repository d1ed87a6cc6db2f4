package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotRingTest {
  private static final long UNIT = 1_000_000_000L;

  private static Load load(long packets, long seconds) {
    return new Load(packets, packets * 100, 1, packets, seconds * UNIT);
  }

  @Test
  void nothingOfALoadIsLostBySpreadingIt() {
    SlotRing ring = new SlotRing(UNIT, 1_000);
    ring.add(1_000 * UNIT + UNIT / 3, load(1_001, 60));

    assertThat(ring.sum(Load.PACKETS, 1_000, ring.units())).isEqualTo(1_001);
    assertThat(ring.sum(Load.PACKETS, 980, 5)).isBetween(81L, 86L);
  }

  @Test
  void whatLiesBeforeTheRingIsLeftOut() {
    SlotRing ring = new SlotRing(UNIT, 1_000);
    ring.add(1_000 * UNIT, load(6_000, 600));

    assertThat(ring.sum(Load.PACKETS, 1_000, ring.units())).isBetween(780L, 800L);
  }

  @Test
  void noOrderOfLoadsChangesTheSums() {
    List<Integer> spans = new ArrayList<>();
    for (int span = 0; span < 70; span++) {
      spans.add(span);
    }
    SlotRing one = new SlotRing(UNIT, 1_000);
    spans.forEach(span -> one.add(1_000 * UNIT, load(97 + span, span)));
    Collections.shuffle(spans, new Random(1));
    SlotRing other = new SlotRing(UNIT, 1_000);
    spans.forEach(span -> other.add(1_000 * UNIT, load(97 + span, span)));

    for (int units = 1; units < one.units(); units++) {
      assertThat(other.sum(Load.PACKETS, 1_000, units))
          .isEqualTo(one.sum(Load.PACKETS, 1_000, units));
    }
  }

  @Test
  void slotsAreCutWhereMostOfThemReachTheAmount() {
    SlotRing ring = new SlotRing(UNIT, 1_000);
    for (int second = 0; second < 8; second++) {
      ring.advance(1_000 + second);
      ring.add((1_000 + second) * UNIT, load(100, 0));
    }

    assertThat(ring.slotsReaching(Load.PACKETS, 100, 5)).isEqualTo(3);
    assertThat(ring.slotsReaching(Load.PACKETS, 400, 5)).isEqualTo(2);
    assertThat(ring.slotsReaching(Load.PACKETS, 501, 5)).isZero();
  }

  @Test
  void timeThatPassedIsEmpty() {
    SlotRing ring = new SlotRing(UNIT, 1_000);
    ring.add(1_000 * UNIT, load(100, 0));
    ring.advance(1_040);
    assertThat(ring.sum(Load.PACKETS, 1_040, ring.units())).isEqualTo(100);
    ring.advance(1_000 + ring.units());
    assertThat(ring.sum(Load.PACKETS, 1_000 + ring.units(), ring.units())).isZero();
  }
}
