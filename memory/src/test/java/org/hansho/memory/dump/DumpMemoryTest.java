package org.hansho.memory.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.DumpMemory.Range;
import org.junit.jupiter.api.Test;

class DumpMemoryTest {
  private static final byte[] BYTES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static DumpMemory of(Range... ranges) {
    return DumpMemory.of(SourceBytes.of(BYTES), List.of(ranges));
  }

  @Test
  void rangesThatTouchAreReadAsOne() {
    DumpMemory memory = of(new Range(0x2004, 3, 0), new Range(0x2000, 4, 6));
    byte[] copy = new byte[8];
    assertThat(memory.copy(0x2002, copy, 0, 8)).isEqualTo(5);
    assertThat(copy).startsWith(8, 9, 0, 1, 2);
    assertThat(memory.available(0x2000)).isEqualTo(7);
    assertThat(memory.holds(0x2001, 6)).isTrue();
    assertThat(memory.holds(0x2001, 7)).isFalse();
  }

  @Test
  void ofRangesThatOverlapTheFirstStaysWhole() {
    DumpMemory memory =
        of(new Range(0x2000, 4, 0), new Range(0x2002, 4, 6), new Range(0x2001, 2, 5));
    assertThat(memory.ranges()).containsExactly(new Range(0x2000, 4, 0), new Range(0x2004, 2, 8));
    assertThat(memory.offsetOf(0x2005)).isEqualTo(9);
  }

  @Test
  void gapsAreNotRead() {
    DumpMemory memory = of(new Range(0x1000, 2, 0), new Range(0x3000, 2, 2));
    assertThat(memory.copy(0x1001, new byte[4], 0, 4)).isEqualTo(1);
    assertThat(memory.copy(0x2000, new byte[4], 0, 4)).isZero();
    assertThat(memory.next(0x1001)).isEqualTo(0x1001);
    assertThat(memory.next(0x1002)).isEqualTo(0x3000);
    assertThat(memory.next(0x3002)).isEqualTo(Long.MAX_VALUE);
    assertThat(memory.offsetOf(0x2000)).isEqualTo(-1);
  }
}
