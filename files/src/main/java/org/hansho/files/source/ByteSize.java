package org.hansho.files.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of bytes as people write them: {@code 500}, {@code 64K}, {@code 16M}, {@code 8G}. */
public final class ByteSize {
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  /**
   * Reads a size; units are powers of 1,024, and {@code GiB} and {@code GB} mean the same as {@code
   * G}.
   *
   * @return null if it is none, is zero or is larger than a file can be
   */
  public static @Nullable Long parse(String text) {
    String upper = text.trim().toUpperCase(Locale.ROOT);
    int digits = 0;
    while (digits < upper.length() && Character.digit(upper.charAt(digits), 10) >= 0) {
      digits++;
    }
    String unit = upper.substring(digits);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0)) + 1;
    boolean isUnit = unit.isEmpty() || (power > 0 && unit.substring(1).matches("I?B|"));
    if (digits == 0 || digits > 15 || !isUnit) {
      return null;
    }
    long number = Long.parseLong(upper.substring(0, digits));
    boolean fits = number > 0 && number <= Long.MAX_VALUE >> (10 * power);
    return fits ? number << (10 * power) : null;
  }

  /** In the largest unit that gives a whole number, such as {@code 64 GiB}. */
  public static String text(long bytes) {
    int power = 0;
    long number = bytes;
    while (number != 0 && number % 1024 == 0 && power < UNITS.length()) {
      number /= 1024;
      power++;
    }
    String unit = power == 0 ? "bytes" : UNITS.charAt(power - 1) + "iB";
    return String.format(Locale.ROOT, "%,d %s", number, unit);
  }
}
