package org.hansho.sigma;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hansho.sigma.ValueTest.Relation;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * A key of a selection: the field's name and its modifiers in the order written.
 *
 * @param field as written; empty for a search in all text
 */
record FieldKey(String field, Set<Modifier> modifiers, Place place) {
  /** A key without modifiers. */
  static FieldKey plain(String field, Place place) {
    return new FieldKey(field, Set.of(), place);
  }

  /** The key, or null where it has a problem. */
  static @Nullable FieldKey read(String key, Place place, Problems problems) {
    int bar = key.indexOf('|');
    if (bar < 0) {
      return plain(key, place);
    }
    Set<Modifier> modifiers = new LinkedHashSet<>();
    int before = problems.refusals();
    int from = bar + 1;
    while (from <= key.length()) {
      int end = key.indexOf('|', from) < 0 ? key.length() : key.indexOf('|', from);
      String word = key.substring(from, end);
      Modifier modifier = Modifier.of(word);
      if (modifier == null) {
        String message = "there is no modifier '" + word + "'";
        problems.error(
            problems.inside(place, key, from), message, Suggestion.of(word, Modifier.known()));
      } else if (!modifiers.add(modifier)) {
        String message = "the modifier '" + word + "' stands twice";
        problems.error(problems.inside(place, key, from), message, "keep one");
      }
      from = end + 1;
    }
    FieldKey read = new FieldKey(key.substring(0, bar), modifiers, place);
    if (problems.refusals() > before || !Combinations.areSound(read, problems)) {
      return null;
    }
    read.warn(problems);
    return read;
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** Whether any of these modifiers is there. */
  boolean hasAny(Set<Modifier> some) {
    return firstOf(some) != null;
  }

  /** The first of these modifiers that is there, or null. */
  @Nullable Modifier firstOf(Set<Modifier> some) {
    for (Modifier modifier : modifiers) {
      if (some.contains(modifier)) {
        return modifier;
      }
    }
    return null;
  }

  /** Those of the modifiers that are there, in the order written. */
  List<Modifier> only(Set<Modifier> some) {
    if (modifiers.isEmpty()) {
      return List.of();
    }
    List<Modifier> there = new ArrayList<>(modifiers);
    there.retainAll(some);
    return there;
  }

  /** How a text must stand in the value. */
  Relation relation() {
    Modifier relation = firstOf(Modifier.RELATIONS);
    if (relation == null) {
      return Relation.EQUAL;
    }
    return switch (relation) {
      case CONTAINS -> Relation.CONTAINS;
      case STARTS_WITH -> Relation.STARTS_WITH;
      default -> Relation.ENDS_WITH;
    };
  }

  private void warn(Problems problems) {
    List<Modifier> order = List.copyOf(modifiers);
    if (has(Modifier.ALL) && order.get(order.size() - 1) != Modifier.ALL) {
      problems.warning(placeOf(Modifier.ALL, problems), "'all' should stand last", "");
    }
    if (has(Modifier.BASE64_OFFSET) && relation() == Relation.EQUAL && !field.isEmpty()) {
      String message = "'base64offset' finds a text inside of another, this asks for equality";
      problems.warning(placeOf(Modifier.BASE64_OFFSET, problems), message, "add 'contains'");
    }
  }

  /** Where a modifier stands. */
  Place placeOf(Modifier wanted, Problems problems) {
    StringBuilder before = new StringBuilder(field);
    for (Modifier modifier : modifiers) {
      if (modifier == wanted) {
        break;
      }
      before.append('|').append(modifier.word());
    }
    return problems.inside(place, before + "|", before.length() + 1);
  }
}
