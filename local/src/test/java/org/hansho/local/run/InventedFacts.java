package org.hansho.local.run;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Origin;
import org.hansho.detect.Values;
import org.hansho.testkit.runner.Workload;

/** Facts of every rule that somebody listens to, with so many different values of each field. */
final class InventedFacts {
  private static final long MINUTE = 60_000_000_000L;

  private InventedFacts() {}

  /** The facts, in order of time. */
  static List<Fact> of(DetectorPlan plan, int values) {
    List<Fact> facts = new ArrayList<>();
    for (int value = 0; value < values; value++) {
      long time = Workload.START + value * MINUTE;
      for (int rule = 0; rule < plan.rules(); rule++) {
        if (plan.isHeard(rule)) {
          facts.add(fact(plan, rule, value, time + rule));
        }
      }
    }
    return facts;
  }

  private static Fact fact(DetectorPlan plan, int rule, int value, long time) {
    List<String> fields = plan.ruleLayout().fields();
    String[] texts = new String[fields.size()];
    for (int column = 0; column < texts.length; column++) {
      boolean carried = plan.readsOf(rule).contains(fields.get(column));
      texts[column] = carried ? text(fields.get(column), value) : "";
    }
    return new Fact(rule, time, new Origin("invented", value, time, time), Values.of(texts));
  }

  private static String text(String field, int value) {
    if (field.endsWith(".ip") || field.endsWith("address")) {
      return "198.18." + (value >> 8) + "." + (value & 0xFF);
    }
    if (field.endsWith("port") || field.endsWith("packets") || field.endsWith("bytes")) {
      return Integer.toString(1_000 + value);
    }
    if (field.endsWith("latitude") || field.endsWith("longitude") || field.endsWith(".lat")) {
      return Integer.toString(value % 80);
    }
    return "v" + value;
  }
}
