package org.hansho.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Language;
import org.hansho.cli.fact.FactSort;
import org.hansho.detect.Batch;
import org.hansho.detect.Layer;
import org.hansho.detect.Observation;
import org.hansho.detect.Share;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.ResultEvents;

/**
 * All detectors, spread over threads by key: each thread holds some of the key groups and folds
 * what it finds. While they are at work on one batch, the calling thread puts the next in order.
 */
final class DetectorCrew implements AutoCloseable {
  private static final int BATCH = 2_048;

  private final int layers;
  private final List<Share> shares = new ArrayList<>();
  private final List<AlertFold> folds = new ArrayList<>();
  private final ExecutorService threads;
  private final ExecutorService steps = Executors.newSingleThreadExecutor();
  private List<Observation> gathered = new ArrayList<>(BATCH);
  private Future<?> working = steps.submit(() -> {});
  private long facts;

  DetectorCrew(Engine engine, Language language, int workers) {
    layers = engine.detectors().layers();
    threads = Executors.newFixedThreadPool(workers);
    for (int number = 0; number < workers; number++) {
      AlertFold fold = new AlertFold(Scan.TENANT, language);
      ResultEvents events = new ResultEvents(engine);
      folds.add(fold);
      shares.add(
          new Share(engine.detectors(), number, workers, result -> events.fold(result, fold)));
    }
  }

  /** Hands over all facts; what is found is in the fold afterwards. */
  void run(FactSort sorted, AlertFold fold) throws IOException {
    sorted.forEach(this::gather);
    begin();
    await(working);
    for (int layer = 1; layer <= layers; layer++) {
      int number = layer;
      each(share -> share.end(number, shares));
    }
    folds.forEach(fold::merge);
  }

  private void gather(Observation observation) {
    facts += observation.size();
    gathered.add(observation);
    if (gathered.size() == BATCH) {
      begin();
    }
  }

  private void begin() {
    Batch batch = new Batch(gathered, shares.size());
    gathered = new ArrayList<>(BATCH);
    await(working);
    working = steps.submit(() -> work(batch));
  }

  private void work(Batch batch) {
    each(share -> share.prepare(batch));
    for (int layer = 1; layer <= layers; layer++) {
      int number = layer;
      each(share -> share.run(number, batch, shares));
    }
  }

  /** A step: all shares at the same time, and none is left behind. */
  private void each(Consumer<Share> step) {
    List<Future<?>> running = new ArrayList<>();
    shares.forEach(share -> running.add(threads.submit(() -> step.accept(share))));
    running.forEach(DetectorCrew::await);
  }

  private static void await(Future<?> step) {
    try {
      step.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How many facts were handed over. */
  long facts() {
    return facts;
  }

  /** The parts of all layers. */
  List<Layer> layers() {
    return shares.stream().flatMap(share -> share.layers().stream()).toList();
  }

  @Override
  public void close() {
    steps.shutdownNow();
    threads.shutdownNow();
  }
}
