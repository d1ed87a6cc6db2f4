package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.TestedRunner;

/** A runner over a data folder of its own, for tests. */
final class LocalRunner implements TestedRunner {
  Runner runner;
  private final DataFolder folder;
  private final List<CompletableFuture<Receipt>> receipts = new ArrayList<>();

  LocalRunner(Path path, Engine engine, RunnerSettings settings, LongSupplier clock)
      throws IOException {
    this(path, engine, settings, ArrivalClock.of(clock));
  }

  LocalRunner(Path path, Engine engine, RunnerSettings settings, ArrivalClock clock)
      throws IOException {
    folder = DataFolder.open(path);
    try {
      runner = Runner.open(folder, engine, settings, clock);
    } catch (IOException | RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  /** Goes on with other content. */
  void goOnWith(Engine engine) throws IOException {
    runner = runner.with(engine);
  }

  @Override
  public void push(String source, long arrival, byte[] records) {
    receipts.add(runner.push(new Push(source, arrival, "", records)));
  }

  private void awaitReceipts() {
    for (CompletableFuture<Receipt> receipt : receipts) {
      if (!(receipt.join() instanceof Receipt.Kept)) {
        throw new IllegalStateException(receipt.join().toString());
      }
    }
    receipts.clear();
  }

  @Override
  public void settle() throws IOException {
    awaitReceipts();
    boolean more = true;
    while (more) {
      more = runner.runEpoch();
    }
  }

  @Override
  public void drain() throws IOException {
    awaitReceipts();
    runner.drain();
  }

  @Override
  public List<Outcome> alerts() throws IOException {
    return alerts(folder.database());
  }

  /** What is stored of the alerts of a detection beside the columns, as JSON. */
  List<String> bodies(String detection) throws IOException {
    try (EpochView view = EpochView.open(folder.database())) {
      return view.changedSince(0, Integer.MAX_VALUE).stream()
          .filter(alert -> alert.detection().equals(detection))
          .map(StoredAlert::body)
          .toList();
    }
  }

  /** The alerts of a database, in order of id. */
  static List<Outcome> alerts(Path database) throws IOException {
    List<Outcome> alerts = new ArrayList<>();
    try (EpochView view = EpochView.open(database)) {
      AlertRows rows = new AlertRows(view);
      for (StoredAlert alert : view.changedSince(0, Integer.MAX_VALUE)) {
        alerts.add(Outcome.of(rows.alert(alert)));
      }
    }
    alerts.sort(Comparator.comparing(Outcome::id));
    return alerts;
  }

  @Override
  public Map<String, Long> counters() {
    return runner.counters();
  }

  @Override
  public void close() throws IOException {
    awaitReceipts();
    runner.close();
    folder.close();
  }
}
