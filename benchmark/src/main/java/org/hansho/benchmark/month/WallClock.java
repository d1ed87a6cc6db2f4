package org.hansho.benchmark.month;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Language;
import org.hansho.cli.scan.Progress;
import org.hansho.cli.scan.Reading;
import org.hansho.cli.scan.Scan;
import org.hansho.cli.scan.ScanRequest;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.scan.TimeBounds;
import org.hansho.format.UnstatedTime;
import org.hansho.pipeline.Engine;

/** The whole of {@code scan} by the wall clock, with one thread and with several. */
final class WallClock {
  private static final long PIECE = 16 << 20;

  private WallClock() {}

  static void print(Engine engine, Path logs, int threads, Set<String> expected)
      throws IOException {
    scan(engine, logs, threads, PIECE);
    for (int jobs = 1; jobs <= threads; jobs++) {
      long begin = System.nanoTime();
      ScanResult result = scan(engine, logs, jobs, PIECE);
      double seconds = (System.nanoTime() - begin) / 1e9;
      TreeSet<String> ids = new TreeSet<>();
      result.alerts().forEach(alert -> ids.add(alert.id()));
      System.out.printf(
          Locale.ROOT,
          "scan --jobs %d: %.2f s by the wall, %,.0f events/s, %d alerts, the same: %s%n",
          jobs,
          seconds,
          result.tally().events() / seconds,
          ids.size(),
          ids.equals(expected));
    }
  }

  /** Scans a folder in pieces of so many bytes. */
  static ScanResult scan(Engine engine, Path logs, int jobs, long piece) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(logs.toString()),
            InputStream.nullInputStream(),
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            Language.ENGLISH,
            jobs,
            piece,
            null);
    Progress nobody =
        new Progress() {
          @Override
          public void read(long read, long total) {}

          @Override
          public boolean isStopped() {
            return false;
          }
        };
    return Scan.run(engine, request, OutputStream.nullOutputStream(), nobody);
  }
}
