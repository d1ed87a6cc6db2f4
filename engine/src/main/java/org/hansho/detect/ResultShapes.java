package org.hansho.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/** How the facts of results are filled, document by document. Made once a plan; immutable. */
final class ResultShapes {
  private static final String CORRELATION = "correlation.";
  private static final String COUNT = CORRELATION + "count";

  private final @Nullable Shape[] shapes;

  /**
   * How the facts of a document are filled.
   *
   * @param names for each column the name of the number that it shows, or an empty text
   * @param wanted whether somebody reads the grounds
   * @param sources documents that the completing fact may belong to
   * @param copies for each of them the columns to copy
   * @param carried column of a correlation in which a baseline's grounds come along
   * @param counted column of a baseline to which a correlation's count comes along
   * @param level of the document itself; what comes along can only raise it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never changed after the plan was made.
  record Shape(
      String[] names,
      boolean wanted,
      int[] sources,
      int[][] copies,
      int carried,
      int counted,
      Level level) {
    int @Nullable [] copyOf(Fact completing) {
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] == completing.document()) {
          return copies[i];
        }
      }
      return null;
    }
  }

  /** The shapes of the documents of a plan, by index; null for what has no facts. */
  ResultShapes(List<DetectorPlan.@Nullable Document> documents, List<DetectorPlan.Document> keyed) {
    shapes = new @Nullable Shape[documents.size()];
    Map<Integer, Map<Integer, int[]>> copies = copies(documents);
    for (DetectorPlan.Document document : keyed) {
      Map<Integer, int[]> own = copies.getOrDefault(document.index(), Map.of());
      shapes[document.index()] = shape(document, own);
    }
  }

  private static Shape shape(DetectorPlan.Document document, Map<Integer, int[]> copies) {
    String[] names =
        document.layout().fields().stream()
            .map(field -> isOwn(field, document) ? name(field) : "")
            .toArray(String[]::new);
    boolean shown = Arrays.stream(names).anyMatch(name -> !name.isEmpty());
    return new Shape(
        names,
        document.raises() || shown,
        copies.keySet().stream().mapToInt(Integer::intValue).toArray(),
        copies.values().toArray(int[][]::new),
        document.raises() && document.keyed() instanceof Correlation
            ? document.layout().column(CarriedGrounds.FIELD)
            : FactLayout.ABSENT,
        document.raises() && document.keyed() instanceof Baseline
            ? document.layout().column(COUNT)
            : FactLayout.ABSENT,
        level(document));
  }

  /** That of a document that is decided by a detector. */
  Shape of(int document) {
    Shape shape = shapes[document];
    if (shape == null) {
      throw new IllegalStateException("no document has the index " + document);
    }
    return shape;
  }

  private static Level level(DetectorPlan.Document document) {
    KeyedDocument keyed = document.keyed();
    return keyed == null ? Level.INFORMATIONAL : keyed.header().level();
  }

  /** The columns to copy, by document and the document that the completing fact belongs to. */
  private static Map<Integer, Map<Integer, int[]>> copies(
      List<DetectorPlan.@Nullable Document> documents) {
    Map<Integer, Map<Integer, int[]>> copies = new HashMap<>();
    for (int source = 0; source < documents.size(); source++) {
      DetectorPlan.Document document = documents.get(source);
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

  /** Whether a field shows a number of this document, and not one of a document further down. */
  private static boolean isOwn(String field, DetectorPlan.Document document) {
    boolean ofCorrelation = field.startsWith(CORRELATION);
    return Grounds.isNumber(field) && ofCorrelation == (document.keyed() instanceof Correlation);
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
