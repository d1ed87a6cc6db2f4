package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class BucketHistoryTest {
  private static Map<Long, Float> read(BucketHistory history) {
    TreeMap<Long, Float> read = new TreeMap<>();
    for (int i = 0; i < history.size(); i++) {
      read.put(history.bucket(i), history.value(i));
    }
    return read;
  }

  @Test
  void itHoldsWhatWasAddedWithinTheHorizonInAnyOrder() {
    Random random = new Random(5);
    BucketHistory history = new BucketHistory();
    TreeMap<Long, Float> model = new TreeMap<>();
    long bucket = 490_000;
    for (int i = 0; i < 400; i++) {
      bucket += 1 + random.nextInt(300);
      assertThat(history.append(bucket, i, 40_000)).isFalse();
      model.headMap(bucket - 40_000).clear();
      model.put(bucket, (float) i);
      long late = bucket - random.nextInt(20_000);
      assertThat(history.addLate(late, 2)).isTrue();
      model.merge(late, 2f, Float::sum);
    }
    assertThat(read(history)).isEqualTo(model);
  }

  @Test
  void whatHasNoRoomIsForgottenFromTheOldestOnAndKnownToBe() {
    BucketHistory history = new BucketHistory();
    for (int i = 0; i < BucketHistory.MOST; i++) {
      assertThat(history.append(i, 1, BucketHistory.FARTHEST)).isFalse();
    }
    assertThat(history.append(BucketHistory.MOST, 1, BucketHistory.FARTHEST)).isTrue();
    assertThat(history.size()).isEqualTo(BucketHistory.MOST);
    assertThat(history.from()).isEqualTo(1);
    assertThat(history.addLate(0, 1)).isFalse();
    assertThat(history.addLate(7, 1)).isTrue();
  }

  @Test
  void savedAndReadItIsTheSame() {
    BucketHistory history = new BucketHistory();
    history.append(-3, 1.5, 100);
    history.append(90, 2e9, 100);
    StateWriter out = new StateWriter();
    history.write(out);
    assertThat(read(BucketHistory.read(new StateReader(out.toBytes())))).isEqualTo(read(history));
  }
}
