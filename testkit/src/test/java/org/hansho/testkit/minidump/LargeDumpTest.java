package org.hansho.testkit.minidump;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.hansho.testkit.Proofs;
import org.junit.jupiter.api.Test;

/** A large dump is judged in time and memory that do not hurt. */
class LargeDumpTest {
  private static final int MEGABYTES = Proofs.count("hansho.dump.megabytes", 12);
  private static final int ALLOCATION = 4;
  private static final long NANOS_OF_MEGABYTE = 2_000_000_000L / 120;
  private static final long NANOS_TO_WARM_UP = 1_500_000_000L;

  @Test
  void aMegabyteTakesLessThanASixtiethOfASecond() {
    for (String kind : new String[] {"L2", "L3"}) {
      byte[] dump = DumpReading.bytes(notation(kind));
      assertThat(dump.length).isGreaterThan(MEGABYTES << 20);
      ThreadMXBean thread = ManagementFactory.getThreadMXBean();
      long began = thread.getCurrentThreadCpuTime();
      DumpReading reading = DumpReading.of(dump);
      long took = thread.getCurrentThreadCpuTime() - began;
      System.out.printf("%s: %d MB in %d ms of CPU%n", kind, MEGABYTES, took / 1_000_000);
      assertThat(reading.malformed()).isEmpty();
      assertThat(took).as(kind).isLessThan(NANOS_TO_WARM_UP + MEGABYTES * NANOS_OF_MEGABYTE);
    }
  }

  private static String notation(String kind) {
    StringBuilder lines = new StringBuilder(DumpMatrix.beginning(kind));
    for (int i = 0; i * ALLOCATION < MEGABYTES; i++) {
      lines.append("memory at ").append(Integer.toHexString(0x1000_0000 + i * 0x100_0000));
      lines.append(" size 400000 private RWX\n  noise\n");
    }
    return lines.toString();
  }
}
