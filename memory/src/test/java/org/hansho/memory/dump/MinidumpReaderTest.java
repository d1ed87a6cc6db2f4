package org.hansho.memory.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.specimen.SpecimenNotation;
import org.junit.jupiter.api.Test;

class MinidumpReaderTest {
  private static final int DIRECTORY = MinidumpReader.HEADER_BYTES;

  private static byte[] dump() {
    return SpecimenNotation.read(
            """
            dump L3 x64 time 1790000000
            process C:\\Apps\\report.exe version 1.2.3.4 pid 4242
            memory at 2a0000 size 1000 private RWX
              bytes 9090c3
            thread 7 at 2a0000
            """)
        .bytes();
  }

  private static Minidump read(byte[] dump) {
    return MinidumpReader.read(SourceBytes.of(dump));
  }

  private static long u32(byte[] dump, int at) {
    return SourceBytes.of(dump).u32(at);
  }

  private static void put(byte[] dump, int at, long value) {
    for (int i = 0; i < 4; i++) {
      dump[at + i] = (byte) (value >> (8 * i));
    }
  }

  /** Where the directory speaks of a stream. */
  private static int entry(byte[] dump, int number) {
    for (int at = DIRECTORY; ; at += 12) {
      if (u32(dump, at) == number) {
        return at;
      }
    }
  }

  private static int stream(byte[] dump, int number) {
    return (int) u32(dump, entry(dump, number) + 8);
  }

  @Test
  void aWholeDumpHasNoFault() {
    assertThat(read(dump()).faults()).isEmpty();
  }

  @Test
  void whatIsNoMinidumpSaysSo() {
    assertThat(read(new byte[100]).faults()).singleElement().asString().contains("MDMP");
    assertThat(read(new byte[0]).describesProcess()).isFalse();
  }

  @Test
  void moreStreamsThanTheDirectoryHasRoomForAreAFaultAndTheRestIsRead() {
    byte[] dump = dump();
    put(dump, 8, 0xFFFF_FFFFL);
    Minidump read = read(dump);
    assertThat(read.faults()).singleElement().asString().startsWith("4294967295 streams announced");
    assertThat(read.modules()).hasSize(1);
  }

  @Test
  void aCountBeyondItsStreamIsAFaultOfThatStream() {
    byte[] dump = dump();
    put(dump, stream(dump, 4), 1_000_000);
    Minidump read = read(dump);
    assertThat(read.faults())
        .containsExactly(
            "stream ModuleList (4): 1000000 entries of 108 bytes announced, there is room for 1");
    assertThat(read.modules()).hasSize(1);
  }

  @Test
  void aStreamBehindTheEndOfTheFileIsAFault() {
    byte[] dump = dump();
    put(dump, entry(dump, 3) + 8, 0xFFFF_FF00L);
    Minidump read = read(dump);
    assertThat(read.faults()).singleElement().asString().startsWith("stream ThreadList (3): ");
    assertThat(read.threads()).isEmpty();
    assertThat(read.modules()).hasSize(1);
  }

  @Test
  void entriesTooShortForTheirFieldsAreAFault() {
    byte[] dump = dump();
    put(dump, stream(dump, 16) + 4, 8);
    assertThat(read(dump).faults())
        .containsExactly("stream MemoryInfoList (16): entries of 8 bytes where 48 are needed");
    assertThat(read(dump).coverage()).isEqualTo(Coverage.L2);
  }

  @Test
  void memoryThatIsCutOffIsReadAsFarAsItGoes() {
    byte[] dump = dump();
    int begins = (int) u32(dump, stream(dump, 9) + 8);
    Minidump read = read(Arrays.copyOf(dump, begins + 4));
    assertThat(read.faults()).isNotEmpty().allMatch(fault -> fault.startsWith("stream "));
    assertThat(read.modules()).hasSize(1);
  }

  @Test
  void namesOfAnyLengthAreCut() {
    byte[] dump = dump();
    int name = (int) u32(dump, stream(dump, 4) + 4 + 20);
    put(dump, name, 0xFFFF_FFFFL);
    assertThat(read(dump).modules().get(0).path().length())
        .isLessThanOrEqualTo(MinidumpReader.TEXT_CHARS);
  }

  @Test
  void addressesOf32BitsMayBeWrittenWithTheirSign() {
    assertThat(Machine.X86.address(0xFFFF_FFFF_8000_0000L)).isEqualTo(0x8000_0000L);
    assertThat(Machine.X64.address(0xFFFF_8000_0000_0000L)).isNegative();
  }
}
