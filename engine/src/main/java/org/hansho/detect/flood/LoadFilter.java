package org.hansho.detect.flood;

import java.util.List;
import org.hansho.detect.BoundFactFilter;
import org.hansho.detect.FactFilter;
import org.hansho.event.Fields;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;
import org.jspecify.annotations.Nullable;

/**
 * Filter by which a flood gets the traffic of quiet keys in portions; see {@link BoundLoadFilter}.
 *
 * @param document the flood's reference
 * @param key fields of the rule's events that make the key
 * @param traffic the field that names the class of traffic; may be empty
 * @param judged the classes that may be a flood; empty for all
 * @param answers whether connections are counted, so that records differ by flags of TCP
 * @param own whether the rule's records are sent by the key and only counted as answers
 * @param pace what matters
 */
record LoadFilter(
    String document,
    List<String> key,
    String traffic,
    List<String> judged,
    boolean answers,
    boolean own,
    Pace pace)
    implements FactFilter {
  LoadFilter {
    judged = List.copyOf(judged);
    key = List.copyOf(key);
  }

  /**
   * Of a rule that a flood listens to; null if it needs every record as it came, because it looks
   * at requests one by one, or at how long or how often each key was seen.
   */
  static @Nullable LoadFilter of(Baseline baseline, FloodCondition condition, String rule) {
    if (condition.ofRequests() || condition.signs() || learnsOfKeys(baseline.learning())) {
      return null;
    }
    return new LoadFilter(
        baseline.header().reference(),
        baseline.subject().groupBy().stream()
            .map(field -> baseline.subject().fieldOf(field, rule))
            .toList(),
        condition.field(),
        condition.judged(),
        condition.looksAtShape(),
        !baseline.subject().rules().contains(rule),
        Pace.of(baseline, condition));
  }

  private static boolean learnsOfKeys(Baseline.Learning learning) {
    return learning.samples() > 0 || !(learning.perRule() || learning.period().isZero());
  }

  @Override
  public BoundFactFilter bind(Fields fields) {
    return new BoundLoadFilter(this, fields);
  }
}
