package org.hansho.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/** Makes results of conclusions: the fact that other documents listen to. Belongs to one thread. */
final class ResultWriter {
  private static final String CORRELATION = "correlation.";

  private final @Nullable Shape[] shapes;
  private final Values values = new Values();

  /**
   * How the facts of a document are filled.
   *
   * @param names for each column the name of the number that it shows, or an empty text
   * @param wanted whether somebody reads the grounds
   * @param sources documents that the completing fact may belong to
   * @param copies for each of them the columns to copy
   * @param carried column of a correlation in which a baseline's grounds come along
   * @param level of the document itself; what comes along can only raise it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never changed after the plan was made.
  private record Shape(
      String[] names, boolean wanted, int[] sources, int[][] copies, int carried, Level level) {
    int @Nullable [] copyOf(Fact completing) {
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] == completing.document()) {
          return copies[i];
        }
      }
      return null;
    }
  }

  ResultWriter(DetectorPlan plan) {
    shapes = new @Nullable Shape[plan.size()];
    Map<Integer, Map<Integer, int[]>> copies = copies(plan);
    for (DetectorPlan.Document document : plan.keyed()) {
      String[] names =
          document.layout().fields().stream()
              .map(field -> isOwn(field, document) ? name(field) : "")
              .toArray(String[]::new);
      boolean shown = Arrays.stream(names).anyMatch(name -> !name.isEmpty());
      Map<Integer, int[]> own = copies.getOrDefault(document.index(), Map.of());
      shapes[document.index()] =
          new Shape(
              names,
              document.raises() || shown,
              own.keySet().stream().mapToInt(Integer::intValue).toArray(),
              own.values().toArray(int[][]::new),
              document.raises() && document.keyed() instanceof Correlation
                  ? document.layout().column(CarriedGrounds.FIELD)
                  : FactLayout.ABSENT,
              level(document));
    }
  }

  private static Level level(DetectorPlan.Document document) {
    KeyedDocument keyed = document.keyed();
    return keyed == null ? Level.INFORMATIONAL : keyed.header().level();
  }

  /** The columns to copy, by document and the document that the completing fact belongs to. */
  private static Map<Integer, Map<Integer, int[]>> copies(DetectorPlan plan) {
    Map<Integer, Map<Integer, int[]>> copies = new HashMap<>();
    for (int source = 0; source < plan.size(); source++) {
      DetectorPlan.Document document = plan.document(source);
      if (document != null) {
        for (Listener listener : document.listeners()) {
          copies
              .computeIfAbsent(listener.document(), unused -> new LinkedHashMap<>())
              .put(source, listener.copy());
        }
      }
    }
    return copies;
  }

  Result result(int document, Conclusion conclusion, boolean late) {
    Shape shape = shapes[document];
    if (shape == null) {
      throw new IllegalStateException("no document has the index " + document);
    }
    Fact completing = conclusion.completing();
    Grounds grounds = shape.wanted() ? conclusion.grounds().get() : Grounds.NONE;
    fill(shape, completing, conclusion, grounds);
    Fact fact = new Fact(document, conclusion.time(), completing.origin(), values.toBytes());
    CarriedGrounds carried = CarriedGrounds.of(fact.text(shape.carried()));
    return new Result(
        document,
        fact,
        conclusion.evidence(),
        conclusion.events(),
        carried == null ? grounds : carried.under(grounds),
        carried == null ? conclusion.severity() : carried.severityFrom(shape.level()),
        late);
  }

  private void fill(Shape shape, Fact completing, Conclusion conclusion, Grounds grounds) {
    int[] copy = shape.copyOf(completing);
    values.clear();
    for (int column = 0; column < shape.names().length; column++) {
      String name = shape.names()[column];
      String number = name.isEmpty() ? "" : number(conclusion, grounds, name);
      if (number.isEmpty() && copy != null && copy[column] != FactLayout.ABSENT) {
        values.column(column, completing, copy[column]);
      } else {
        values.column(column, number);
      }
    }
  }

  /** Whether a field shows a number of this document, and not one of a document further down. */
  private static boolean isOwn(String field, DetectorPlan.Document document) {
    boolean ofCorrelation = field.startsWith(CORRELATION);
    return Grounds.isNumber(field) && ofCorrelation == (document.keyed() instanceof Correlation);
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The number of that name, or an empty text. */
  private static String number(Conclusion conclusion, Grounds grounds, String name) {
    return switch (name) {
      case "reason" -> grounds.english();
      case "reason_ja" -> grounds.japanese();
      case "grounds" -> new CarriedGrounds(grounds, conclusion.severity()).toText();
      default -> grounds.numbers().getOrDefault(name, "");
    };
  }
}
