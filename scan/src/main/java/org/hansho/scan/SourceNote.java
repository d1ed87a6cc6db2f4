package org.hansho.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hansho.files.source.Passed;
import org.hansho.time.PlausibleRange;
import org.jspecify.annotations.Nullable;

/**
 * Something to know of a source that was read, or was passed over.
 *
 * @param source its name
 * @param text in English; where {@code why} is given, what completes its words: a path or a number
 * @param why what is said of it in words that a language has; null where the text says all
 */
public record SourceNote(String source, String text, Passed.@Nullable Why why)
    implements Comparable<SourceNote> {
  /** Most notes of a scan that are kept. */
  static final int MOST = 10_000;

  /** A note of a reader. */
  public SourceNote(String source, String text) {
    this(source, text, null);
  }

  /** That records of a source are of another time than the rest. */
  static SourceNote of(String source, PlausibleRange range) {
    String rest = day(range.firstDay()) + " – " + day(range.lastDay());
    return new SourceNote(source, range.outside() + " (" + rest + ")", Passed.Why.APART);
  }

  private static LocalDate day(long time) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(0, time), ZoneOffset.UTC);
  }

  static SourceNote of(Passed passed) {
    return new SourceNote(passed.source(), passed.said(), passed.why());
  }

  @Override
  public int compareTo(SourceNote other) {
    int bySource = source.compareTo(other.source);
    if (bySource != 0) {
      return bySource;
    }
    int byText = text.compareTo(other.text);
    return byText != 0 ? byText : String.valueOf(why).compareTo(String.valueOf(other.why));
  }
}
