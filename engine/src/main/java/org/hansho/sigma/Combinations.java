package org.hansho.sigma;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/** Which modifiers make no sense together, as data. */
final class Combinations {
  /** None of the first goes with any of the second. */
  private record Exclusion(Set<Modifier> these, Set<Modifier> those) {}

  private static final Set<Modifier> NO_TEXT =
      union(
          Modifier.COMPARISONS,
          Modifier.TIME_PARTS,
          EnumSet.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS));
  private static final Set<Modifier> CHANGES =
      union(Modifier.ENCODINGS, EnumSet.of(Modifier.WINDASH));

  /** Of each of these, a key has one at most. */
  private static final List<Set<Modifier>> ALTERNATIVES =
      List.of(
          union(
              Modifier.RELATIONS,
              Modifier.COMPARISONS,
              EnumSet.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS)),
          Modifier.TIME_PARTS);

  private static final List<Exclusion> EXCLUSIONS =
      List.of(
          new Exclusion(
              EnumSet.of(Modifier.FIELD_REFERENCE),
              union(NO_TEXT, CHANGES, EnumSet.of(Modifier.EXPAND))),
          new Exclusion(CHANGES, NO_TEXT),
          new Exclusion(
              Modifier.TIME_PARTS,
              union(
                  Modifier.RELATIONS,
                  EnumSet.of(Modifier.REGEX, Modifier.CIDR, Modifier.EXISTS, Modifier.EXPAND))),
          new Exclusion(
              EnumSet.of(Modifier.EXPAND),
              union(Modifier.COMPARISONS, EnumSet.of(Modifier.REGEX, Modifier.EXISTS))));

  private Combinations() {}

  @SafeVarargs
  private static Set<Modifier> union(Set<Modifier>... parts) {
    EnumSet<Modifier> all = EnumSet.noneOf(Modifier.class);
    for (Set<Modifier> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** Whether the modifiers of a key go together; what does not is reported. */
  static boolean areSound(FieldKey key, Problems problems) {
    if (key.modifiers().isEmpty()) {
      return true;
    }
    for (Set<Modifier> alternatives : ALTERNATIVES) {
      List<Modifier> there = key.only(alternatives);
      if (there.size() > 1) {
        return refuse(key, there.get(0), there.get(1), problems);
      }
    }
    for (Exclusion exclusion : EXCLUSIONS) {
      Modifier one = key.firstOf(exclusion.these());
      Modifier other = one == null ? null : key.firstOf(exclusion.those());
      if (one != null && other != null) {
        return refuse(key, one, other, problems);
      }
    }
    return flagsFollowRegex(key, key.firstOf(Modifier.FLAGS), problems);
  }

  private static boolean refuse(FieldKey key, Modifier one, Modifier other, Problems problems) {
    problems.error(
        key.placeOf(other, problems),
        "'" + one.word() + "' and '" + other.word() + "' cannot be combined",
        "keep one of the two");
    return false;
  }

  private static boolean flagsFollowRegex(
      FieldKey key, @Nullable Modifier flag, Problems problems) {
    if (flag == null || key.has(Modifier.REGEX)) {
      return true;
    }
    problems.error(
        key.placeOf(flag, problems),
        "'" + flag.word() + "' is a flag of a regular expression",
        "write 're|" + flag.word() + "'");
    return false;
  }
}
