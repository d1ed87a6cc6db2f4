package org.hansho.detect;

/** Makes results of conclusions: the fact that other documents listen to. Belongs to one thread. */
final class ResultWriter {
  private final ResultShapes shapes;
  private final Values values = new Values();

  ResultWriter(DetectorPlan plan) {
    shapes = plan.shapes();
  }

  /** The result; where a baseline's grounds come along it is made at once, for its severity. */
  Result result(int document, Conclusion conclusion, boolean late) {
    ResultShapes.Shape shape = shapes.of(document);
    if (shape.carried() == FactLayout.ABSENT) {
      return new Result(document, conclusion, late, shape.copyOf(conclusion.completing()), this);
    }
    Grounds grounds = grounds(document, conclusion);
    Fact fact = fact(document, conclusion, grounds);
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

  /** Why it is one, if somebody reads that. */
  Grounds grounds(int document, Conclusion conclusion) {
    return shapes.of(document).wanted() ? conclusion.grounds().get() : Grounds.NONE;
  }

  /** The result as a fact. */
  Fact fact(int document, Conclusion conclusion, Grounds grounds) {
    Fact completing = conclusion.completing();
    fill(shapes.of(document), completing, conclusion, grounds);
    return new Fact(document, conclusion.time(), completing.origin(), values.toBytes());
  }

  private void fill(
      ResultShapes.Shape shape, Fact completing, Conclusion conclusion, Grounds grounds) {
    int[] copy = shape.copyOf(completing);
    values.clear(shape.names().length, shape.names().length);
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
