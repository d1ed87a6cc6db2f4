package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/** Makes results of conclusions: the fact that other documents listen to. Belongs to one thread. */
final class ResultWriter {
  private static final byte[] NOTHING = {};

  private final ResultShapes shapes;
  private final Values values = new Values();

  ResultWriter(DetectorPlan plan) {
    shapes = plan.shapes();
  }

  /** The result, of which the severity is known and the rest made when somebody asks. */
  Result result(int document, GroupKey key, Conclusion conclusion, boolean late) {
    ResultShapes.Shape shape = shapes.of(document);
    int[] copy = shape.copyOf(conclusion.completing());
    Level severity = severity(shape, copy, conclusion);
    Conclusion whole = withAmount(shape, copy, conclusion);
    return new Result(document, key, whole, severity, late, copy, this);
  }

  /** With the count of the correlation that a baseline looks at, where that comes along. */
  private static Conclusion withAmount(
      ResultShapes.Shape shape, int @Nullable [] copy, Conclusion conclusion) {
    if (shape.counted() == FactLayout.ABSENT || copy == null) {
      return conclusion;
    }
    int column = copy[shape.counted()];
    long count = column == FactLayout.ABSENT ? -1 : conclusion.completing().number(column);
    return count < 0 ? conclusion : conclusion.of((double) count);
  }

  /** Its own, or what a baseline's grounds bring along that the completing fact carries. */
  private static @Nullable Level severity(
      ResultShapes.Shape shape, int @Nullable [] copy, Conclusion conclusion) {
    if (shape.carried() == FactLayout.ABSENT || copy == null) {
      return conclusion.severity();
    }
    Fact completing = conclusion.completing();
    int column = copy[shape.carried()];
    return completing.first(column) == Fact.NONE
        ? conclusion.severity()
        : CarriedGrounds.higher(CarriedGrounds.severity(completing, column), shape.level());
  }

  /** Why it is one, if somebody reads that. */
  Grounds grounds(int document, Conclusion conclusion) {
    return shapes.of(document).wanted() ? conclusion.grounds().get() : Grounds.NONE;
  }

  /** The same with the grounds of a baseline before them, where the result carries such. */
  Grounds withCarried(int document, Fact fact, Grounds grounds) {
    int column = shapes.of(document).carried();
    CarriedGrounds carried = column == FactLayout.ABSENT ? null : CarriedGrounds.of(fact, column);
    return carried == null ? grounds : carried.under(grounds);
  }

  /** The result as a fact. */
  Fact fact(int document, Conclusion conclusion, Grounds grounds) {
    Fact completing = conclusion.completing();
    fill(shapes.of(document), completing, conclusion, grounds);
    byte[] packed = values.toBytes();
    return new Fact(document, conclusion.time(), completing.origin(), packed, completing.timing())
        .standingFor(conclusion.events());
  }

  private void fill(
      ResultShapes.Shape shape, Fact completing, Conclusion conclusion, Grounds grounds) {
    int[] copy = shape.copyOf(completing);
    values.clear(shape.names().length, shape.names().length);
    for (int column = 0; column < shape.names().length; column++) {
      String name = shape.names()[column];
      byte[] number = name.isEmpty() ? NOTHING : number(conclusion, grounds, name);
      if (number.length == 0 && copy != null && copy[column] != FactLayout.ABSENT) {
        values.column(column, completing, copy[column]);
      } else {
        values.column(column, number);
      }
    }
  }

  /** The number of that name as a value, empty if there is none. */
  private static byte[] number(Conclusion conclusion, Grounds grounds, String name) {
    return switch (name) {
      case "reason" -> grounds.english().getBytes(StandardCharsets.UTF_8);
      case "reason_ja" -> grounds.japanese().getBytes(StandardCharsets.UTF_8);
      case "grounds" -> new CarriedGrounds(grounds, conclusion.severity()).toBytes();
      default -> grounds.numbers().getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
    };
  }
}
