package org.hansho.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceBytesTest {
  private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, (byte) 0x88, 9, 10};

  private static SourceBytes inWindowsOf(int size) {
    List<ByteBuffer> windows = new ArrayList<>();
    for (int at = 0; at < BYTES.length; at += size) {
      windows.add(ByteBuffer.wrap(BYTES, at, Math.min(size, BYTES.length - at)).slice());
    }
    return SourceBytes.of(windows);
  }

  @Test
  void numbersAreTheSameWhereverAWindowEnds() {
    for (int size = 1; size <= BYTES.length; size++) {
      SourceBytes bytes = inWindowsOf(size);
      assertThat(bytes.size()).isEqualTo(10);
      assertThat(bytes.u16(6)).isEqualTo(0x8807);
      assertThat(bytes.u32(4)).isEqualTo(0x8807_0605L);
      assertThat(bytes.i64(0)).isEqualTo(0x8807_0605_0403_0201L);
      byte[] copy = new byte[8];
      bytes.copy(2, copy, 1, 7);
      assertThat(copy).containsExactly(0, 3, 4, 5, 6, 7, 0x88, 9);
    }
  }

  @Test
  void nothingIsHeldOutsideOfTheSource() {
    SourceBytes bytes = SourceBytes.of(BYTES, 4);
    assertThat(bytes.holds(0, 4)).isTrue();
    assertThat(bytes.holds(4, 0)).isTrue();
    assertThat(bytes.holds(1, 4)).isFalse();
    assertThat(bytes.holds(-1, 1)).isFalse();
    assertThat(bytes.holds(2, -1)).isFalse();
    assertThat(bytes.holds(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void windowsOfUnequalSizeAreRefused() {
    assertThatThrownBy(
            () -> SourceBytes.of(List.of(ByteBuffer.allocate(2), ByteBuffer.allocate(3))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
