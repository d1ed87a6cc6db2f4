package org.hansho.server.selftest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.content.DetectionTest;
import org.hansho.content.TestLines;
import org.hansho.format.Formats;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.local.run.IntakeSettings;
import org.hansho.local.run.Runner;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;

/** The records of one test, pushed to a runner in a folder of its own. */
final class Trial {
  private static final String SOURCE = "self-test";
  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_ALERTS = 10_000;

  private final Engine engine;

  /** Trials of the detections of an engine. */
  Trial(Engine engine) {
    this.engine = engine;
  }

  /**
   * The detections that raise an alert of the records of a test.
   *
   * @param folder one that is empty
   * @throws IOException if the disk does not take what is written
   */
  List<String> raised(Path folder, DetectionTest test) throws IOException {
    Format format = Formats.named(test.format());
    if (format == null) {
      throw new IOException("there is no format " + test.format());
    }
    List<TestLines.Block> blocks = TestLines.blocks(test, TestLines.START);
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      sources.add(format.readsWhole() ? SOURCE + "-" + i : SOURCE);
    }
    AtomicLong clock = new AtomicLong(nanos(blocks.get(0).at()));
    try (DataFolder data = DataFolder.open(folder)) {
      try (Runner runner =
          Runner.open(
              data, engine, declared(sources, test.format()), ArrivalClock.of(clock::get))) {
        push(runner, format, blocks, sources);
        clock.set(nanos(blocks.get(blocks.size() - 1).at()));
        runner.drain();
      }
      try (EpochView view = EpochView.open(data.database())) {
        return view.changedSince(0, MOST_ALERTS).stream()
            .map(StoredAlert::detection)
            .distinct()
            .toList();
      }
    }
  }

  private static void push(
      Runner runner, Format format, List<TestLines.Block> blocks, List<String> sources)
      throws IOException {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      TestLines.Block block = blocks.get(i);
      byte[] bytes = format.described(block.lines());
      receipts.add(runner.push(new Push(sources.get(i), nanos(block.at()), "", bytes)));
    }
    for (CompletableFuture<Receipt> receipt : receipts) {
      if (receipt.join() instanceof Receipt.Refused refused) {
        throw new IOException("the journal took no more: " + refused.detail());
      }
    }
  }

  private static RunnerSettings declared(List<String> sources, String format) {
    Map<String, String> formats = new HashMap<>();
    sources.forEach(source -> formats.put(source, format));
    IntakeSettings intake = IntakeSettings.DEFAULT;
    return RunnerSettings.DEFAULT.withIntake(
        new IntakeSettings(formats, intake.deadLetterBytes(), intake.keyBytes()));
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * NANOS + at.getNano();
  }
}
