package org.hansho.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static final List<String> PREFIXES = List.of("baseline.", "correlation.", "prevalence.");

  public Grounds {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Whether a field shows a number of a result, and so is none of events. */
  public static boolean isNumber(String field) {
    return PREFIXES.stream().anyMatch(field::startsWith);
  }
}
