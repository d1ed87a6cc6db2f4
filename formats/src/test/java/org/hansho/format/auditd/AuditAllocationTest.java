package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Reading and assembling records makes no garbage once buffers have grown. */
class AuditAllocationTest {
  private static final int EVENTS = 2000;

  /** What the test itself and the machine may allocate meanwhile. */
  private static final long NOISE = 64 * 1024;

  private long events;

  @Test
  void interleavedRecordsAllocateNothingInSteadyState() {
    byte[] block = interleavedRecords();
    AuditdFormat format = new AuditdFormat();
    RecordReader reader =
        format.open(FormatSamples.fields(format, AuditFields.all()), Limits.DEFAULT);
    EventSink sink = new CountingSink();
    for (int i = 0; i < 3; i++) {
      reader.read(block, 0, block.length, 0, true, sink);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    events = 0;
    reader.read(block, 0, block.length, 0, true, sink);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(events).isEqualTo(EVENTS * 5L);
    assertThat(allocated).isLessThan(NOISE);
  }

  private static byte[] interleavedRecords() {
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < EVENTS / 8; group++) {
      for (int record = 0; record < 4; record++) {
        for (int member = 0; member < 8; member++) {
          text.append(record(group * 8 + member, record));
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String record(int number, int record) {
    String id = "msg=audit(%d.100:%d): ".formatted(1_700_000_000 + number / 50, number);
    return switch (record) {
      case 0 ->
          "type=SYSCALL "
              + id
              + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=0 ppid="
              + (100 + number % 40)
              + " pid="
              + (101 + number % 40)
              + " uid=0 euid=0 ses=1 comm=\"sh\" exe=\"/usr/bin/dash\" key=\"exec\"\n";
      case 1 -> "type=EXECVE " + id + "argc=3 a0=\"sh\" a1=\"-c\" a2=6563686F2061\n";
      case 2 -> "type=CWD " + id + "cwd=\"/root\"\n";
      default -> "type=PROCTITLE " + id + "proctitle=7368002D63\n";
    };
  }

  private final class CountingSink implements EventSink {
    @Override
    public void event(Event event) {
      events++;
    }

    @Override
    public void malformed(Malformed record) {
      throw new AssertionError(record.reason());
    }
  }
}
