package org.hansho.casework.store;

/**
 * How many.
 *
 * @param number how many there are, or at least are
 * @param exact whether that is all
 */
public record Tally(long number, boolean exact) {
  /** Up to here alerts are counted one by one. */
  public static final int MOST = 10_000;

  /** As it is shown: {@code 312} or {@code 10,000+}. */
  @Override
  public String toString() {
    return String.format(java.util.Locale.ROOT, "%,d%s", number, exact ? "" : "+");
  }
}
