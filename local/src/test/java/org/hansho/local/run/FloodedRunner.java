package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.decoy.Decoy;
import org.hansho.testkit.decoy.DecoyLog;
import org.hansho.testkit.shipped.ShippedEngine;

/**
 * A process with a small heap and the built-in detections, to which a log of decoys is pushed while
 * it happens, and beside it a cluster's; it starts anew in the middle.
 */
final class FloodedRunner implements AutoCloseable {
  /** Where the attack on the cluster comes from. */
  static final String ATTACKER_OF_CLUSTER = "203.0.113.9";

  private static final long SECOND = 1_000_000_000L;
  private static final int SECONDS_AT_ONCE = 50;
  private static final int ALERTS_AT_ONCE = 1_000;
  private static final String LOG = "log";

  private final AtomicLong clock = new AtomicLong(DecoyLog.START * SECOND);
  private final Path folder;
  private final Engine engine;
  private final DecoyLog log;
  private LocalRunner runner;

  private FloodedRunner(Path folder, DecoyLog log) throws IOException {
    this.folder = folder;
    this.log = log;
    this.engine = ShippedEngine.of(ShippedEngine.project());
    this.runner = open();
  }

  /** Takes a folder, what is invented, and how many; says what was found and what was evicted. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    DecoyLog log = new DecoyLog(Decoy.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
    Map<String, Long> counters;
    try (FloodedRunner flooded = new FloodedRunner(folder, log)) {
      flooded.run();
      counters = flooded.runner.counters();
    }
    System.out.println("broken " + new Counters(counters).broken());
    System.out.println("states " + counters.getOrDefault(Counters.EVICTED, 0L));
    System.out.println("values " + counters.getOrDefault(Counters.VALUES_EVICTED, 0L));
    System.out.println("failed " + counters.getOrDefault(Counters.FAILED, 0L));
    System.out.println("events " + counters.getOrDefault(Counters.EVENTS, 0L));
    say(folder.resolve("epochs.db"));
  }

  private LocalRunner open() throws IOException {
    return new LocalRunner(folder, engine, RunnerSettings.DEFAULT.withWorkers(2), clock::get);
  }

  private void run() throws IOException {
    for (int second = 0; second < log.seconds(); second++) {
      String text = log.second(second);
      if (second == log.seconds() / 2) {
        int cut = text.indexOf('\n', text.length() - text.length() / 8) + 1;
        push(LOG, text.substring(0, cut));
        push("cluster", Decoy.privileged(second, ATTACKER_OF_CLUSTER));
        restart();
        push(LOG, text.substring(cut));
      } else {
        push(LOG, text);
      }
      clock.addAndGet(SECOND);
      if (second % SECONDS_AT_ONCE == 0) {
        runner.settle();
      }
    }
    runner.drain();
  }

  private void push(String source, String text) {
    runner.push(source, clock.get(), text.getBytes(StandardCharsets.UTF_8));
  }

  private void restart() throws IOException {
    runner.settle();
    runner.close();
    runner = open();
  }

  private static void say(Path database) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    int alerts = 0;
    try (EpochView view = EpochView.open(database)) {
      List<StoredAlert> some = view.changedSince(0, ALERTS_AT_ONCE);
      while (!some.isEmpty()) {
        alerts += some.size();
        some.forEach(alert -> found.addAll(attackersIn(alert)));
        some = view.changedSince(some.get(some.size() - 1).epoch(), ALERTS_AT_ONCE);
      }
      for (Alarm alarm : view.alarms()) {
        System.out.println(alarm.kind().key() + " " + alarm.subject() + " " + alarm.count());
      }
    }
    found.forEach(address -> System.out.println("found " + address));
    System.out.println("alerts " + alerts);
  }

  private static List<String> attackersIn(StoredAlert alert) {
    return Stream.concat(DecoyLog.ATTACKERS.stream(), Stream.of(ATTACKER_OF_CLUSTER))
        .filter(alert.body()::contains)
        .toList();
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
