package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** Small questions to the values of an event, asked while its format completes it. No state. */
public final class Values {
  /** {@code event.outcome} of what worked. */
  public static final byte[] SUCCESS = ascii("success");

  /** {@code event.outcome} of what did not. */
  public static final byte[] FAILURE = ascii("failure");

  private static final int MOST_DIGITS = 19;
  private static final int SECONDS = 10;

  private Values() {}

  /** The bytes of a text in ASCII. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The first scalar value of a field that may be unread, or {@link Event#NONE}. */
  public static int scalar(Event event, int field) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    while (slot != Event.NONE && !event.isScalar(slot)) {
      slot = event.next(slot);
    }
    return slot;
  }

  /** Whether the field's first scalar value is exactly this text. */
  public static boolean is(Event event, int field, byte[] text) {
    int slot = scalar(event, field);
    return slot != Event.NONE && event.is(slot, text);
  }

  /** Whether the field's first scalar value begins with this text. */
  public static boolean startsWith(Event event, int field, byte[] text) {
    int slot = scalar(event, field);
    if (slot == Event.NONE) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    return event.length(slot) >= text.length
        && Arrays.equals(buffer, start, start + text.length, text, 0, text.length);
  }

  /** The field's first scalar value as a whole number of at most nine digits, or -1. */
  public static int number(Event event, int field) {
    int slot = scalar(event, field);
    if (slot == Event.NONE) {
      return -1;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int length = event.length(slot);
    if (length == 0 || length > 9) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * The field's first scalar value as a time, or {@link Event#NO_TIME}: in the form of RFC 3339, or
   * a whole number of seconds, milli-, micro- or nanoseconds since 1970, distinguished by its
   * digits, or seconds with a fraction.
   */
  public static long time(Event event, int field) {
    int slot = scalar(event, field);
    return slot == Event.NONE ? Event.NO_TIME : timeOf(event, slot);
  }

  /** The same of one value. */
  public static long timeOf(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int length = event.length(slot);
    long time = Rfc3339.nanos(buffer, start, length);
    return time == Event.NO_TIME ? sinceEpoch(buffer, start, length) : time;
  }

  private static long sinceEpoch(byte[] buffer, int start, int length) {
    if (length > SECONDS && buffer[start + SECONDS] == '.') {
      return withFraction(buffer, start, start + length);
    }
    if (length > MOST_DIGITS) {
      return Event.NO_TIME;
    }
    long value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return Event.NO_TIME;
      }
      value = value * 10 + digit;
    }
    // Seconds have at most 10 digits until the year 2286, and each smaller unit three more.
    long unit =
        switch ((length + 1) / 3) {
          case 3 -> 1_000_000_000L;
          case 4 -> 1_000_000L;
          case 5 -> 1_000L;
          case 6 -> 1;
          default -> 0;
        };
    boolean fits = unit > 0 && value >= 0 && value <= Long.MAX_VALUE / unit;
    return fits ? value * unit : Event.NO_TIME;
  }

  /** Ten digits of seconds, a point, and a fraction of which nine digits count. */
  private static long withFraction(byte[] buffer, int start, int end) {
    long nanos = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      int digit = i == start + SECONDS ? 0 : buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return Event.NO_TIME;
      }
      if (i != start + SECONDS && digits < MOST_DIGITS) {
        nanos = nanos * 10 + digit;
        digits++;
      }
    }
    for (; digits < MOST_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos < 0 ? Event.NO_TIME : nanos;
  }

  /** The time of the first of these fields that holds one, or {@link Event#NO_TIME}. */
  public static long firstTime(Event event, int[] fields) {
    for (int field : fields) {
      long time = time(event, field);
      if (time != Event.NO_TIME) {
        return time;
      }
    }
    return Event.NO_TIME;
  }

  /** Adds text that is the same for many events. */
  public static void add(Event event, int field, byte[] text) {
    if (field != Fields.UNREAD) {
      event.addWellFormed(field, text, 0, text.length);
    }
  }

  /** Adds what stands behind the last slash or backslash of another field's first value. */
  public static void addLastSegment(Event event, int field, int pathField) {
    int slot = field == Fields.UNREAD ? Event.NONE : scalar(event, pathField);
    if (slot == Event.NONE) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int end = event.start(slot) + event.length(slot);
    int begin = lastSegment(buffer, event.start(slot), end);
    if (begin < end) {
      event.addCopy(field, ValueKind.STRING, buffer, begin, end - begin);
    }
  }

  /** Where the last segment of a path begins; its end if the path ends with a slash. */
  public static int lastSegment(byte[] path, int start, int end) {
    int begin = end;
    while (begin > start && path[begin - 1] != '/' && path[begin - 1] != '\\') {
      begin--;
    }
    return begin;
  }

  /** The record of an event as one that could not be read. */
  public static Malformed malformed(Event event, Fault fault) {
    return Malformed.of(
        fault, event.position(), event.recordBuffer(), event.recordOffset(), event.recordLength());
  }

  /** The ids of several names. */
  public static int[] ids(Fields fields, String... names) {
    int[] ids = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      ids[i] = fields.id(names[i]);
    }
    return ids;
  }
}
