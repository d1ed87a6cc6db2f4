package org.hansho.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hansho.alert.AlertFold;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Knowledge;
import org.hansho.detect.SubscriberTable;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedSession;
import org.hansho.scan.fact.FactSort;

/**
 * All detectors, spread over threads: each has some of the documents, goes through all facts by
 * itself, and folds what it finds; facts that only others hear of cost no more than a look. No
 * thread ever waits for another.
 */
final class DetectorCrew implements AutoCloseable {
  private final DetectorPlan plan;
  private final int workers;
  private final StateShares shares;
  private final ExecutorService threads;
  private final Detecting detecting;
  private final List<Knowledge> knowledge = new ArrayList<>();

  /** What a thread has found, and what its detectors know. */
  private record Found(AlertFold fold, Knowledge knowledge) {}

  DetectorCrew(Engine engine, int workers, StateShares shares, Detecting detecting) {
    this.detecting = detecting;
    this.shares = shares;
    this.plan = engine.detectors();
    this.workers = workers;
    this.threads = Executors.newFixedThreadPool(workers);
  }

  /** Hands over all facts; what is found is in the fold afterwards. */
  void run(FactSort sorted, AlertFold fold) throws IOException {
    sorted.share(workers);
    List<Future<Found>> running = new ArrayList<>();
    for (BitSet part : shares.ofThreads(workers)) {
      running.add(threads.submit(() -> run(sorted, part)));
    }
    for (Future<Found> part : running) {
      Found found = await(part);
      fold.merge(found.fold());
      knowledge.add(found.knowledge());
    }
  }

  private Found run(FactSort sorted, BitSet part) throws IOException {
    AlertFold fold = Scan.newFold();
    KeyedSession session =
        detecting.through(
            fold,
            result -> {},
            observation -> {},
            inOrder -> sorted.forEach(new SubscriberTable(plan, part), inOrder));
    return new Found(fold, session.knowledge());
  }

  private static Found await(Future<Found> part) throws IOException {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What the detectors of all threads know. */
  List<Knowledge> knowledge() {
    return knowledge;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
