package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Why an event satisfies a condition or does not: the condition's tree with the truth of each part.
 *
 * @param kind what the part is
 * @param text a leaf in words, for example {@code CommandLine contains ' -enc '}; else empty
 * @param held whether the part is true of the event
 * @param field the field a leaf looks at; empty for keywords and inner parts
 * @param seen the value that decided a leaf; null where the event has none
 * @param parts the parts of an inner part, in the order of the rule
 */
public record Explanation(
    Kind kind,
    String text,
    boolean held,
    String field,
    @Nullable Seen seen,
    List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** What a part of a condition is. */
  public enum Kind {
    /** All parts must hold. */
    ALL,
    /** One part must hold. */
    ANY,
    /** The one part must not hold. */
    NOT,
    /** A single test. */
    TEST
  }

  /**
   * A value that was looked at.
   *
   * @param value its decoded text
   * @param from first byte of the part that passed, counted in the UTF-8 bytes of {@code value}
   * @param to the end of that part; equal to {@code from} if the value did not pass
   * @param recordOffset where the value begins in the record's bytes, or -1 where it was decoded
   *     and does not stand there as it is
   */
  public record Seen(String value, int from, int to, int recordOffset) {
    static Seen of(Event event, int slot, long range) {
      String text = event.text(slot);
      int offset =
          event.buffer(slot) == event.recordBuffer()
              ? event.start(slot) - event.recordOffset()
              : -1;
      return new Seen(text, (int) (range >>> 32), (int) range, offset);
    }

    static Seen of(Event event, ValueText text, long range) {
      String value =
          new String(text.buffer(), text.offset(), text.length(), StandardCharsets.UTF_8);
      int offset =
          text.buffer() == event.recordBuffer() ? text.offset() - event.recordOffset() : -1;
      return new Seen(value, (int) (range >>> 32), (int) range, offset);
    }
  }
}
