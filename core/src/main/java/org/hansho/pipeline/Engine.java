package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.analyze.Analyzer;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Format;
import org.hansho.format.Formats;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.match.FieldNames;
import org.hansho.match.RuleSet;
import org.hansho.sigma.Rule;

/**
 * Content made ready to run: which fields are read, which analyzers run, all rules in one set.
 *
 * <p>Immutable and shared by all threads; each takes a {@link Pipeline} of its own. Compiling is
 * linear in the size of the rules.
 */
public final class Engine {
  private final Content content;
  private final RuleSet ruleSet;
  private final List<Analyzer> analyzers;
  private final int[] detectionOfRule;

  private Engine(
      Content content, RuleSet ruleSet, List<Analyzer> analyzers, int[] detectionOfRule) {
    this.content = content;
    this.ruleSet = ruleSet;
    this.analyzers = analyzers;
    this.detectionOfRule = detectionOfRule;
  }

  /**
   * Compiles content with all analyzers, rules tried by log source. Threat intelligence are the
   * lists of the content.
   */
  public static Engine compile(Content content) {
    return compile(content, Intelligence.of(content.indicatorLists()));
  }

  /** The same with other threat intelligence, for events of any time. */
  public static Engine compile(Content content, Intelligence intelligence) {
    IntelligenceReference reference = new IntelligenceReference(intelligence);
    List<Analyzer> analyzers = Analyzers.with(new IntelligenceAnalyzer(reference, Event.NO_TIME));
    return compile(content, analyzers, RuleSet.Routing.BY_LOG_SOURCE);
  }

  /** Compiles content. */
  public static Engine compile(Content content, List<Analyzer> analyzers, RuleSet.Routing routing) {
    List<Rule> rules = new ArrayList<>();
    List<Integer> detectionOfRule = new ArrayList<>();
    Set<String> read = new HashSet<>();
    for (Format format : Formats.ALL) {
      read.addAll(format.reads());
    }
    for (int i = 0; i < content.detections().size(); i++) {
      Detection detection = content.detections().get(i);
      if (detection.isArmed()) {
        read.addAll(detection.alert().reads());
      }
      for (Rule rule : detection.rules()) {
        rules.add(rule);
        detectionOfRule.add(i);
        FieldNames.collect(rule.expr(), read);
      }
    }
    List<Analyzer> needed = needed(analyzers, read);
    RuleSet ruleSet = RuleSet.compile(rules, content.lists(), new TreeSet<>(read), routing);
    int[] detections = detectionOfRule.stream().mapToInt(Integer::intValue).toArray();
    return new Engine(content, ruleSet, needed, detections);
  }

  /** The analyzers somebody reads, whose own reads are added, from the last one to the first. */
  private static List<Analyzer> needed(List<Analyzer> analyzers, Set<String> read) {
    List<Analyzer> needed = new ArrayList<>();
    for (int i = analyzers.size() - 1; i >= 0; i--) {
      Analyzer analyzer = analyzers.get(i);
      if (analyzer.writes().stream().anyMatch(read::contains)) {
        read.addAll(analyzer.reads());
        needed.add(0, analyzer);
      }
    }
    return List.copyOf(needed);
  }

  /** A pipeline for one thread over all times. */
  public Pipeline pipeline(Output output) {
    return pipeline(output, TimeRange.ALL);
  }

  /** A pipeline for one thread. */
  public Pipeline pipeline(Output output, TimeRange range) {
    return new Pipeline(this, range, output);
  }

  /** What was compiled. */
  public Content content() {
    return content;
  }

  /** All rules of all armed detections. */
  public RuleSet ruleSet() {
    return ruleSet;
  }

  /** Every field that somebody reads. */
  public Fields fields() {
    return ruleSet.fields();
  }

  /** The analyzers that run. */
  public List<Analyzer> analyzers() {
    return analyzers;
  }

  /** The detection that a rule of {@link #ruleSet()} belongs to. */
  public Detection detectionOf(int rule) {
    return content.detections().get(detectionOfRule[rule]);
  }

  /** For each rule the index of its detection; rules of one detection stand side by side. */
  int[] detectionOfRule() {
    return Arrays.copyOf(detectionOfRule, detectionOfRule.length);
  }
}
