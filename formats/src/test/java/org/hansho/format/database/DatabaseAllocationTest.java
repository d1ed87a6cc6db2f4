package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import org.hansho.event.Event;
import org.hansho.event.LogSource;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** What holds of every format of this package. */
class DatabaseAllocationTest {
  private static final int REPETITIONS = 100;

  /** What the test itself and the machine may allocate meanwhile. */
  private static final long NOISE = 64 * 1024;

  private long events;

  @Test
  void recordsAllocateNothingInSteadyState() {
    for (Format format : DatabaseFormats.ALL) {
      assertThat(allocatedBy(format)).as(format.name()).isLessThan(NOISE);
      assertThat(events).as(format.name()).isGreaterThan(REPETITIONS);
    }
  }

  @Test
  void oneLogSourceSeesTheLoginsOfEveryDatabase() {
    LogSource rule = LogSource.of(null, "database", "login");
    for (Format format : DatabaseFormats.ALL) {
      assertThat(format.eventClasses().stream().filter(made -> made.admittedBy(rule)))
          .as(format.name())
          .isNotEmpty()
          .allMatch(made -> made.name().endsWith(".login"));
    }
  }

  private long allocatedBy(Format format) {
    byte[] block = repeated(format);
    RecordReader reader =
        format.open(FormatSamples.fields(format, DatabaseSampleFields.ALL), Limits.DEFAULT);
    EventSink sink = new CountingSink();
    for (int i = 0; i < 3; i++) {
      reader.read(block, 0, block.length, 1, true, sink);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    events = 0;
    reader.read(block, 0, block.length, 1, true, sink);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** Every sample that is not there to be malformed, many times. */
  private static byte[] repeated(Format format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < REPETITIONS; i++) {
      FormatSamples.samples("format/" + format.name(), "").stream()
          .filter(file -> !file.getFileName().toString().startsWith("malformed"))
          .forEach(file -> bytes.writeBytes(FormatSamples.bytes(file)));
    }
    return bytes.toByteArray();
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
