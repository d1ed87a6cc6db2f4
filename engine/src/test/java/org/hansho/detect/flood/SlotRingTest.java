package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotRingTest {
  private static final long UNIT = 1_000_000_000L;

  private static final int UNITS = 80;

  private static SlotRing ring() {
    return new SlotRing(UNIT, UNITS, Load.SUMS, 1_000);
  }

  private static void add(SlotRing ring, long time, long packets, long seconds) {
    long[] amounts = new Load(packets, packets * 100, 1, packets, 0).amounts();
    ring.add(time, amounts, seconds * UNIT);
  }

  @Test
  void nothingOfALoadIsLostBySpreadingIt() {
    SlotRing ring = ring();
    add(ring, 1_000 * UNIT + UNIT / 3, 1_001, 60);

    assertThat(ring.sum(Load.PACKETS, 1_000, ring.units())).isEqualTo(1_001);
    assertThat(ring.sum(Load.PACKETS, 980, 5)).isBetween(81L, 86L);
  }

  @Test
  void whatLiesBeforeTheRingIsLeftOut() {
    SlotRing ring = ring();
    add(ring, 1_000 * UNIT, 6_000, 600);

    assertThat(ring.sum(Load.PACKETS, 1_000, ring.units())).isBetween(780L, 800L);
  }

  @Test
  void noOrderOfLoadsChangesTheSums() {
    List<Integer> spans = new ArrayList<>();
    for (int span = 0; span < 70; span++) {
      spans.add(span);
    }
    SlotRing one = ring();
    spans.forEach(span -> add(one, 1_000 * UNIT, 97 + span, span));
    Collections.shuffle(spans, new Random(1));
    SlotRing other = ring();
    spans.forEach(span -> add(other, 1_000 * UNIT, 97 + span, span));

    for (int units = 1; units < one.units(); units++) {
      assertThat(other.sum(Load.PACKETS, 1_000, units))
          .isEqualTo(one.sum(Load.PACKETS, 1_000, units));
    }
  }

  @Test
  void whatLiesInAUnitThatHasPassedIsAddedThere() {
    SlotRing ring = ring();
    ring.advance(1_010);
    add(ring, 1_004 * UNIT, 100, 0);

    assertThat(ring.sum(Load.PACKETS, 1_004, 1)).isEqualTo(100);
    assertThat(ring.sum(Load.PACKETS, 1_010, 6)).isZero();
  }

  @Test
  void timeThatPassedIsEmpty() {
    SlotRing ring = ring();
    add(ring, 1_000 * UNIT, 100, 0);
    ring.advance(1_040);
    assertThat(ring.sum(Load.PACKETS, 1_040, ring.units())).isEqualTo(100);
    ring.advance(1_000 + ring.units());
    assertThat(ring.sum(Load.PACKETS, 1_000 + ring.units(), ring.units())).isZero();
  }
}
