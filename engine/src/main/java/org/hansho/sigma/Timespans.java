package org.hansho.sigma;

import java.time.Duration;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads {@code 90s}, {@code 15m}, {@code 1h}, {@code 7d}, {@code 2w}, {@code 1M}, {@code 1y}. */
public final class Timespans {
  private static final int LONGEST_NUMBER = 6;
  private static final int DAYS_OF_WEEK = 7;
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private Timespans() {}

  /** The timespan behind a key, or null where there is none or it is wrong. */
  public static @Nullable Duration read(MappingReader keys, String key, Problems problems) {
    Scalar scalar = keys.scalar(key);
    return scalar == null ? null : read(scalar, problems);
  }

  /** The timespan behind a key, or the fallback. */
  public static Duration read(
      MappingReader keys, String key, Duration fallback, Problems problems) {
    Duration read = read(keys, key, problems);
    return read == null ? fallback : read;
  }

  /** The timespan, or null where it is wrong, which is reported. */
  public static @Nullable Duration read(Scalar scalar, Problems problems) {
    Duration read = parse(scalar.text());
    if (read == null) {
      String message = "'" + scalar.text() + "' is not a timespan";
      problems.error(scalar.place(), message, "write a number and s, m, h, d or w, like 15m");
    } else if (scalar.text().endsWith("M") || scalar.text().endsWith("y")) {
      String message = "'" + scalar.text() + "' counts as " + read.toDays() + " days";
      problems.warning(scalar.place(), message, "write days");
    }
    return read;
  }

  /** The timespan, or null where the text is none. */
  public static @Nullable Duration parse(String text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > LONGEST_NUMBER || !text.substring(0, digits).matches("[0-9]+")) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.charAt(digits)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      case 'w' -> Duration.ofDays(number * DAYS_OF_WEEK);
      case 'M' -> Duration.ofDays(number * DAYS_OF_MONTH);
      case 'y' -> Duration.ofDays(number * DAYS_OF_YEAR);
      default -> null;
    };
  }
}
