package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupKeyTest {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

  @Test
  void aGroupIsTheUpperHalfOfTheUnsignedHashTimesTheNumberOfGroups() {
    Random random = new Random(120);
    long[] hashes = random.longs(10_000).toArray();
    hashes[0] = 0;
    hashes[1] = -1;
    hashes[2] = Long.MIN_VALUE;
    hashes[3] = Long.MAX_VALUE;
    for (long hash : hashes) {
      BigInteger unsigned = new BigInteger(Long.toUnsignedString(hash));
      BigInteger product = unsigned.multiply(BigInteger.valueOf(GroupKey.GROUPS));
      assertThat(new GroupKey(hash, 0).group()).isEqualTo(product.divide(TWO_TO_64).intValue());
    }
  }

  @Test
  void keysAreSpreadEvenlyOverGroupsAndWorkers() {
    int[] groups = new int[GroupKey.GROUPS];
    new Random(7).longs(120_000).forEach(hash -> groups[new GroupKey(hash, 0).group()]++);
    assertThat(Arrays.stream(groups).min().orElse(0)).isGreaterThan(850);
    assertThat(Arrays.stream(groups).max().orElse(0)).isLessThan(1_150);
    assertThat(List.of(2, 3, 4, 5, 6, 8, 10, 12))
        .allMatch(workers -> GroupKey.GROUPS % workers == 0);
  }
}
