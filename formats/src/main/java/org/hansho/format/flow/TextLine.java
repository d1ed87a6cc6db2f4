package org.hansho.format.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.address.AddressText;
import org.hansho.event.Event;
import org.hansho.event.WholeNumber;
import org.hansho.format.Rfc3339Text;

/**
 * A reusable line of ASCII that grows as needed. Allocates nothing once it is as long as the
 * longest line. Belongs to one thread.
 */
final class TextLine {
  private static final int LONGEST_NUMBER = 20;
  private static final long BILLION = 1_000_000_000L;
  private static final int THOUSAND = 1_000;
  private static final int SECONDS = 64;

  /** Longer than any line of a flow, so that slices of it stay where they are. */
  byte[] bytes = new byte[1024];

  int length;

  /** Seconds written lately, without the letter behind them: flows of a minute share them. */
  private final byte[][] secondTexts = new byte[SECONDS][Rfc3339Text.LONGEST];

  private final long[] seconds = new long[SECONDS];
  private final int[] secondLengths = new int[SECONDS];

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
      length = WholeNumber.write(head, bytes, length);
      bytes[length++] = (byte) ('0' + (value - head * 10));
    } else {
      length = WholeNumber.write(value, bytes, length);
    }
  }

  void signed(long value) {
    if (value < 0) {
      letter('-');
    }
    number(value < 0 ? -value : value);
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
    long second = Math.floorDiv(nanos, BILLION);
    int fraction = (int) (nanos - second * BILLION);
    int place = (int) second & SECONDS - 1;
    byte[] text = secondTexts[place];
    if (second != seconds[place] || secondLengths[place] == 0) {
      secondLengths[place] = Rfc3339Text.write(second * BILLION, text, 0) - 1;
      seconds[place] = second;
    }
    System.arraycopy(text, 0, bytes, length, secondLengths[place]);
    length += secondLengths[place];
    if (fraction != 0) {
      bytes[length++] = '.';
      fraction(fraction);
    }
    bytes[length++] = 'Z';
  }

  /** As many digits as are needed, in threes. */
  private void fraction(int nanos) {
    int micros = nanos / THOUSAND;
    int millis = micros / THOUSAND;
    int ofMicro = nanos - micros * THOUSAND;
    int ofMilli = micros - millis * THOUSAND;
    length = WholeNumber.writeThree(millis, bytes, length);
    if ((ofMilli | ofMicro) != 0) {
      length = WholeNumber.writeThree(ofMilli, bytes, length);
    }
    if (ofMicro != 0) {
      length = WholeNumber.writeThree(ofMicro, bytes, length);
    }
  }
}
