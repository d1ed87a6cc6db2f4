package org.hansho.sigma;

import java.util.EnumSet;
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
    String[] parts = key.split("\\|", -1);
    Set<Modifier> modifiers = new LinkedHashSet<>();
    boolean sound = true;
    int offset = parts[0].length() + 1;
    for (int i = 1; i < parts.length; i++) {
      Place here = problems.inside(place, key, offset);
      Modifier modifier = Modifier.of(parts[i]);
      if (modifier == null) {
        String remedy = Suggestion.of(parts[i], Modifier.known());
        problems.error(here, "there is no modifier '" + parts[i] + "'", remedy);
        sound = false;
      } else if (!modifiers.add(modifier)) {
        problems.error(here, "the modifier '" + parts[i] + "' stands twice", "keep one");
        sound = false;
      }
      offset += parts[i].length() + 1;
    }
    FieldKey read = new FieldKey(parts[0], modifiers, place);
    if (!sound || !read.isConsistent(problems)) {
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
    return modifiers.stream().filter(some::contains).toList();
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

  private boolean isConsistent(Problems problems) {
    EnumSet<Modifier> kinds = EnumSet.copyOf(Modifier.RELATIONS);
    kinds.addAll(Modifier.COMPARISONS);
    kinds.addAll(Set.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS));
    return atMostOne(kinds, problems)
        && atMostOne(Modifier.TIME_PARTS, problems)
        && flagsFollowRegex(problems)
        && textOnly(problems)
        && timeIsNumber(problems)
        && expandIsText(problems);
  }

  private void warn(Problems problems) {
    List<Modifier> order = List.copyOf(modifiers);
    if (has(Modifier.ALL) && order.get(order.size() - 1) != Modifier.ALL) {
      problems.warning(at(Modifier.ALL, problems), "'all' should stand last", "");
    }
    if (has(Modifier.BASE64_OFFSET) && relation() == Relation.EQUAL && !field.isEmpty()) {
      String message = "'base64offset' finds a text inside of another, this asks for equality";
      problems.warning(at(Modifier.BASE64_OFFSET, problems), message, "add 'contains'");
    }
  }

  private boolean atMostOne(Set<Modifier> kinds, Problems problems) {
    List<Modifier> there = only(kinds);
    return there.size() < 2 || refuse(there.get(0), there.get(1), problems);
  }

  private boolean flagsFollowRegex(Problems problems) {
    Modifier flag = firstOf(Modifier.FLAGS);
    if (flag == null || has(Modifier.REGEX)) {
      return true;
    }
    problems.error(
        at(flag, problems),
        "'" + flag.word() + "' is a flag of a regular expression",
        "write 're|" + flag.word() + "'");
    return false;
  }

  /** Encodings, dashes and references speak of texts, not of numbers, networks or existence. */
  private boolean textOnly(Problems problems) {
    EnumSet<Modifier> text = EnumSet.of(Modifier.WINDASH, Modifier.FIELD_REFERENCE);
    text.addAll(Modifier.ENCODINGS);
    EnumSet<Modifier> others = EnumSet.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS);
    others.addAll(Modifier.COMPARISONS);
    others.addAll(Modifier.TIME_PARTS);
    if (has(Modifier.FIELD_REFERENCE)) {
      others.addAll(Modifier.ENCODINGS);
      others.addAll(Set.of(Modifier.WINDASH, Modifier.EXPAND));
    }
    Modifier first = has(Modifier.FIELD_REFERENCE) ? Modifier.FIELD_REFERENCE : firstOf(text);
    Modifier other = firstOf(others);
    return first == null || other == null || refuse(first, other, problems);
  }

  private boolean timeIsNumber(Problems problems) {
    Modifier part = firstOf(Modifier.TIME_PARTS);
    EnumSet<Modifier> others = EnumSet.copyOf(Modifier.RELATIONS);
    others.addAll(Set.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS, Modifier.EXPAND));
    Modifier other = firstOf(others);
    return part == null || other == null || refuse(part, other, problems);
  }

  private boolean expandIsText(Problems problems) {
    EnumSet<Modifier> others = EnumSet.of(Modifier.REGEX, Modifier.EXISTS);
    others.addAll(Modifier.COMPARISONS);
    Modifier other = firstOf(others);
    return !has(Modifier.EXPAND) || other == null || refuse(Modifier.EXPAND, other, problems);
  }

  private boolean refuse(Modifier one, Modifier other, Problems problems) {
    problems.error(
        at(other, problems),
        "'" + one.word() + "' and '" + other.word() + "' cannot be combined",
        "keep one of the two");
    return false;
  }

  private Place at(Modifier wanted, Problems problems) {
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
