package org.hansho.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline has to say, on its way through the correlations above it to the one that raises
 * an alert: a value of their facts. Cut off where a value may be no longer.
 *
 * @param severity level of the baseline's result, if it has one of its own
 */
record CarriedGrounds(Grounds grounds, @Nullable Level severity) {
  /** The field that carries it. */
  static final String FIELD = "baseline.grounds";

  private static final String BETWEEN = "\u001F";
  private static final int TEXTS = 3;

  /** As one value. */
  String toText() {
    StringBuilder text = new StringBuilder(severity == null ? "" : severity.name());
    text.append(BETWEEN).append(clean(grounds.english()));
    text.append(BETWEEN).append(clean(grounds.japanese()));
    grounds
        .numbers()
        .forEach(
            (name, value) -> text.append(BETWEEN).append(name).append('=').append(clean(value)));
    return text.toString();
  }

  private static String clean(String text) {
    return text.replace(BETWEEN, " ");
  }

  /** Reads a value; null if there is none. */
  static @Nullable CarriedGrounds of(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length < TEXTS) {
      return null;
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    for (int i = TEXTS; i < parts.length; i++) {
      int sign = parts[i].indexOf('=');
      if (sign > 0) {
        numbers.put(parts[i].substring(0, sign), parts[i].substring(sign + 1));
      }
    }
    Level severity = parts[0].isEmpty() ? null : Level.valueOf(parts[0]);
    return new CarriedGrounds(new Grounds(numbers, parts[1], parts[2]), severity);
  }

  /** The severity that the first value of a column brings along, without reading the rest. */
  static @Nullable Level severity(Fact fact, int column) {
    int start = fact.first(column);
    int end = start;
    while (end < start + fact.length(start) && fact.buffer()[end] != BETWEEN.charAt(0)) {
      end++;
    }
    return end == start
        ? null
        : Level.valueOf(new String(fact.buffer(), start, end - start, UTF_8));
  }

  /** The severity of a correlation of this level: higher where the baseline says so. */
  static @Nullable Level higher(@Nullable Level severity, Level least) {
    return severity == null || severity.compareTo(least) > 0 ? severity : least;
  }

  /** The reason of the baseline, then that of the correlation, with the numbers of both. */
  Grounds under(Grounds correlation) {
    Map<String, String> numbers = new LinkedHashMap<>(grounds.numbers());
    correlation.numbers().forEach((name, value) -> numbers.put("correlation." + name, value));
    return new Grounds(
        numbers,
        grounds.english() + " " + correlation.english(),
        grounds.japanese() + correlation.japanese());
  }
}
