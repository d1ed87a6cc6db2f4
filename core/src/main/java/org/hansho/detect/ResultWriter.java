package org.hansho.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.sigma.Correlation;

/** Makes results of conclusions: the fact that other documents listen to. Belongs to one thread. */
final class ResultWriter {
  private static final String CORRELATION = "correlation.";

  private final DetectorPlan plan;
  private final Values values = new Values();

  /** The columns to copy, by document and the document that the completing fact belongs to. */
  private final Map<Long, int[]> copies = new HashMap<>();

  ResultWriter(DetectorPlan plan) {
    this.plan = plan;
    for (int source = 0; source < plan.size(); source++) {
      DetectorPlan.Document document = plan.document(source);
      if (document != null) {
        for (Listener listener : document.listeners()) {
          copies.put(pair(listener.document(), source), listener.copy());
        }
      }
    }
  }

  private static long pair(int document, int source) {
    return (long) document << Integer.SIZE | source;
  }

  Result result(int document, Conclusion conclusion, boolean late) {
    DetectorPlan.Document planned = plan.document(document);
    if (planned == null) {
      throw new IllegalStateException("no document has the index " + document);
    }
    Fact completing = conclusion.completing();
    int[] copy = copies.get(pair(document, completing.document()));
    List<String> fields = planned.layout().fields();
    boolean wanted = planned.raises() || fields.stream().anyMatch(Grounds::isNumber);
    Grounds grounds = wanted ? conclusion.grounds().get() : Grounds.NONE;
    values.clear();
    for (int column = 0; column < fields.size(); column++) {
      String field = fields.get(column);
      String number = isOwn(field, planned) ? number(grounds, field) : "";
      if (!number.isEmpty()) {
        values.column(number);
      } else if (copy != null && copy[column] != FactLayout.ABSENT) {
        values.column(completing, copy[column]);
      } else {
        values.column("");
      }
    }
    Fact fact = new Fact(document, conclusion.time(), completing.origin(), values.toBytes());
    return new Result(
        document,
        fact,
        conclusion.evidence(),
        conclusion.events(),
        grounds,
        conclusion.severity(),
        late);
  }

  /** Whether a field shows a number of this document, and not one of a document further down. */
  private static boolean isOwn(String field, DetectorPlan.Document document) {
    boolean ofCorrelation = field.startsWith(CORRELATION);
    return Grounds.isNumber(field) && ofCorrelation == (document.keyed() instanceof Correlation);
  }

  /** The number a field shows, or an empty text. */
  private static String number(Grounds grounds, String field) {
    String name = field.substring(field.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "reason" -> grounds.english();
      case "reason_ja" -> grounds.japanese();
      default -> grounds.numbers().getOrDefault(name, "");
    };
  }
}
