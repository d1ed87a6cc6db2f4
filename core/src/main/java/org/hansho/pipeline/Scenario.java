package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.content.Detection;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.format.Format;
import org.hansho.sigma.Rule;

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

  /** Hands blocks of lines to a new pipeline as the regime says. */
  static Scenario run(Engine engine, Regime regime, Format format, List<String> blocks) {
    AlertFold fold = new AlertFold("test", AlertRoom.DEFAULT, engine.detectors().hashes());
    List<Observation> facts = new ArrayList<>();
    Pipeline pipeline = engine.pipeline(new Collecting(fold, facts));
    Set<EventClass> classes =
        new HashSet<>(format.readsWhole() ? format.eventClasses() : List.of());
    Map<String, Long> malformed = new TreeMap<>();
    long events = 0;
    List<String> sources = format.readsWhole() ? blocks : regime.sources(blocks);
    for (int i = 0; i < sources.size(); i++) {
      pipeline.begin(format, "source-" + i);
      feed(pipeline, regime, format.described(sources.get(i)));
      Counts counts = pipeline.end();
      classes.addAll(counts.eventsByClass().keySet());
      counts.malformedByReason().forEach((reason, n) -> malformed.merge(reason, n, Long::sum));
      events += counts.events();
    }
    ResultEvents results = new ResultEvents(engine);
    List<String> leaks =
        regime.delivery().deliver(engine.detectors(), facts, result -> results.fold(result, fold));
    return new Scenario(fold.alerts(), classes, events, malformed, leaks);
  }

  /** Folds findings and keeps facts. */
  private record Collecting(AlertFold fold, List<Observation> facts) implements Output {
    @Override
    public void finding(Detection detection, Rule rule, Event event, String source) {
      fold.add(detection.alert(), rule, event, source);
    }

    @Override
    public void observed(Observation observation) {
      facts.add(observation);
    }
  }

  /** Every block is a copy, so that a reader that looks beyond its end is caught. */
  private static void feed(Pipeline pipeline, Regime regime, byte[] bytes) {
    int consumed = 0;
    int to = 0;
    for (int piece = 0; to < bytes.length; piece++) {
      to = regime.next(bytes, to, piece);
      byte[] block = Arrays.copyOfRange(bytes, consumed, to);
      consumed += pipeline.read(block, 0, block.length, consumed, to == bytes.length);
    }
  }
}
