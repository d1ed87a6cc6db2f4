package org.hansho.benchmark.flood;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.sigma.Level;
import org.hansho.testkit.traffic.Visits;

/** Measures floods of requests as {@link FloodQuality} measures those of packets. */
final class RequestQuality {
  private static final int DAY = 86_400;
  private static final int LEARNING = 14;
  private static final int SECONDS = 60;
  private static final int REPEATS = 3;
  private static final int[] RATES = {20, 80, 400};

  private final Path content;
  private final long start;

  RequestQuality(Path content, long start) {
    this.content = content;
    this.start = start;
  }

  /** False alerts on days of ordinary visits. */
  String ordinary(int days, long seed) throws IOException {
    FloodRun run = new FloodRun(content);
    Visits visits = new Visits(seed, line -> accept(run, line));
    visits.ordinary(start, LEARNING + days);
    run.catchUp();
    long learned = (start + (long) LEARNING * DAY) * 1_000_000_000L;
    List<FloodRun.Raised> attacks =
        run.raised().stream().filter(one -> one.severity() != Level.LOW).toList();
    List<FloodRun.Raised> after = attacks.stream().filter(one -> one.time() >= learned).toList();
    after.stream().limit(10).forEach(one -> System.out.println(one.time() + " " + one.text()));
    return String.format(
        Locale.ROOT,
        "Ordinary visits: %,d requests, %d days behind %d of learning: %d false alerts while"
            + " learning, %d after it.%n",
        run.events(),
        days,
        LEARNING,
        attacks.size() - after.size(),
        after.size());
  }

  private static void accept(FloodRun run, String line) {
    run.accept("access", new AccessLogFormat(), line.getBytes(StandardCharsets.UTF_8));
  }

  /** Rows of a table: floods of each kind and rate, an hour apart behind days of visits. */
  void floods(StringBuilder table) throws IOException {
    for (Visits.Kind kind : Visits.Kind.values()) {
      FloodRun run = new FloodRun(content);
      Visits visits = new Visits(kind.ordinal(), line -> accept(run, line));
      accept(
          run,
          "192.0.2.1 - - [02/Mar/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5120 \"-\" \"-\"\n");
      visits.ordinary(start + (long) LEARNING * DAY, 1);
      List<Long> onsets = new ArrayList<>();
      for (int rate : RATES) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
          long onset = start + (LEARNING + 1L) * DAY + onsets.size() * 3_607L;
          onsets.add(onset);
          visits.flood(kind, onset, SECONDS, rate);
          run.catchUp();
        }
      }
      for (int rate = 0; rate < RATES.length; rate++) {
        List<Long> ofRate = onsets.subList(rate * REPEATS, (rate + 1) * REPEATS);
        row(table, kind, RATES[rate], ofRate, run);
      }
    }
  }

  private static void row(
      StringBuilder table, Visits.Kind kind, int rate, List<Long> onsets, FloodRun run) {
    List<Double> delays = new ArrayList<>();
    int low = 0;
    for (long onset : onsets) {
      List<FloodRun.Raised> raised =
          run.raised().stream()
              .filter(one -> isWithin(one, onset) && !one.target().isEmpty())
              .toList();
      raised.stream()
          .mapToDouble(one -> (one.time() - onset * 1_000_000_000L) / 1e9)
          .min()
          .ifPresent(delays::add);
      boolean surge =
          !raised.isEmpty() && raised.stream().allMatch(one -> one.severity() == Level.LOW);
      low += surge ? 1 : 0;
    }
    delays.sort(null);
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %d requests | 1 | %d | %d%s | %s | %s |%n",
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            rate,
            onsets.size(),
            delays.size(),
            low > 0 ? " (" + low + " as a surge)" : "",
            delays.isEmpty() ? "-" : seconds(delays.get(delays.size() / 2)),
            delays.isEmpty() ? "-" : seconds(delays.get(delays.size() - 1))));
  }

  private static boolean isWithin(FloodRun.Raised raised, long onset) {
    long from = onset * 1_000_000_000L;
    return raised.time() >= from && raised.time() <= from + SECONDS * 1_000_000_000L;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
