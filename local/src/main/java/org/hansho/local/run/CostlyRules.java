package org.hansho.local.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.match.CostlyRule;

/** Reports rules that left values undecided since the last report. */
final class CostlyRules {
  private final Map<String, Long> reported = new HashMap<>();

  /** Raises an alarm for each rule that left further values undecided, and counts the values. */
  void report(List<Worker> workers, Counters counters, Alarms alarms) {
    List<CostlyRule> costly = new ArrayList<>();
    workers.forEach(worker -> costly.addAll(worker.costlyRules()));
    for (CostlyRule rule : CostlyRule.sum(costly)) {
      String key = rule.place() + " " + rule.test();
      Long before = reported.put(key, rule.values());
      long more = rule.values() - (before == null ? 0 : before);
      if (more > 0) {
        counters.add(Counters.UNDECIDED, more);
        alarms.raise(AlarmKind.COSTLY_RULE, rule.rule(), more, detail(rule));
      }
    }
  }

  private static String detail(CostlyRule rule) {
    return rule.place() + ": " + rule.test() + "; quarantines " + rule.quarantines();
  }
}
