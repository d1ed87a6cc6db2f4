package org.hansho.detect.correlation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.baseline.Range;
import org.hansho.sigma.Bound;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Correlation.Presence;
import org.hansho.sigma.Correlation.Threshold;
import org.hansho.sigma.Correlation.Together;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.state.StateWriter;

/**
 * Which detector decides a correlation: bounds that a growing number enters and never leaves are
 * judged at each result, in a window that slides; other bounds, and absence, when a window closes.
 */
public final class CorrelationDetectors {
  private final Correlation correlation;
  private final Columns columns;

  private CorrelationDetectors(Correlation correlation, Columns columns) {
    this.correlation = correlation;
    this.columns = columns;
  }

  /** The fields that its condition looks at. */
  public static Set<String> reads(Correlation correlation) {
    Set<String> fields = new TreeSet<>();
    if (correlation.condition() instanceof Threshold threshold) {
      fields.addAll(threshold.fields());
    }
    if (correlation.examples() != null) {
      fields.add(correlation.examples());
    }
    return fields;
  }

  /** Encodes what of its condition saved states depend on: what is counted or computed with. */
  public static void shape(Correlation correlation, StateWriter out) {
    out.text(correlation.type().name());
    if (correlation.condition() instanceof Threshold threshold) {
      out.texts(threshold.fields());
    }
  }

  /** The detector. */
  public static Detector<?> of(Correlation correlation, Columns columns) {
    CorrelationDetectors detectors = new CorrelationDetectors(correlation, columns);
    Detector<?> detector =
        correlation.condition() instanceof Threshold threshold
            ? detectors.counted(threshold)
            : detectors.together(((Together) correlation.condition()).presence());
    String examples = correlation.examples();
    return examples == null ? detector : detectors.naming(detector, examples);
  }

  private <S> Detector<?> naming(Detector<S> detector, String examples) {
    int[] columnOfRole =
        IntStream.range(0, size()).map(role -> columns.of(role, examples)).toArray();
    return new ExampleDetector<>(detector, columns, columnOfRole, correlation.timespan().toNanos());
  }

  private Detector<?> counted(Threshold threshold) {
    List<Bound> bounds = threshold.bounds();
    return switch (correlation.type()) {
      case EVENT_COUNT ->
          growsInto(bounds)
              ? new EventCount(correlation.timespan().toNanos(), least(bounds))
              : new ClosingMeasure<>(
                  window(bounds, "results", "イベント数"), new CountedResults(), counters());
      case VALUE_COUNT ->
          measured(
              bounds,
              window(bounds, "different values", "異なる値の数"),
              new DistinctValues(columns.hashes(), perRole(threshold.fields()), highest(bounds)));
      case TEMPORAL ->
          measured(
              bounds,
              window(bounds, "different rules", "一致したルールの数").naming(names()),
              new SeenRules(rules(), null));
      case TEMPORAL_ORDERED ->
          new OrderedRules(
              window(bounds, "steps in order", "順序どおりの段階の数").naming(names()), roles(), false);
      case VALUE_SUM -> numeric(threshold, "in total", "合計");
      case VALUE_AVG -> numeric(threshold, "on average", "平均");
      case VALUE_MEDIAN -> numeric(threshold, "as the median", "中央値");
      case VALUE_PERCENTILE -> numeric(threshold, "at the percentile", "パーセンタイル値");
    };
  }

  private Detector<?> numeric(Threshold threshold, String english, String japanese) {
    BigDecimal percentile = threshold.percentile();
    int[] column = new int[size()];
    for (int role = 0; role < column.length; role++) {
      column[role] = columns.of(role, threshold.fields().get(0));
    }
    double rank = percentile == null ? 50 : percentile.doubleValue();
    return measured(
        threshold.bounds(),
        window(threshold.bounds(), english, japanese),
        new NumericValues(correlation.type(), rank, column));
  }

  private Detector<?> together(Presence presence) {
    if (correlation.type() == Correlation.Type.TEMPORAL_ORDERED) {
      return new OrderedRules(
          window(List.of(), "rules in order", "順に一致したルールの数").naming(names()), roles(), true);
    }
    Window window = window(List.of(), "rules together", "一致したルールの数").naming(names());
    SeenRules seen = new SeenRules(rules(), presence);
    return Presences.needsAbsence(presence)
        ? new ClosingMeasure<>(window, seen, counters())
        : new SlidingMeasure<>(window, seen, counters());
  }

  private <M> Detector<?> measured(List<Bound> bounds, Window window, Measure<M> measure) {
    return growsInto(bounds)
        ? new SlidingMeasure<>(window, measure, counters())
        : new ClosingMeasure<>(window, measure, counters());
  }

  private Window window(List<Bound> bounds, String english, String japanese) {
    return new Window(
        correlation.timespan().toNanos(), new Range(bounds), english, japanese, RuleNames.NONE);
  }

  private int[] counters() {
    return IntStream.range(0, size()).map(columns::counter).toArray();
  }

  private OrderedRules.Roles roles() {
    boolean[] results = new boolean[size()];
    for (int role = 0; role < results.length; role++) {
      results[role] = columns.isOfResults(role);
    }
    return new OrderedRules.Roles(counters(), results);
  }

  private RuleNames names() {
    return new RuleNames(IntStream.range(0, size()).mapToObj(columns::title).toList());
  }

  private List<String> rules() {
    return correlation.subject().rules();
  }

  private int size() {
    return rules().size();
  }

  private int[][] perRole(List<String> fields) {
    int[][] perRole = new int[size()][];
    for (int role = 0; role < perRole.length; role++) {
      perRole[role] = columns.of(role, fields);
    }
    return perRole;
  }

  /** Whether a number that only grows never leaves the bounds again. */
  static boolean growsInto(List<Bound> bounds) {
    return bounds.stream()
        .allMatch(
            bound ->
                bound.comparison() == Comparison.GREATER
                    || bound.comparison() == Comparison.GREATER_OR_EQUAL);
  }

  /** The least whole number within bounds that a growing number does not leave. */
  static int least(List<Bound> bounds) {
    BigDecimal number = BigDecimal.ONE;
    for (Bound bound : bounds) {
      number = number.max(ceiling(bound));
    }
    return number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  private static BigDecimal ceiling(Bound bound) {
    BigDecimal floor = bound.value().setScale(0, RoundingMode.CEILING);
    boolean beyond =
        bound.comparison() == Comparison.GREATER && floor.compareTo(bound.value()) == 0;
    return beyond ? floor.add(BigDecimal.ONE) : floor;
  }

  /** How far must be counted to decide whether a number is within bounds. */
  private static int highest(List<Bound> bounds) {
    BigDecimal highest = BigDecimal.ONE;
    for (Bound bound : bounds) {
      highest = highest.max(bound.value().setScale(0, RoundingMode.CEILING).add(BigDecimal.ONE));
    }
    return highest.min(BigDecimal.valueOf(EventCount.MOST)).intValue();
  }
}
