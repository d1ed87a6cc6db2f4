package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Language;
import org.hansho.event.EventClass;
import org.hansho.format.Format;

/**
 * What came of some lines in one regime.
 *
 * @param classes of the events that were read
 * @param malformed records that could not be read, by reason
 */
record Scenario(
    List<Alert> alerts, Set<EventClass> classes, long events, Map<String, Long> malformed) {

  /** Hands blocks of lines to a new pipeline as the regime says. */
  static Scenario run(Engine engine, Regime regime, Format format, List<String> blocks) {
    AlertFold fold = new AlertFold("test", Language.ENGLISH);
    Pipeline pipeline = engine.pipeline(Output.into(fold));
    Set<EventClass> classes = new HashSet<>();
    Map<String, Long> malformed = new TreeMap<>();
    long events = 0;
    List<String> sources = regime.sources(blocks);
    for (int i = 0; i < sources.size(); i++) {
      pipeline.begin(format, "source-" + i);
      feed(pipeline, regime, sources.get(i).getBytes(StandardCharsets.UTF_8));
      Counts counts = pipeline.end();
      classes.addAll(counts.eventsByClass().keySet());
      counts.malformedByReason().forEach((reason, n) -> malformed.merge(reason, n, Long::sum));
      events += counts.events();
    }
    return new Scenario(fold.alerts(), classes, events, malformed);
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
