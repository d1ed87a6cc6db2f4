package org.hansho.match;

import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Expr.Quantifier;
import org.hansho.sigma.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Whether the elements of an array satisfy a condition.
 *
 * <p>The elements of all arrays that the field has count together; a field without an array counts
 * as an array of its objects and scalars. The empty field name stands for the element itself.
 */
final class ScopePredicate implements Predicate {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_VALUES = 10_000;

  private final int field;
  private final Quantifier quantifier;
  private final int index;
  private final Expr condition;
  private final Event element;
  private final int self;
  private final JsonScanner scanner;
  private final Evaluator evaluator;
  private final Doubts doubts;

  private int elements;
  private int held;
  private boolean indexHeld;

  ScopePredicate(int field, Expr.ArrayScope scope, Lists lists, Doubts doubts) {
    this.field = field;
    this.doubts = doubts;
    this.quantifier = scope.quantifier();
    this.index = scope.index();
    this.condition = scope.element();
    Set<String> names = new TreeSet<>();
    FieldNames.collect(scope.element(), names);
    Fields relative = Fields.of(names);
    JsonPaths.Builder paths = JsonPaths.builder();
    names.forEach(name -> paths.path(name, relative.id(name)));
    this.element = new Event(relative);
    this.self = relative.id("");
    this.scanner = new JsonScanner(paths.build(), element, MAX_DEPTH, MAX_VALUES);
    this.evaluator = new Evaluator(relative, lists, doubts);
  }

  @Override
  public boolean holds(Event event) {
    elements = 0;
    held = 0;
    indexHeld = false;
    if (field >= 0) {
      walk(event);
    }
    if (doubts.isRaised()) {
      return false;
    }
    return switch (quantifier) {
      case ANY -> held > 0;
      case ALL -> elements > 0 && held == elements;
      case ALL_OR_EMPTY -> held == elements;
      case NONE -> held == 0;
      case INDEX -> indexHeld;
    };
  }

  private void walk(Event event) {
    int outerEnd = -1;
    boolean arrays = false;
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      // An array inside an array is an element, not a further array.
      if (event.kind(slot) == ValueKind.ARRAY && event.start(slot) >= outerEnd) {
        arrays = true;
        outerEnd = event.start(slot) + event.length(slot);
        array(event.buffer(slot), event.start(slot), outerEnd);
      }
    }
    if (!arrays) {
      walkSingles(event);
    }
  }

  private void array(byte[] buffer, int start, int end) {
    int position = 0;
    int at = skipSeparators(buffer, start + 1, end);
    while (at < end - 1) {
      element.begin(buffer, at, 0, 0);
      int next = scanner.read(buffer, at, end);
      if (next < 0) {
        return;
      }
      element.endRecord(next - at);
      count(position++);
      at = skipSeparators(buffer, next, end);
    }
  }

  private static int skipSeparators(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && ((buffer[at] <= ' ' && buffer[at] >= 0) || buffer[at] == ',')) {
      at++;
    }
    return at;
  }

  private void walkSingles(Event event) {
    int position = 0;
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      ValueKind kind = event.kind(slot);
      if (kind == ValueKind.NULL) {
        continue;
      }
      byte[] buffer = event.buffer(slot);
      element.begin(buffer, event.start(slot), event.length(slot), 0);
      if (kind == ValueKind.OBJECT) {
        scanner.read(buffer, event.start(slot), event.start(slot) + event.length(slot));
      } else if (self >= 0) {
        element.add(self, kind, event.start(slot), event.length(slot));
      }
      count(position++);
    }
  }

  private void count(int position) {
    elements++;
    boolean holds = evaluator.holds(condition, element);
    if (holds) {
      held++;
    }
    indexHeld |= holds && position == index;
  }

  @Override
  public Explanation.@Nullable Seen seen(Event event) {
    int first = field < 0 ? Event.NONE : event.first(field);
    return first == Event.NONE ? null : Explanation.Seen.of(event, first, event.length(first));
  }
}
