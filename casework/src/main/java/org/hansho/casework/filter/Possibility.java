package org.hansho.casework.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.alert.Intent;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.Folded;

/**
 * Whether alerts of a kind may fulfil a condition, and whether they may fail it. What a test says
 * of a field that is the same in all alerts of the kind is certain; all else is possible.
 */
final class Possibility implements Condition.Reader<Possibility.Answer> {
  private static final Set<String> CERTAIN =
      Set.of("severity", "detection", "section", "intent", "status");

  private final AlertCheck.OfKind kind;
  private final Check check = new Check(Map.of());

  Possibility(AlertCheck.OfKind kind) {
    this.kind = kind;
  }

  /** What may be. */
  record Answer(boolean mayHold, boolean mayFail) {
    static final Answer UNKNOWN = new Answer(true, true);

    Answer opposite() {
      return new Answer(/* mayHold= */ mayFail, /* mayFail= */ mayHold);
    }
  }

  @Override
  public Answer all(Condition.All all) {
    List<Answer> parts = all.parts().stream().map(part -> part.read(this)).toList();
    return new Answer(
        parts.stream().allMatch(Answer::mayHold), parts.stream().anyMatch(Answer::mayFail));
  }

  @Override
  public Answer any(Condition.Any any) {
    List<Answer> parts = any.parts().stream().map(part -> part.read(this)).toList();
    return new Answer(
        parts.stream().anyMatch(Answer::mayHold), parts.stream().allMatch(Answer::mayFail));
  }

  @Override
  public Answer not(Condition.Not not) {
    return not.part().read(this).opposite();
  }

  @Override
  public Answer text(Condition.TextTest test) {
    return CERTAIN.contains(test.field().name())
        ? certain(check.comparison(test), test.field())
        : Answer.UNKNOWN;
  }

  @Override
  public Answer among(Condition.Among among) {
    boolean isKnown =
        CERTAIN.contains(among.field().name())
            && among.members().stream().noneMatch(Condition.OfList.class::isInstance);
    return isKnown ? certain(check.membership(among), among.field()) : Answer.UNKNOWN;
  }

  @Override
  public Answer ordered(Condition.Ordered ordered) {
    return ordered.field().name().equals("severity")
        ? certain(Check.order(ordered), ordered.field())
        : Answer.UNKNOWN;
  }

  @Override
  public Answer exists(Condition.Exists exists) {
    return CERTAIN.contains(exists.field().name())
        ? certain(value -> true, exists.field())
        : Answer.UNKNOWN;
  }

  private Answer certain(Predicate<String> of, Field field) {
    boolean holds = values(field).stream().anyMatch(of);
    return new Answer(holds, !holds);
  }

  private List<String> values(Field field) {
    int slash = kind.detection().indexOf('/');
    Intent intent = kind.intent();
    return switch (field.name()) {
      case "severity" -> List.of(kind.severity().key());
      case "status" -> List.of(kind.status().key());
      case "detection" -> List.of(Folded.of(kind.detection()));
      case "section" ->
          slash <= 0 ? List.of() : List.of(Folded.of(kind.detection().substring(0, slash)));
      case "intent" -> intent == null ? List.of() : List.of(intent.key());
      default -> throw new IllegalStateException(field.name() + " differs within a kind");
    };
  }
}
