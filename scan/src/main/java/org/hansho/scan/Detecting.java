package org.hansho.scan;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Knowledge;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.scan.fact.FactSort;

/**
 * The stage behind reading: all facts, in order of time, through all layers of detectors; on one
 * thread, or on several that have parts of the detectors. What is found is the same.
 */
final class Detecting {
  private final Engine engine;
  private final AlertFold fold;
  private final Apart apart;
  private final StateShares shares;
  private final DetectorFailures failures;

  /**
   * Hands facts to the detectors of an engine.
   *
   * @param fold takes what they find
   * @param apart records that are looked at by themselves
   */
  Detecting(
      Engine engine, AlertFold fold, Apart apart, StateShares shares, DetectorFailures failures) {
    this.engine = engine;
    this.fold = fold;
    this.apart = apart;
    this.shares = shares;
    this.failures = failures;
  }

  /**
   * Hands all facts to the detectors, while somebody looks on, and folds what they find.
   *
   * @param newest time of the newest event
   */
  Memory observed(FactSort facts, DetectorObserver observer, long newest) throws IOException {
    boolean isObserved = observer != DetectorObserver.NONE;
    KeyedSession session =
        through(
            fold,
            result -> {
              if (isObserved) {
                observer.received(result.fact());
              }
            },
            observation -> {
              if (isObserved) {
                observation.facts().forEach(observer::received);
              }
            },
            facts::forEach);
    observer.ended(session.knowledge(), newest);
    return memory(engine, facts.facts(), List.of(session.knowledge()));
  }

  /** Hands all facts to detectors on that many threads and folds what they find. */
  Memory spread(FactSort facts, int jobs) throws IOException {
    try (DetectorCrew crew = new DetectorCrew(engine, jobs, shares, this)) {
      crew.run(facts, fold);
      return memory(engine, facts.facts(), crew.knowledge());
    }
  }

  /** Hands over observations in order, as often as it is asked. */
  interface Feed {
    void into(Consumer<Observation> inOrder) throws IOException;
  }

  /**
   * Hands observations to new detectors: first those that are apart, to others that are forgotten
   * then. Several threads may.
   *
   * @param into takes what they find
   * @param results sees that before
   * @param look sees the others once they are handed over
   */
  KeyedSession through(
      AlertFold into, Consumer<Result> results, Consumer<Observation> look, Feed feed)
      throws IOException {
    if (!apart.isEmpty()) {
      KeyedSession alone = session(into, results);
      feed.into(
          observation -> {
            if (apart.holds(observation)) {
              alone.accept(observation);
            }
          });
      alone.end();
    }
    KeyedSession session = session(into, results);
    feed.into(
        observation -> {
          if (!apart.holds(observation)) {
            session.accept(observation);
            look.accept(observation);
          }
        });
    session.end();
    return session;
  }

  private KeyedSession session(AlertFold into, Consumer<Result> results) {
    return engine.keyed(new IntoFold(into, results, failures), shares.budget());
  }

  /** Folds what is found, and keeps what failed. */
  private record IntoFold(AlertFold fold, Consumer<Result> results, DetectorFailures failures)
      implements KeyedOutput {
    @Override
    public void finding(Finding finding) {
      fold.add(finding);
    }

    @Override
    public void result(Result result) {
      results.accept(result);
    }

    @Override
    public void failed(DetectorFailure failure) {
      failures.add(failure);
    }
  }

  /** What detectors know; facts come in order here, so that none is late. */
  private static Memory memory(Engine engine, long facts, List<Knowledge> all) {
    List<DetectorPlan.Document> keyed = engine.detectors().keyed();
    long keys = 0;
    long unkeyed = 0;
    Map<String, Long> evicted = new TreeMap<>();
    Map<String, Long> values = new TreeMap<>();
    for (Knowledge known : all) {
      for (DetectorPlan.Document document : keyed) {
        keys += known.size(document.index());
        unkeyed += known.unkeyed(document.index());
        long forgotten = known.evicted(document.index());
        if (forgotten > 0) {
          evicted.merge(document.reference(), forgotten, Long::sum);
        }
        long overflows = known.takeOverflows(document.index());
        if (overflows > 0) {
          values.merge(document.reference(), overflows, Long::sum);
        }
      }
    }
    return new Memory(facts, keyed.size(), keys, evicted, values, unkeyed, 0);
  }
}
