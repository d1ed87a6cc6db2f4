package org.hansho.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.content.Content;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.match.Explainer;
import org.hansho.match.Explanation;
import org.hansho.pipeline.Engine;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.sigma.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One rule tried on the events of a few bytes.
 *
 * @param explanation of the first event that matches, else of the first that the rule is tried on,
 *     else of the first; null if there is no event
 * @param seenClasses classes of all events, sorted
 * @param faults of records that are none, each once
 */
record RuleTrial(
    Verdict verdict,
    @Nullable Explanation explanation,
    List<String> seenClasses,
    List<Fault> faults) {

  /** What became of the rule. */
  enum Verdict {
    MATCHES,
    MATCHES_NOT,
    /** The events come from a log source that the rule is not for. */
    NEVER_TRIED,
    NO_EVENT
  }

  /** Whether the rule looks at what was read; a record that could not be read counts too. */
  boolean isTried() {
    return verdict != Verdict.NEVER_TRIED;
  }

  static RuleTrial of(Rule rule, Engine engine, Format format, byte[] bytes) {
    Trier trier = new Trier(rule, engine.content(), engine);
    RecordReader reader = format.open(engine.fields(), Limits.DEFAULT);
    reader.read(bytes, 0, bytes.length, 0, true, trier);
    reader.end(trier);
    return new RuleTrial(
        trier.verdict, trier.explanation, List.copyOf(trier.seen), List.copyOf(trier.faults));
  }

  private static final class Trier implements EventSink {
    private final Rule rule;
    private final Content content;
    private final Fields fields;
    private final List<Analyzer> analyzers;
    private final TreeSet<String> seen = new TreeSet<>();
    private final Set<Fault> faults = new LinkedHashSet<>();
    private Verdict verdict = Verdict.NO_EVENT;
    private @Nullable Explanation explanation;

    Trier(Rule rule, Content content, Engine engine) {
      this.rule = rule;
      this.content = content;
      this.fields = engine.fields();
      this.analyzers = new ArrayList<>(engine.analyzers());
    }

    @Override
    public void event(Event event) {
      seen.add(event.eventClass().name());
      for (Analyzer analyzer : analyzers) {
        if (analyzer.appliesTo(event.eventClass())) {
          analyzer.bind(fields).analyze(event);
        }
      }
      Explanation tried = Explainer.explain(rule, content.lists(), event);
      Verdict now = verdict(event, tried);
      if (explanation == null || now.compareTo(verdict) < 0) {
        explanation = tried;
        verdict = now;
      }
    }

    private Verdict verdict(Event event, Explanation tried) {
      if (!event.eventClass().admittedBy(rule.logSource())) {
        return Verdict.NEVER_TRIED;
      }
      return tried.held() ? Verdict.MATCHES : Verdict.MATCHES_NOT;
    }

    @Override
    public void malformed(Malformed record) {
      faults.add(record.fault());
    }
  }
}
