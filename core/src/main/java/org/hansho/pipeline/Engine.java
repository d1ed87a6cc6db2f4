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
import org.hansho.event.Fields;
import org.hansho.format.Format;
import org.hansho.format.Formats;
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
  private final Set<String> offered;

  private Engine(
      Content content,
      RuleSet ruleSet,
      List<Analyzer> analyzers,
      int[] detectionOfRule,
      Set<String> offered) {
    this.content = content;
    this.ruleSet = ruleSet;
    this.analyzers = analyzers;
    this.detectionOfRule = detectionOfRule;
    this.offered = offered;
  }

  /**
   * Compiles content with all analyzers that need nothing from outside, rules tried by log source.
   */
  public static Engine compile(Content content) {
    return compile(content, Analyzers.ALL);
  }

  /** Compiles content, rules tried by log source. */
  public static Engine compile(Content content, List<Analyzer> analyzers) {
    return compile(content, analyzers, RuleSet.Routing.BY_LOG_SOURCE);
  }

  /** Compiles content. Rules of detections that require what no analyzer offers are left out. */
  public static Engine compile(Content content, List<Analyzer> analyzers, RuleSet.Routing routing) {
    List<Rule> rules = new ArrayList<>();
    List<Integer> detectionOfRule = new ArrayList<>();
    Set<String> read = new HashSet<>();
    for (Format format : Formats.ALL) {
      read.addAll(format.reads());
    }
    Set<String> offered = offered(content, analyzers);
    for (int i = 0; i < content.detections().size(); i++) {
      Detection detection = content.detections().get(i);
      if (!detection.isArmed() || !offered.containsAll(detection.requires())) {
        continue;
      }
      read.addAll(detection.alert().reads());
      for (Rule rule : detection.rules()) {
        rules.add(rule);
        detectionOfRule.add(i);
        FieldNames.collect(rule.expr(), read);
      }
    }
    List<Analyzer> needed = needed(analyzers, read);
    RuleSet ruleSet = RuleSet.compile(rules, content.lists(), new TreeSet<>(read), routing);
    int[] detections = detectionOfRule.stream().mapToInt(Integer::intValue).toArray();
    return new Engine(content, ruleSet, needed, detections, offered);
  }

  /** What analyzers offer, of which they are asked only if somebody requires something. */
  private static Set<String> offered(Content content, List<Analyzer> analyzers) {
    Set<String> offered = new HashSet<>();
    if (content.detections().stream().allMatch(detection -> detection.requires().isEmpty())) {
      return offered;
    }
    analyzers.forEach(analyzer -> offered.addAll(analyzer.offers()));
    return offered;
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

  /**
   * What a detection requires and no analyzer offers; empty if it lacks nothing. Such a detection
   * is not armed, whatever rules it has.
   */
  public List<String> lacks(Detection detection) {
    return detection.requires().stream().filter(one -> !offered.contains(one)).toList();
  }

  /** Whether rules of a detection run. */
  public boolean isArmed(Detection detection) {
    return detection.isArmed() && lacks(detection).isEmpty();
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
