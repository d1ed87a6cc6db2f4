package org.hansho.benchmark.month;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.pipeline.Engine;
import org.hansho.record.UnstatedTime;
import org.hansho.scan.Progress;
import org.hansho.scan.Reading;
import org.hansho.scan.Scan;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.ScanResult;
import org.hansho.scan.TimeBounds;

/** The whole of {@code scan} by the wall clock, with one thread and with several. */
final class WallClock {
  private static final long PIECE = 16 << 20;
  private static final int WARM_UP = 12;
  private static final int ROUNDS = 7;
  private static final double NANOS = 1e9;

  private WallClock() {}

  static void print(Engine engine, Path logs, int threads, Set<String> expected)
      throws IOException {
    for (int round = 0; round < WARM_UP; round++) {
      scan(engine, logs, 1 + round % threads, PIECE);
    }
    double one = 0;
    for (int jobs = 1; jobs <= threads; jobs++) {
      double[] seconds = new double[ROUNDS];
      boolean same = true;
      for (int round = 0; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        ScanResult result = scan(engine, logs, jobs, PIECE);
        seconds[round] = (System.nanoTime() - begin) / NANOS;
        same &= ids(result).equals(expected);
      }
      Arrays.sort(seconds);
      double median = seconds[ROUNDS / 2];
      one = jobs == 1 ? median : one;
      print("scan --jobs " + jobs, seconds, one / median);
      System.out.println("  the same alerts: " + same);
    }
    control(engine, logs, one);
  }

  /** What the machine gives at most: two scans side by side that have nothing in common. */
  private static void control(Engine engine, Path logs, double one) throws IOException {
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> scanUnchecked(engine, logs));
      scan(engine, logs, 1, PIECE);
      other.join();
      seconds[round] = (System.nanoTime() - begin) / NANOS;
    }
    Arrays.sort(seconds);
    print("two scans side by side", seconds, 2 * one / seconds[ROUNDS / 2]);
  }

  private static void scanUnchecked(Engine engine, Path logs) {
    try {
      scan(engine, logs, 1, PIECE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(String name, double[] seconds, double gain) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s by the wall (%.2f-%.2f), %.2f times one thread%n",
        name,
        seconds[ROUNDS / 2],
        seconds[0],
        seconds[ROUNDS - 1],
        gain);
  }

  private static Set<String> ids(ScanResult result) {
    return result.alerts().stream().map(Alert::id).collect(Collectors.toSet());
  }

  /** Scans a folder in pieces of so many bytes. */
  static ScanResult scan(Engine engine, Path logs, int jobs, long piece) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(logs.toString()),
            InputStream.nullInputStream(),
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
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
