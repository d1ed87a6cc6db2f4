package org.hansho.testkit.tenant.record;

import java.time.LocalDate;
import java.util.Arrays;

/** Fills a template: each value is followed by the template's next piece. Reused; one thread. */
final class RecordBuffer {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final long DAY = 86_400_000_000L;

  byte[] bytes = new byte[8192];
  int length;

  private Template template = Template.of("");
  private int piece;
  private long dayOfDate = Long.MIN_VALUE;
  private final byte[] date = new byte[10];

  RecordBuffer begin(Template newTemplate) {
    template = newTemplate;
    length = 0;
    piece = 0;
    return next();
  }

  /** Ends the record with a line feed. */
  void end() {
    if (piece != template.pieces.length) {
      throw new IllegalStateException("record ended at piece " + piece);
    }
    room(1);
    bytes[length++] = '\n';
  }

  /** A value of text; characters that JSON must escape are escaped. Latin-1 only. */
  RecordBuffer text(String value) {
    int size = value.length();
    room(2 * size);
    byte[] target = bytes;
    int at = length;
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        target[at++] = '\\';
      }
      target[at++] = (byte) c;
    }
    length = at;
    return next();
  }

  /** Text that is JSON already, or needs no escapes. */
  RecordBuffer raw(String value) {
    int size = value.length();
    room(size);
    byte[] target = bytes;
    int at = length;
    for (int i = 0; i < size; i++) {
      target[at++] = (byte) value.charAt(i);
    }
    length = at;
    return next();
  }

  RecordBuffer number(long value) {
    room(20);
    int digits = 1;
    long power = 10;
    while (digits < 19 && value >= power) {
      digits++;
      power *= 10;
    }
    decimal(value, digits);
    return next();
  }

  /** {@code 2026-03-01T09:00:00.1234560Z}, seven digits behind the point as the services write. */
  RecordBuffer ticks(long micros) {
    stamp(micros);
    decimal(Math.floorMod(micros, 1_000_000L) * 10, 7);
    bytes[length++] = 'Z';
    return next();
  }

  /** {@code 2026-03-01T09:00:00.123Z}. */
  RecordBuffer millis(long micros) {
    stamp(micros);
    decimal(Math.floorMod(micros, 1_000_000L) / 1_000, 3);
    bytes[length++] = 'Z';
    return next();
  }

  /** A random-looking identifier of 32 digits that follows from the seed. */
  RecordBuffer guid(long seed) {
    room(36);
    long high = Mixing.mix(seed);
    long low = Mixing.mix(high + 1);
    hex(high >>> 32, 8);
    bytes[length++] = '-';
    hex(high >>> 16, 4);
    bytes[length++] = '-';
    hex((high & 0xFFF) | 0x4000, 4);
    bytes[length++] = '-';
    hex((low >>> 48 & 0x3FFF) | 0x8000, 4);
    bytes[length++] = '-';
    hex(low, 12);
    return next();
  }

  /** So many hexadecimal digits, at most 64, that follow from the seed. */
  RecordBuffer hash(long seed, int digits) {
    room(digits);
    long state = seed;
    for (int left = digits; left > 0; left -= 16) {
      state = Mixing.mix(state + 0x9E3779B97F4A7C15L);
      hex(state, Math.min(16, left));
    }
    return next();
  }

  private RecordBuffer next() {
    byte[] constant = template.pieces[piece++];
    room(constant.length);
    System.arraycopy(constant, 0, bytes, length, constant.length);
    length += constant.length;
    return this;
  }

  private void stamp(long micros) {
    room(32);
    long day = Math.floorDiv(micros, DAY);
    if (day != dayOfDate) {
      dayOfDate = day;
      String text = LocalDate.ofEpochDay(day).toString();
      for (int i = 0; i < date.length; i++) {
        date[i] = (byte) text.charAt(i);
      }
    }
    System.arraycopy(date, 0, bytes, length, date.length);
    length += date.length;
    int second = (int) (Math.floorMod(micros, DAY) / 1_000_000);
    bytes[length++] = 'T';
    decimal(second / 3600, 2);
    bytes[length++] = ':';
    decimal(second / 60 % 60, 2);
    bytes[length++] = ':';
    decimal(second % 60, 2);
    bytes[length++] = '.';
  }

  private void decimal(long value, int digits) {
    long rest = value;
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void hex(long value, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length++] = HEX[(int) (value >>> (4 * i)) & 15];
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
