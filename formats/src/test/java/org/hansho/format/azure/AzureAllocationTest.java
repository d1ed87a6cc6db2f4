package org.hansho.format.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.event.Event;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Reading rows makes no garbage once buffers have grown. */
class AzureAllocationTest {
  private static final int REPETITIONS = 100;

  /** What the test itself and the machine may allocate meanwhile. */
  private static final long NOISE = 64 * 1024;

  @Test
  void rowsOfEveryServiceAllocateNothingInSteadyState() throws IOException {
    for (String sample :
        new String[] {"keyvault", "storage", "cosmos", "sqlaudit", "activity", "entra"}) {
      assertAllocatesNothing(
          new AzureJsonFormat(), text("azure-json/" + sample + ".json").repeat(REPETITIONS));
    }
  }

  @Test
  void linesOfClassicStorageLogsAllocateNothingInSteadyState() throws IOException {
    assertAllocatesNothing(
        new StorageAnalyticsFormat(), text("storage-analytics/requests.log").repeat(REPETITIONS));
  }

  @Test
  void rowsOfExportsAllocateNothingInSteadyState() throws IOException {
    String export = text("azure-csv/activity.csv");
    int rows = export.indexOf('\n') + 1;
    assertAllocatesNothing(
        new AzureCsvFormat(),
        export.substring(0, rows) + export.substring(rows).repeat(REPETITIONS));
  }

  private static String text(String sample) throws IOException {
    Path root = Path.of(System.getProperty("hansho.root", ".."));
    return Files.readString(root.resolve("formats/src/test/resources/format").resolve(sample));
  }

  private static void assertAllocatesNothing(Format format, String text) {
    byte[] block = text.getBytes(StandardCharsets.UTF_8);
    RecordReader reader =
        format.open(FormatSamples.fields(format, AzureSampleFields.ALL), Limits.DEFAULT);
    CountingSink sink = new CountingSink();
    int behindHeader = format instanceof AzureCsvFormat ? text.indexOf('\n') + 1 : 0;
    reader.read(block, 0, block.length, 0, true, sink);
    for (int i = 0; i < 3; i++) {
      reader.read(block, behindHeader, block.length, behindHeader, true, sink);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sink.events = 0;
    reader.read(block, behindHeader, block.length, behindHeader, true, sink);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(sink.events).isGreaterThanOrEqualTo(REPETITIONS);
    assertThat(allocated).as(text.substring(0, 80)).isLessThan(NOISE);
  }

  private static final class CountingSink implements EventSink {
    private long events;

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
