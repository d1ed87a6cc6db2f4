package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftKeysTest {
  private static final int SOME_BYTES = 4_096;

  /** What filters of that size take before the older one gives way. */
  private static final int FULL = SOME_BYTES / 2 * Byte.SIZE / 12;

  private static long[] keys(int seed, int count) {
    return new SplittableRandom(seed).longs(count).toArray();
  }

  private static LeftKeys left(long... keys) {
    LeftKeys left = new LeftKeys(SOME_BYTES);
    LongStream.of(keys).forEach(left::add);
    return left;
  }

  private static long known(LeftKeys left, long... keys) {
    return LongStream.of(keys).filter(left::has).count();
  }

  private static byte[] saved(LeftKeys left) {
    StateWriter out = new StateWriter();
    left.write(out);
    return out.toBytes();
  }

  @Test
  void nobodyHasLeftAtFirst() {
    assertThat(known(new LeftKeys(SOME_BYTES), keys(1, 1_000))).isZero();
  }

  @Test
  void whoWasEvictedLatelyIsKnownForAsLongAsAFilterHasRoom() {
    long[] lately = keys(1, FULL);
    LeftKeys left = left(keys(2, 5 * FULL / 2));
    LongStream.of(lately).forEach(left::add);
    assertThat(known(left, lately)).isEqualTo(FULL);
  }

  @Test
  void whoWasEvictedLongAgoIsForgotten() {
    long[] longAgo = keys(1, FULL);
    LeftKeys left = left(longAgo);
    LongStream.of(keys(2, 2 * FULL + 1)).forEach(left::add);
    assertThat(known(left, longAgo)).isLessThan(FULL * 3 / 100);
  }

  @Test
  void hardlyAnyOtherKeyIsTakenForOneThatWasEvicted() {
    LeftKeys left = left(keys(1, 10 * FULL));
    assertThat(known(left, keys(2, 100_000))).isBetween(500L, 3_000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 1_000})
  void whatIsSavedGoesOnAsIfItHadNeverBeen(int before) {
    LeftKeys left = left(keys(1, before));
    LeftKeys restored = LeftKeys.read(new StateReader(saved(left)));
    for (long key : keys(2, FULL + 10)) {
      left.add(key);
      restored.add(key);
    }
    assertThat(saved(restored)).isEqualTo(saved(left));
    assertThat(restored.bytes()).isEqualTo(left.bytes());
    assertThat(known(restored, keys(3, 10_000))).isEqualTo(known(left, keys(3, 10_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {512, 1_000, 4_096, 10_000, 16_384})
  void theyTakeNoMoreThanTheyAreGiven(long bytes) {
    assertThat(new LeftKeys(bytes).bytes()).isBetween(bytes / 2, bytes + 32);
  }

  @Test
  void theirBytesAreBoundedHoweverLittleOrMuchThereIs() {
    assertThat(new LeftKeys(0).bytes()).isBetween(512L, 600L);
    assertThat(new LeftKeys(Long.MAX_VALUE).bytes()).isBetween(16_384L, 16_500L);
  }
}
