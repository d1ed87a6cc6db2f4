package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;

/**
 * A runner in a process of its own, to be killed while it holds a record: somebody guesses
 * passwords of a MySQL server that writes a line every ten seconds, beside a server that writes
 * twice as often. Goes on behind the pushes that its journal has; says {@code drained} at the end.
 */
final class HeldRunner {
  private static final long SECOND = DatabaseAttack.SECOND;
  private static final long EVERY = 5;
  private static final int QUIET = 160;
  private static final int PUSHES = 280;
  private static final int AN_EPOCH = 7;
  private static final Path DETECTION = Path.of("../content/detections/sql/brute-force.yml");

  private HeldRunner() {}

  public static void main(String[] arguments) throws IOException {
    AtomicLong clock = new AtomicLong(time(0));
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        Runner runner =
            Runner.open(
                folder, engine(), LocalSettings.of("test", 2), ArrivalClock.of(clock::get))) {
      settle(runner);
      int done = runner.counters().getOrDefault(Counters.PUSHES, 0L).intValue();
      List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
      for (Push push : pushes().subList(done, pushes().size())) {
        clock.set(push.time());
        receipts.add(runner.push(push));
        if (receipts.size() == AN_EPOCH) {
          receipts.forEach(CompletableFuture::join);
          receipts.clear();
          settle(runner);
        }
      }
      receipts.forEach(CompletableFuture::join);
      runner.drain();
      System.out.println("drained");
    }
  }

  private static void settle(Runner runner) throws IOException {
    boolean more = true;
    while (more) {
      more = runner.runEpoch();
    }
  }

  static Engine engine() throws IOException {
    SourceText text = new SourceText("brute-force.yml", Files.readString(DETECTION));
    DetectionFile file = new DetectionFile("sql/brute-force.yml", true, text);
    return Engine.compile(ContentReader.read(List.of(file), List.of()));
  }

  private static long time(int push) {
    return DatabaseAttack.START + push * EVERY * SECOND;
  }

  /** All pushes, in order of their arrival. */
  static List<Push> pushes() {
    List<Push> pushes = new ArrayList<>();
    for (int push = 0; push < PUSHES; push++) {
      if (push % 2 == 0) {
        String denied = "Access denied for user 'user%d'@'203.0.113.20' (using password: YES)";
        pushes.add(line("db", push, push < QUIET ? "ready" : denied.formatted(push)));
      }
      pushes.add(line("neighbour", push, "ready"));
    }
    return pushes;
  }

  private static Push line(String source, int push, String text) {
    String stamp = Instant.ofEpochSecond(time(push) / SECOND).toString();
    String line = stamp + " 0 [Note] [MY-010926] [Server] " + text + "\n";
    return new Push(source, time(push), "", line.getBytes(StandardCharsets.UTF_8));
  }
}
