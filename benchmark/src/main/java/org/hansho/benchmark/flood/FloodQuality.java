package org.hansho.benchmark.flood;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.testkit.traffic.ExportedFlows;
import org.hansho.testkit.traffic.Flood;
import org.hansho.testkit.traffic.FlowRecord;
import org.hansho.testkit.traffic.OrdinaryTraffic;

/**
 * Measures the detections of floods on generated traffic: false alerts on days of ordinary traffic
 * behind the learning time, and for each kind of flood, rate and sampling how many are found and
 * how long after their onset, in event time. Prints a table.
 *
 * <p>{@code benchmark/floods.sh} builds and calls it.
 */
public final class FloodQuality {
  /** 2 March 2026, a Monday, in seconds. */
  private static final long START = 1_772_409_600L;

  private static final long MICROS = 1_000_000L;
  private static final int DAY = 86_400;
  private static final int LEARNING = 14;
  private static final int SECONDS = 60;
  private static final int REPEATS = 5;
  private static final long[] RATES = {30_000, 100_000, 1_000_000};
  private static final int[] SAMPLINGS = {1, 100, 1_000, 4_096};

  private final Map<String, String> options = new HashMap<>();

  private FloodQuality(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
  }

  /**
   * Options: {@code --content DIR}, {@code --days N} (behind 14 of learning), {@code --seed N},
   * {@code --only requests}, {@code --write FILE} (puts the table between the marks in a file).
   */
  public static void main(String[] arguments) throws IOException {
    new FloodQuality(arguments).measure();
  }

  private void measure() throws IOException {
    Path content = Path.of(options.getOrDefault("--content", "content"));
    int days = Integer.parseInt(options.getOrDefault("--days", "30"));
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    RequestQuality requests = new RequestQuality(content, START);
    StringBuilder rows = new StringBuilder();
    if (!options.containsKey("--only")) {
      rows.append(floods(content));
    }
    requests.floods(rows);
    rows.append("\n");
    if (!options.containsKey("--only")) {
      rows.append(ordinary(content, days, seed));
    }
    rows.append("\n").append(requests.ordinary(days, seed));
    String table = rows.toString();
    System.out.println(table);
    if (options.containsKey("--write")) {
      write(Path.of(options.getOrDefault("--write", "")), table);
    }
  }

  private static String ordinary(Path content, int days, long seed) throws IOException {
    FloodRun run = new FloodRun(content);
    ExportedFlows exporter =
        new ExportedFlows(1, packet -> run.accept("ordinary", new ExportsFormat(), packet));
    new OrdinaryTraffic(START, seed).run(LEARNING + days, exporter);
    exporter.flush();
    run.catchUp();
    run.raised().stream()
        .limit(20)
        .forEach(
            one -> System.out.println(at(one.time()) + " " + one.detection() + " " + one.text()));
    long learned = (START + (long) LEARNING * DAY) * MICROS * 1_000;
    long after = run.raised().stream().filter(one -> one.time() >= learned).count();
    return String.format(
        Locale.ROOT,
        "Ordinary traffic: %,d flow records, %d days behind %d of learning: %d false alerts while"
            + " learning, %d after it.%n",
        run.events(),
        days,
        LEARNING,
        run.raised().size() - after,
        after);
  }

  private static Instant at(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  private static String floods(Path content) throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        "| flood | packets/s | one packet in | floods | found | median delay, s | longest, s |\n");
    table.append("|---|---:|---:|---:|---:|---:|---:|\n");
    for (int sampling : SAMPLINGS) {
      for (Map.Entry<Flood.Kind, List<Flood>> kind : floods(sampling).entrySet()) {
        FloodRun run = new FloodRun(content);
        send(run, sampling, kind.getValue());
        for (long rate : RATES) {
          row(table, run, kind.getValue().stream().filter(one -> one.packets() == rate).toList());
        }
      }
    }
    return table.toString();
  }

  /** Floods an hour apart, each of another target, behind the time of learning. */
  private static Map<Flood.Kind, List<Flood>> floods(int sampling) {
    Map<Flood.Kind, List<Flood>> floods = new EnumMap<>(Flood.Kind.class);
    for (Flood.Kind kind : Flood.Kind.values()) {
      List<Flood> ofKind = new ArrayList<>();
      for (long rate : RATES) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
          int number = ofKind.size();
          long onset = (START + (LEARNING + 1L) * DAY + number * 3_600L) * MICROS;
          ofKind.add(
              new Flood(
                  kind,
                  onset + number * 137_000L,
                  SECONDS,
                  rate,
                  sampling,
                  FlowRecord.address(10, 1, number, 0),
                  number * 31L + sampling));
        }
      }
      floods.put(kind, ofKind);
    }
    return floods;
  }

  private static void send(FloodRun run, int sampling, List<Flood> floods) {
    ExportedFlows exporter =
        new ExportedFlows(sampling, packet -> run.accept("exporter", new ExportsFormat(), packet));
    for (int day = 0; day <= LEARNING; day++) {
      long end = (START + day * (long) DAY) * MICROS;
      int client = FlowRecord.address(198, 51, 100, 7);
      int own = FlowRecord.address(10, 1, 0, 0);
      exporter.accept(
          new FlowRecord(
              end - MICROS, end, client, own, 40_000, 443, FlowRecord.TCP, 27, 10, 4_000));
      exporter.accept(
          new FlowRecord(end - MICROS, end, client, own, 53, 40_000, FlowRecord.UDP, 0, 10, 4_000));
      exporter.flush();
    }
    for (Flood flood : floods) {
      flood.run(exporter);
      exporter.flush();
      run.catchUp();
    }
  }

  private static void row(StringBuilder table, FloodRun run, List<Flood> floods) {
    List<Double> delays = new ArrayList<>();
    for (Flood flood : floods) {
      long onset = flood.onset() * 1_000;
      long end = onset + flood.seconds() * 1_000_000_000L;
      run.raised().stream()
          .filter(one -> one.time() >= onset && one.time() <= end && isOf(flood, one))
          .mapToDouble(one -> (one.time() - onset) / 1e9)
          .min()
          .ifPresent(delays::add);
    }
    delays.sort(null);
    Flood first = floods.get(0);
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %,d | %d | %d | %s | %s |%n",
            first.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            first.packets(),
            first.sampling(),
            floods.size(),
            delays.size(),
            delays.isEmpty() ? "-" : seconds(delays.get(delays.size() / 2)),
            delays.isEmpty() ? "-" : seconds(delays.get(delays.size() - 1))));
  }

  private static boolean isOf(Flood flood, FloodRun.Raised raised) {
    String network = "10.1." + (flood.target() >> 8 & 0xFF) + ".0";
    return raised.target().equals(network) || raised.target().equals(network + "/24");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static void write(Path file, String table) throws IOException {
    String text = Files.readString(file);
    String begin = "<!-- table of floods: begin -->\n";
    String end = "<!-- table of floods: end -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(file + " has no marks for the table");
    }
    String changed = text.substring(0, from + begin.length()) + table + text.substring(to);
    Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
  }
}
