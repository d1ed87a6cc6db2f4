package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.Folded;

/**
 * What of a condition the index of the store can look for beside kinds: times, whole values of
 * entities, and words. Only parts that must all hold are taken.
 */
final class Narrowing {
  /** Shorter words are found at the beginning of values only, which is not what a filter means. */
  private static final int SHORTEST_WORD = 3;

  private AlertQuery query;

  private Narrowing(AlertQuery query) {
    this.query = query;
  }

  static AlertQuery of(Condition condition, AlertQuery query) {
    Narrowing narrowing = new Narrowing(query);
    if (condition instanceof Condition.All all) {
      all.parts().forEach(narrowing::part);
    } else {
      narrowing.part(condition);
    }
    return narrowing.query;
  }

  private void part(Condition part) {
    if (part instanceof Condition.TextTest test) {
      if (test.field().type() == FieldType.SEARCH) {
        words(Folded.of(test.text()));
      } else if (test.comparison() == Comparison.EQUALS && isIndexed(test.field())) {
        entity(test);
      }
    } else if (part instanceof Condition.Ordered ordered && ordered.field().name().equals("time")) {
      time(ordered.comparison(), ordered.value());
    }
  }

  private static boolean isIndexed(Field field) {
    boolean isOfState = Fields.isOfState(field) && field.type() == FieldType.TEXT;
    return isOfState || Fields.isOfEntities(field);
  }

  private void entity(Condition.TextTest test) {
    if (query.entities().size() < AlertQuery.MOST_ENTITIES) {
      List<AlertQuery.NamedEntity> all = new ArrayList<>(query.entities());
      String type = Fields.entityType(test.field());
      all.add(new AlertQuery.NamedEntity(type.isEmpty() ? null : type, test.text()));
      query = query.withEntities(all);
    }
  }

  /** A part of a text that ends within a word is found as a part of that word. */
  private void words(String folded) {
    List<String> words = new ArrayList<>(words(query));
    int characters = query.text().length();
    for (String word : folded.strip().split("[\\s\\p{Z}]+", -1)) {
      boolean isFound =
          word.codePointCount(0, word.length()) >= SHORTEST_WORD && Folded.of(word).equals(word);
      characters += word.length() + 1;
      if (isFound
          && words.size() < AlertQuery.MOST_WORDS
          && characters < AlertQuery.TEXT_CHARACTERS) {
        words.add(word);
      }
    }
    query = query.withText(String.join(" ", words));
  }

  private static List<String> words(AlertQuery query) {
    return query.text().isBlank()
        ? List.of()
        : List.of(Folded.of(query.text()).strip().split("[\\s\\p{Z}]+", -1));
  }

  private void time(Comparison comparison, long value) {
    long after = value == Long.MAX_VALUE ? value : value + 1;
    long from = query.from();
    long to = query.to();
    switch (comparison) {
      case LESS -> to = Math.min(to, value);
      case AT_MOST -> to = Math.min(to, after);
      case GREATER -> from = Math.max(from, after);
      case AT_LEAST -> from = Math.max(from, value);
      default -> throw new IllegalStateException(comparison + " compares no times");
    }
    if (from <= to) {
      query = query.between(from, to);
    }
  }
}
