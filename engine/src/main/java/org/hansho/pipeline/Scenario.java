package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.alert.Finding;
import org.hansho.detect.Delivery;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.event.EventClass;
import org.hansho.record.Format;
import org.hansho.sigma.Correlation;

/**
 * What came of some lines in one regime.
 *
 * @param classes of the events that were read; of a document that is read whole, all that its
 *     format has, since it decides itself what comes of it
 * @param malformed records that could not be read, by reason
 * @param leaks correlations that remember something long after their windows have passed
 */
record Scenario(
    List<Alert> alerts,
    Set<EventClass> classes,
    long events,
    Map<String, Long> malformed,
    List<String> leaks) {

  private static final String TENANT = "test";

  /** Long after all windows have passed. */
  private static final long FAR_NANOS = 4_000 * 86_400_000_000_000L;

  /** Hands blocks of lines to a new session as the regime says. */
  static Scenario run(Engine engine, Regime regime, Format format, List<String> blocks) {
    List<byte[]> sources =
        (format.readsWhole() ? blocks : regime.sources(blocks))
            .stream().map(format::described).toList();
    return regime.delivery() == Delivery.ONE_BY_ONE
        ? inOneSession(engine, regime, format, sources)
        : delivered(engine, regime, format, sources);
  }

  private static Scenario inOneSession(
      Engine engine, Regime regime, Format format, List<byte[]> sources) {
    Strict strict = new Strict();
    Read read = new Read(format);
    EngineSession session = new EngineSession(engine, TENANT, EngineSession.UNBOUNDED, strict);
    for (int i = 0; i < sources.size(); i++) {
      String name = "source-" + i;
      session.open(name, format);
      byte[] bytes = sources.get(i);
      int from = 0;
      for (int piece = 0; from < bytes.length; piece++) {
        int to = regime.next(bytes, from, piece);
        session.feed(name, bytes, from, to);
        from = to;
      }
      read.add(session.close(name));
    }
    session.end();
    return read.scenario(session.takeChanges(), leaks(session, strict.newest + FAR_NANOS));
  }

  private static List<String> leaks(EngineSession session, long time) {
    List<String> leaks = new ArrayList<>();
    session.sweep(time);
    for (DetectorPlan.Document document : session.engine().detectors().keyed()) {
      if (document.keyed() instanceof Correlation
          && session.knowledge().size(document.index()) > 0) {
        leaks.add(document.reference());
      }
    }
    return leaks;
  }

  /** Throws what fails, and keeps how far time has come for detectors. */
  private static final class Strict implements SessionOutput {
    private long newest;

    @Override
    public void observed(Observation observation) {
      newest = Math.max(newest, observation.time());
    }

    @Override
    public void failed(Failure failure, String source) {
      throw new IllegalStateException(failure.record().reason(), failure.cause());
    }
  }

  /** Facts reach the detectors in another way than a session hands them over. */
  private static Scenario delivered(
      Engine engine, Regime regime, Format format, List<byte[]> sources) {
    AlertFold fold = new AlertFold(TENANT, AlertRoom.DEFAULT, engine.detectors().hashes());
    List<Observation> facts = new ArrayList<>();
    ReadingSession reading = engine.reading(new Collecting(fold, facts));
    Read read = new Read(format);
    for (int i = 0; i < sources.size(); i++) {
      OpenSource source = reading.open(format, "source-" + i);
      byte[] bytes = sources.get(i);
      reading.read(source, bytes, 0, bytes.length, 0, true);
      read.add(reading.end(source));
    }
    ResultFindings findings = new ResultFindings(engine, null);
    List<String> leaks =
        regime
            .delivery()
            .deliver(engine.detectors(), facts, result -> fold(findings, result, fold));
    return read.scenario(fold.alerts(), leaks);
  }

  private static void fold(ResultFindings findings, Result result, AlertFold fold) {
    if (!findings.count(result, fold)) {
      findings.handOn(result, fold::add);
    }
  }

  /** Folds findings and keeps facts. */
  private record Collecting(AlertFold fold, List<Observation> facts) implements Output {
    @Override
    public void finding(Finding finding) {
      fold.add(finding);
    }

    @Override
    public void observed(Observation observation) {
      facts.add(observation);
    }
  }

  /** What became of the records of all sources. */
  private static final class Read {
    private final Set<EventClass> classes = new HashSet<>();
    private final Map<String, Long> malformed = new TreeMap<>();
    private long events;

    Read(Format format) {
      classes.addAll(format.readsWhole() ? format.eventClasses() : List.of());
    }

    void add(Counts counts) {
      classes.addAll(counts.eventsByClass().keySet());
      counts.malformedByReason().forEach((reason, n) -> malformed.merge(reason, n, Long::sum));
      events += counts.events();
    }

    Scenario scenario(List<Alert> alerts, List<String> leaks) {
      List<Alert> sorted =
          alerts.stream()
              .sorted(Comparator.comparingLong(Alert::time).thenComparing(Alert::id))
              .toList();
      return new Scenario(sorted, classes, events, malformed, leaks);
    }
  }
}
