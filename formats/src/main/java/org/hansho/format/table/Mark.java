package org.hansho.format.table;

import java.util.List;
import org.hansho.format.Sample;

/**
 * A way to recognise a format by the keys of its records.
 *
 * @param score how sure it is, as {@code FormatRecognition} counts
 * @param all texts of which each must stand in the sample, keys with their quotes; the rarest first
 *     is quickest
 * @param some further texts
 * @param least how many of these must stand there too
 * @param none texts of which none may
 */
public record Mark(int score, List<String> all, List<String> some, int least, List<String> none) {
  public Mark {
    all = List.copyOf(all);
    some = List.copyOf(some);
    none = List.copyOf(none);
  }

  /** A mark by keys that all must be there. */
  public static Mark of(int score, String... keys) {
    return new Mark(score, quoted(keys), List.of(), 0, List.of());
  }

  /** The same, with at least so many of some further keys. */
  public Mark and(int number, String... keys) {
    return new Mark(score, all, quoted(keys), number, none);
  }

  /** The same, unless one of these keys is there. */
  public Mark unless(String... keys) {
    return new Mark(score, all, some, least, quoted(keys));
  }

  private static List<String> quoted(String... keys) {
    return List.of(keys).stream().map(key -> '"' + key + '"').toList();
  }

  /** Whether the sample bears it. */
  boolean holds(byte[] sample, int length) {
    for (String text : all) {
      if (!Sample.has(sample, length, text)) {
        return false;
      }
    }
    for (String text : none) {
      if (Sample.has(sample, length, text)) {
        return false;
      }
    }
    return least == 0 || Sample.count(sample, length, some.toArray(String[]::new)) >= least;
  }
}
