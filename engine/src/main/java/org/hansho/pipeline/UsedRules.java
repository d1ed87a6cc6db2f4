package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;

/**
 * The rules that are tried: those that raise an alert, then those that only detectors listen to.
 *
 * @param detectionOfRule for each rule the index of its detection, or {@link #NONE}; rules of one
 *     detection stand side by side
 * @param keyed the correlations and baselines that raise an alert, and those they listen to
 * @param reads for each of them that raises an alert the fields that the alert reads
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record UsedRules(
    List<Rule> rules,
    int[] detectionOfRule,
    List<KeyedDocument> keyed,
    Map<String, Set<String>> reads) {
  /** A rule that raises nothing itself. */
  static final int NONE = -1;

  /**
   * Those of the detections that are armed.
   *
   * @param armed whether a detection is
   */
  static UsedRules of(Content content, Predicate<Detection> armed) {
    return new Collector(content).collect(armed);
  }

  /** The rules that must match for a detection to be raised: its own and those it listens to. */
  static List<Rule> behind(Detection detection, Content content) {
    return behind(content).apply(detection);
  }

  /** The same for one detection after another of a content. Belongs to one thread. */
  static Function<Detection, List<Rule>> behind(Content content) {
    return new Collector(content)::behind;
  }

  private static final class Collector {
    private final Content content;
    private final Map<String, Rule> rulesByReference = new HashMap<>();
    private final Map<String, KeyedDocument> keyedByReference = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Integer> detections = new ArrayList<>();
    private final Map<String, KeyedDocument> keyed = new TreeMap<>();
    private final Map<String, Rule> heard = new LinkedHashMap<>();
    private final Map<String, Set<String>> reads = new HashMap<>();

    Collector(Content content) {
      this.content = content;
      content.sigma().rules().forEach(rule -> rulesByReference.put(rule.reference(), rule));
      content
          .sigma()
          .keyed()
          .forEach(document -> keyedByReference.put(document.header().reference(), document));
    }

    UsedRules collect(Predicate<Detection> armed) {
      for (int i = 0; i < content.detections().size(); i++) {
        Detection detection = content.detections().get(i);
        if (!armed.test(detection)) {
          continue;
        }
        for (Rule rule : detection.rules()) {
          rules.add(rule);
          detections.add(i);
        }
        for (KeyedDocument document : detection.keyed()) {
          reads.put(document.header().reference(), detection.alert().reads());
          use(document);
        }
      }
      rules.forEach(rule -> heard.remove(rule.reference()));
      heard.values().forEach(rules::add);
      heard.values().forEach(rule -> detections.add(NONE));
      return new UsedRules(
          rules,
          detections.stream().mapToInt(Integer::intValue).toArray(),
          List.copyOf(keyed.values()),
          reads);
    }

    List<Rule> behind(Detection detection) {
      keyed.clear();
      heard.clear();
      detection.keyed().forEach(this::use);
      List<Rule> behind = new ArrayList<>(detection.rules());
      behind.addAll(heard.values());
      return behind;
    }

    private void use(KeyedDocument document) {
      if (keyed.putIfAbsent(document.header().reference(), document) != null) {
        return;
      }
      document.subject().rules().forEach(this::use);
      if (document instanceof Baseline baseline) {
        baseline.activity().forEach(this::use);
      }
    }

    private void use(String reference) {
      KeyedDocument document = keyedByReference.get(reference);
      Rule rule = rulesByReference.get(reference);
      if (document != null) {
        use(document);
      } else if (rule != null) {
        heard.putIfAbsent(reference, rule);
      }
    }
  }
}
