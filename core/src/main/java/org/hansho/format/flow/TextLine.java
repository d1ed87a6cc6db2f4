package org.hansho.format.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.address.AddressText;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339Text;

/**
 * A reusable line of ASCII that grows as needed. Allocates nothing once it is as long as the
 * longest line. Belongs to one thread.
 */
final class TextLine {
  private static final int LONGEST_NUMBER = 20;

  /** Longer than any line of a flow, so that slices of it stay where they are. */
  byte[] bytes = new byte[1024];

  int length;

  void clear() {
    length = 0;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void text(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  void copy(byte[] source, int from, int count) {
    room(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void letter(char letter) {
    room(1);
    bytes[length++] = (byte) letter;
  }

  /** A number that is read as unsigned. */
  void number(long value) {
    room(LONGEST_NUMBER);
    if (value < 0) {
      long head = Long.divideUnsigned(value, 10);
      length = digits(head, bytes, length);
      bytes[length++] = (byte) ('0' + (value - head * 10));
    } else {
      length = digits(value, bytes, length);
    }
  }

  void signed(long value) {
    if (value < 0) {
      letter('-');
    }
    number(value < 0 ? -value : value);
  }

  /** Writes a number that is not negative and returns the index behind it. */
  private static int digits(long value, byte[] into, int from) {
    int count = 1;
    for (long limit = 10; count < 19 && value >= limit; limit *= 10) {
      count++;
    }
    long rest = value;
    for (int at = from + count - 1; at >= from; at--) {
      long next = rest / 10;
      into[at] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
    return from + count;
  }

  void address(int family, long high, long low) {
    room(AddressText.LONGEST);
    length =
        family == 4
            ? AddressText.writeFour((int) low, bytes, length)
            : AddressText.writeSix(high, low, bytes, length);
  }

  /** A time in the form of RFC 3339, or a dash for none. */
  void time(long nanos) {
    if (nanos == Event.NO_TIME) {
      letter('-');
      return;
    }
    room(Rfc3339Text.LONGEST);
    length = Rfc3339Text.write(nanos, bytes, length);
  }
}
