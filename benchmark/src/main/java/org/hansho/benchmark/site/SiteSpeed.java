package org.hansho.benchmark.site;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hansho.event.Event;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.pipeline.Engine;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.testkit.ContentFolder;

/**
 * Measures the way of a line of an access log, from a file in memory through parsing, all web
 * detections and the state of every visitor to alerts, on one thread.
 *
 * <p>Arguments: the folder of the content, an access log in the combined format, and how many
 * rounds. Prints lines a second of processor time, round by round, and where the time went.
 */
public final class SiteSpeed {
  private SiteSpeed() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.compile(ContentFolder.read(Path.of(arguments[0])));
    byte[] log = Files.readAllBytes(Path.of(arguments[1]));
    int lines = 0;
    for (byte b : log) {
      lines += b == '\n' ? 1 : 0;
    }
    for (int round = Integer.parseInt(arguments[2]); round > 0; round--) {
      round(engine, log, lines);
    }
  }

  private static void round(Engine engine, byte[] log, int lines) {
    long begin = processorTime();
    new AccessLogFormat()
        .open(engine.fields(), Limits.DEFAULT)
        .read(log, 0, log.length, 0, true, NOBODY);
    long parsing = processorTime() - begin;
    SiteRun run = new SiteRun(engine, null);
    begin = processorTime();
    run.read(log);
    long whole = processorTime() - begin;
    long[] parts = run.nanos();
    System.out.printf(
        Locale.ROOT,
        "%,.0f lines/s; of each line %,.0f ns: parsing %,.0f, with matching and facts %,.0f,"
            + " order and detectors %,.0f; %,d observations, %d alerts%n",
        lines * 1e9 / whole,
        (double) whole / lines,
        (double) parsing / lines,
        (double) parts[0] / lines,
        (double) parts[1] / lines,
        run.observed(),
        run.alerts().size());
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static final EventSink NOBODY =
      new EventSink() {
        @Override
        public void event(Event event) {}

        @Override
        public void malformed(Malformed record) {}
      };
}
