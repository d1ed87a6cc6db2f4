package org.hansho.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a result is one: the numbers that recompute it, and one sentence in both languages.
 * Immutable.
 *
 * @param numbers name → value as text, in the order they are shown; names are lower case with
 *     underscores, and a sentence shows them as {@code {baseline.name}} or {@code
 *     {correlation.name}}
 * @param english the reason in one sentence
 * @param japanese the same
 */
public record Grounds(Map<String, String> numbers, String english, String japanese) {
  /** Nothing to say. */
  public static final Grounds NONE = new Grounds(Map.of(), "", "");

  /** The number by which a result says up to when it counts, if later ones go on with it. */
  public static final String UNTIL = "until";

  /** Names of numbers that hold a value of a record. */
  private static final Set<String> OF_RECORDS =
      Set.of("new", "target", "template", "fragment", "from", "to", "examples", "examples_ja");

  private static final String FIRST = "(first|top)_.*|.*(_address|_ja|_hash)";

  private static final List<String> PREFIXES = List.of("baseline.", "correlation.", "prevalence.");

  public Grounds {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /**
   * Whether both are of results that go on, and these say more: a higher value, or the same for
   * longer. So the most is shown, in whatever order they come.
   */
  public boolean isMoreThan(Grounds other) {
    String until = numbers.get(UNTIL);
    String before = other.numbers.get(UNTIL);
    if (until == null || before == null) {
      return false;
    }
    int higher = Double.compare(value(), other.value());
    return higher > 0 || (higher == 0 && until.compareTo(before) > 0);
  }

  /**
   * Whether a number of that name is measured, so that it may be rounded for people; others are
   * values of records, such as a version or a port.
   */
  public static boolean isMeasured(String name) {
    return !OF_RECORDS.contains(name) && (name.startsWith("top_share_") || !name.matches(FIRST));
  }

  private double value() {
    try {
      return Double.parseDouble(numbers.getOrDefault("value", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether a field shows a number of a result, and so is none of events. */
  public static boolean isNumber(String field) {
    return PREFIXES.stream().anyMatch(field::startsWith);
  }
}
