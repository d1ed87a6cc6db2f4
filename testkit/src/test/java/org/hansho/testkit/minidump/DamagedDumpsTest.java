package org.hansho.testkit.minidump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.List;
import org.hansho.testkit.Proofs;
import org.junit.jupiter.api.Test;

/** No damage makes the reader throw, take long, or take memory without bound. */
class DamagedDumpsTest {
  private static final int DUMPS = Proofs.count("hansho.fuzz.dumps", 100_000);
  private static final long MOST_NANOS = 1_000_000_000L;
  private static final long MOST_ALLOCATED = 16L << 20;

  @Test
  void r406DamagedDumpsAreReadOrReportedInBoundedTimeAndMemory() {
    List<byte[]> dumps =
        DumpMatrix.all().stream().map(cell -> DumpReading.bytes(cell.notation())).toList();
    dumps.forEach(DumpReading::of); // makes the tables that all readers share
    DumpDamage damage = new DumpDamage(dumps, 71L);
    long withEvents = 0;
    for (int i = 0; i < DUMPS; i++) {
      byte[] dump = damage.next();
      withEvents += read(dump) ? 1 : 0;
    }
    assertThat(withEvents).isGreaterThan(DUMPS / 2);
  }

  /** Whether any event came of it. CPU time, so that a busy machine fails nothing. */
  private static boolean read(byte[] dump) {
    com.sun.management.ThreadMXBean thread =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long began = thread.getCurrentThreadCpuTime();
    try {
      DumpReading reading = DumpReading.of(dump);
      long took = thread.getCurrentThreadCpuTime() - began;
      allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
      if (took > MOST_NANOS || allocated > MOST_ALLOCATED) {
        fail("%d ns, %d bytes for %s".formatted(took, allocated, printed(dump)));
      }
      return reading.events() > 0;
    } catch (RuntimeException e) {
      return fail(printed(dump), e);
    }
  }

  private static String printed(byte[] dump) {
    return Base64.getEncoder().encodeToString(dump);
  }
}
