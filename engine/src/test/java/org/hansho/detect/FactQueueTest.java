package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactQueueTest {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] NOTHING = Values.of();

  /**
   * Facts whose hashes say little: few times, few hashes, and a time of their record that may be
   * another one.
   */
  private static Fact fact(Random random, long from) {
    long time = from + random.nextInt(3) * SECOND / 2 + random.nextInt(3);
    long hash = random.nextBoolean() ? random.nextLong() : -random.nextInt(3);
    Origin origin =
        new Origin("s" + random.nextInt(2), random.nextInt(3), time - random.nextInt(2), hash);
    return new Fact(random.nextInt(2), time, origin, NOTHING);
  }

  private static final class Order implements FactOrder<Fact> {
    @Override
    public int compare(Fact one, Fact other) {
      return Fact.ORDER.compare(one, other);
    }

    @Override
    public long time(Fact fact) {
      return fact.time();
    }

    @Override
    public long hint(Fact fact) {
      return fact.origin().hash();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void factsComeOutInOrderHoweverTheyArrived(int seed) {
    Random random = new Random(seed);
    FactQueue<Fact> queue = new FactQueue<>(new Order());
    List<Fact> added = new ArrayList<>();
    List<Fact> handedOver = new ArrayList<>();
    for (int batch = 0; batch < 200; batch++) {
      long from = batch * SECOND;
      for (int i = random.nextInt(60); i > 0; i--) {
        Fact fact = fact(random, from);
        assertThat(queue.add(fact)).isEqualTo(fact.time() > queue.watermark());
        if (fact.time() > queue.watermark()) {
          added.add(fact);
        }
      }
      assertThat(queue.waiting()).hasSize(queue.size());
      queue.advance(from + random.nextInt(2) * SECOND / 2, handedOver::add);
    }
    queue.advance(Long.MAX_VALUE, handedOver::add);
    added.sort(Fact.ORDER);
    assertThat(handedOver).usingElementComparator(Fact.ORDER).isEqualTo(added);
    assertThat(queue.size()).isZero();
  }

  @Test
  void aSecondOfMoreFactsThanNumbersCanTellApartComesInOrderToo() {
    Random random = new Random(1);
    FactQueue<Fact> queue = new FactQueue<>(new Order());
    List<Fact> added = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      Fact fact = fact(random, 0);
      queue.add(fact);
      added.add(fact);
    }
    List<Fact> handedOver = new ArrayList<>();
    queue.advance(Long.MAX_VALUE, handedOver::add);
    added.sort(Fact.ORDER);
    assertThat(handedOver).usingElementComparator(Fact.ORDER).isEqualTo(added);
  }
}
