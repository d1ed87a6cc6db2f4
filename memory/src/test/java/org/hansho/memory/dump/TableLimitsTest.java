package org.hansho.memory.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToIntFunction;
import org.hansho.bytes.SourceBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of a dump with as many entries as are read, one fewer and one more. */
class TableLimitsTest {
  private static final int HEADER = MinidumpReader.HEADER_BYTES;
  private static final int DIRECTORY_ENTRY = 12;
  private static final int SYSTEM_INFO = 7;
  private static final int SYSTEM_INFO_BYTES = 56;

  private static ByteBuffer dump(int streams, int bytesBehind) {
    int size = HEADER + streams * DIRECTORY_ENTRY + bytesBehind;
    ByteBuffer dump = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    return dump.putInt(0x504D_444D).putInt(0xA793).putInt(streams).putInt(HEADER).position(HEADER);
  }

  /** The last of so many streams says what the system is. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void streamsAreReadUpToTheMost(int around) {
    int streams = MinidumpReader.MOST_STREAMS + around;
    ByteBuffer dump = dump(streams, SYSTEM_INFO_BYTES);
    dump.position(HEADER + (streams - 1) * DIRECTORY_ENTRY);
    int behind = HEADER + streams * DIRECTORY_ENTRY;
    dump.putInt(SYSTEM_INFO).putInt(SYSTEM_INFO_BYTES).putInt(behind);
    Minidump read = read(dump);
    assertThat(read.streams().contains(StreamKind.SYSTEM_INFO)).isEqualTo(around <= 0);
    assertThat(reports(read, MinidumpReader.MOST_STREAMS + " are the most")).isEqualTo(around > 0);
  }

  private static Minidump read(ByteBuffer dump) {
    byte[] bytes = new byte[dump.capacity()];
    dump.get(0, bytes);
    return MinidumpReader.read(SourceBytes.of(bytes));
  }

  private static boolean reports(Minidump read, String words) {
    return read.faults().stream().anyMatch(fault -> fault.contains(words));
  }

  /** A dump with one stream: a table of ranges behind a header of its own. */
  private static Minidump table(int kind, int head, int entryBytes, int sizeAt, int count) {
    int bytes = head + count * entryBytes;
    ByteBuffer dump = dump(1, bytes);
    dump.putInt(kind).putInt(bytes).putInt(HEADER + DIRECTORY_ENTRY);
    if (head == 4) {
      dump.putInt(count);
    } else {
      dump.putInt(head).putInt(entryBytes).putLong(count);
    }
    for (int entry = 0; entry < count; entry++) {
      int at = HEADER + DIRECTORY_ENTRY + head + entry * entryBytes;
      dump.putLong(at, (long) (entry + 1) << 16);
      dump.putInt(at + sizeAt, 4_096);
    }
    return read(dump);
  }

  private static void assertCapped(
      Minidump read, ToIntFunction<Minidump> size, int most, int around) {
    assertThat(size.applyAsInt(read)).isEqualTo(most + Math.min(0, around));
    assertThat(reports(read, "only " + most + " are read")).isEqualTo(around > 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void threadsAreReadUpToTheMost(int around) {
    int most = MinidumpReader.MOST_THREADS;
    assertCapped(table(3, 4, 48, 8, most + around), read -> read.threads().size(), most, around);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void modulesAreReadUpToTheMost(int around) {
    int most = MinidumpReader.MOST_MODULES;
    assertCapped(table(4, 4, 108, 8, most + around), read -> read.modules().size(), most, around);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void regionsAreReadUpToTheMost(int around) {
    int most = MinidumpReader.MOST_RANGES;
    assertCapped(table(16, 16, 48, 24, most + around), read -> read.regions().size(), most, around);
  }
}
