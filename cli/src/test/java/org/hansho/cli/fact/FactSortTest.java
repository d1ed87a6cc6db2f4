package org.hansho.cli.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.detect.Fact;
import org.hansho.detect.Origin;
import org.junit.jupiter.api.Test;

class FactSortTest {
  private static Fact fact(Random random) {
    long time = random.nextInt(1_000_000);
    Origin origin =
        new Origin("file-" + random.nextInt(5), random.nextInt(), time, random.nextLong());
    return new Fact(random.nextInt(3), time, origin, new byte[] {1, 0, 1, (byte) random.nextInt()});
  }

  @Test
  void moreFactsThanMemoryHoldsComeOutInOneOrder() throws IOException {
    Random random = new Random(5);
    List<Fact> all = new ArrayList<>();
    try (FactFolder folder = new FactFolder()) {
      FactSort sort = new FactSort(folder, 1_000);
      for (int unit = 0; unit < 230; unit++) {
        FactSpool spool = new FactSpool(folder);
        int size = unit == 100 ? 70_000 : random.nextInt(300);
        for (int i = 0; i < size; i++) {
          Fact fact = fact(random);
          all.add(fact);
          spool.add(fact);
        }
        sort.add(spool);
      }
      List<Fact> sorted = new ArrayList<>();
      sort.forEach(sorted::add);
      all.sort(Fact.ORDER);
      assertThat(sorted).hasSameSizeAs(all);
      for (int i = 0; i < all.size(); i++) {
        assertThat(sorted.get(i).origin()).isEqualTo(all.get(i).origin());
        assertThat(sorted.get(i).document()).isEqualTo(all.get(i).document());
        assertThat(sorted.get(i).buffer()).isEqualTo(all.get(i).buffer());
      }
    }
  }

  @Test
  void whatIsDiscardedDoesNotComeOut() throws IOException {
    try (FactFolder folder = new FactFolder()) {
      FactSpool spool = new FactSpool(folder);
      for (int i = 0; i < 40_000; i++) {
        spool.add(fact(new Random(i)));
      }
      spool.discard();
      FactSort sort = new FactSort(folder);
      sort.add(spool);
      List<Fact> sorted = new ArrayList<>();
      sort.forEach(sorted::add);
      assertThat(sorted).isEmpty();
    }
  }
}
