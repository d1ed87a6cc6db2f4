package org.hansho.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.hansho.content.Content;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.runner.Outcome;

/**
 * Somebody guesses passwords of a MySQL server, whose error log is pushed line by line to a runner
 * with the built-in detections; time is that of the scenario.
 */
final class DatabaseAttack implements AutoCloseable {
  static final long SECOND = 1_000_000_000L;
  static final long START = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond() * SECOND;
  static final String SERVER = "db";
  static final String NEIGHBOUR = "neighbour";

  private static final Engine ENGINE = engine();
  private static final int LINES_AN_EPOCH = 12;

  final AtomicLong clock = new AtomicLong(START);

  /** By how much the clock of the machine that Hansho runs on is wrong. */
  final AtomicLong wrong = new AtomicLong();

  private final Path folder;
  private final RunnerSettings settings;
  LocalRunner runner;
  private LongUnaryOperator clockOfServer = time -> time;
  private boolean busyNeighbour;
  private int pushed;
  private int name;

  DatabaseAttack(Path folder) throws IOException {
    this(folder, LocalSettings.of("test", 2));
  }

  DatabaseAttack(Path folder, RunnerSettings settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.runner = open();
  }

  private LocalRunner open() throws IOException {
    ArrivalClock arrival = new ArrivalClock(() -> clock.get() + wrong.get(), clock::get);
    return new LocalRunner(folder, ENGINE, settings, arrival);
  }

  /** Ends the process and starts another one. */
  void restart() throws IOException {
    runner.close();
    runner = open();
  }

  private static Engine engine() {
    try {
      Content content = ContentFolder.read(Path.of("../content"));
      return Engine.compile(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clock that the server's lines are stamped by. */
  DatabaseAttack stampedBy(LongUnaryOperator wrongClock) {
    clockOfServer = wrongClock;
    return this;
  }

  /** Another server writes a line whenever this one does. */
  DatabaseAttack besideABusyNeighbour(boolean busy) {
    busyNeighbour = busy;
    return this;
  }

  void pass(long seconds) {
    clock.addAndGet(seconds * SECOND);
  }

  /** A line that says nothing, with that time. */
  void idleLine(String source, long time) throws IOException {
    push(source, line(time, "[Server] Aborted connection 7 (Got an error reading packets)"));
  }

  /** Failed logons, one name each, one every so many seconds. */
  void guess(int times, int everySeconds, Between between) throws IOException {
    for (int i = 0; i < times; i++) {
      guess();
      between.after(i);
      pass(everySeconds);
    }
  }

  void guess() throws IOException {
    String text = "[Server] Access denied for user 'user%d'@'203.0.113.20' (using password: YES)";
    push(SERVER, line(clockOfServer.applyAsLong(clock.get()), text.formatted(name++)));
    neighbours();
  }

  /** The server writes lines that say nothing. */
  void quiet(int lines, int everySeconds) throws IOException {
    for (int i = 0; i < lines; i++) {
      idleLine(SERVER, clockOfServer.applyAsLong(clock.get()));
      neighbours();
      pass(everySeconds);
    }
  }

  private void neighbours() throws IOException {
    if (busyNeighbour) {
      idleLine(NEIGHBOUR, clock.get());
    }
  }

  private static String line(long time, String text) {
    return "%s 0 [Note] [MY-010926] %s%n"
        .formatted(Instant.ofEpochSecond(time / SECOND, time % SECOND), text);
  }

  void push(String source, String line) throws IOException {
    long arrival = runner.runner.clock().getAsLong();
    runner.push(source, arrival, line.getBytes(StandardCharsets.UTF_8));
    if (++pushed % LINES_AN_EPOCH == 0) {
      runner.settle();
    }
  }

  /** What is found about the server, once nothing more can come. */
  List<Outcome> found() throws IOException {
    runner.settle();
    pass(700);
    runner.settle();
    return runner.alerts().stream()
        .filter(alert -> alert.detection().equals("sql/brute-force"))
        .toList();
  }

  long count(String counter) {
    return runner.counters().getOrDefault(counter, 0L);
  }

  Map<String, Long> counters() {
    return runner.counters();
  }

  /** Something between two guesses. */
  interface Between {
    void after(int guess) throws IOException;
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
