package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hansho.format.auditd.AuditdFormat;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the format of a source by its first bytes.
 *
 * <p>How it is decided:
 *
 * <ol>
 *   <li>Formats of binary records and documents are asked first, with the bytes as they are.
 *   <li>Other bytes that are no text (compressed data, archives) are named as what they are ({@link
 *       BinaryKinds}). Sources open what is compressed before they ask, so this answer means "not
 *       opened".
 *   <li>UTF-16 is decoded, and formats of text are asked.
 *   <li>A UTF-8 byte order mark, blank lines and lines that begin with {@code #} are taken off the
 *       front; only a format whose header such lines are looks at them ({@link
 *       Format#recogniseHeader}).
 *   <li>Each format scores what is left; the highest score wins, and of equal scores the format
 *       that comes first in {@link Formats#ALL}. Below {@link #LEAST_SCORE} nobody is believed: no
 *       format reads arbitrary lines of text, so such a source is reported, not guessed at.
 * </ol>
 *
 * <p>The scale on which formats answer, so that their scores can be compared. 90 to 100: a name
 * that nobody else writes stands where it must ({@code type=… msg=audit(}, {@code "SyslogMessage"},
 * {@code "kind":"Event"} of the audit group). 60 to 89: the shape is right and usual for this
 * format, such as most lines having a syslog header. 10 to 59: the shape fits and others have it
 * too; 10 alone is the format for JSON that nobody else knows. 0: not mine. A format that others
 * may carry (auditd lines sent by syslog) scores higher on its own lines than its carrier does.
 *
 * <p>What stands in front of the first record, such as a line of a shell, the rest of a record that
 * was cut, or a line that is longer than all that is looked at, costs that and not the source: see
 * {@link #recogniseBehind}.
 *
 * <p>Samples end anywhere, also inside a record or a character. Formats judge by the records that
 * are whole, and by the last one only if there is no other. Pure functions; time is linear.
 */
public final class FormatRecognition {
  /** How many bytes of a source are enough to recognise its format; more are not looked at. */
  public static final int SAMPLE_BYTES = 64 * 1024;

  /** The least score that is believed. */
  public static final int LEAST_SCORE = 10;

  /** A format that is so sure is believed although it was shown one record that is its own. */
  private static final int SURE = 60;

  private static final String MAPPING = "; a mapping file can read it, see docs/mapping.md";

  private static final int LINES_PASSED_OVER = 16;
  private static final int BEHIND_BYTES = 16 * 1024;

  private FormatRecognition() {}

  /**
   * The same, and where nobody is sure of the beginning, what stands behind the first lines is
   * asked: a format that reads most of that is believed.
   *
   * @param bytes the first bytes of a source; more than {@link #SAMPLE_BYTES} help only where the
   *     first line is as long
   */
  public static Recognition recogniseBehind(byte[] bytes, int length, List<Format> formats) {
    Recognition first = recognise(bytes, length, formats);
    if (first instanceof Recognition.Recognised known
        && (known.score() >= SURE || known.format().readsBinary() || fits(known, bytes, length))) {
      return first;
    }
    int line = 0;
    for (int passed = 0; passed < LINES_PASSED_OVER; passed++) {
      while (line < length && bytes[line] != '\n') {
        line++;
      }
      line++;
      if (line >= length) {
        break;
      }
      byte[] rest = Arrays.copyOfRange(bytes, line, Math.min(length, line + BEHIND_BYTES));
      Recognition behind = recognise(rest, rest.length, readingBinary(formats, false));
      if (behind instanceof Recognition.Recognised known && fits(known, rest, rest.length)) {
        return behind;
      }
    }
    return first;
  }

  private static boolean fits(Recognition.Recognised known, byte[] bytes, int length) {
    return FormatTrial.of(known.format(), bytes, 0, Math.min(length, SAMPLE_BYTES)).fits();
  }

  /** Chooses among {@link Formats#ALL}. */
  public static Recognition recognise(byte[] sample, int length) {
    return recognise(sample, length, Formats.ALL);
  }

  /** Chooses among the given formats. */
  public static Recognition recognise(byte[] sample, int length, List<Format> formats) {
    int used = Math.min(length, SAMPLE_BYTES);
    Recognition records = best(Arrays.copyOf(sample, used), readingBinary(formats, true));
    if (records != null) {
      return records;
    }
    if (isUtf16(sample, used)) {
      return recogniseUtf16(sample, used, formats);
    }
    String binary = BinaryKinds.reason(sample, used);
    if (binary != null) {
      return new Recognition.Unrecognised(binary);
    }
    return recogniseText(sample, used, readingBinary(formats, false));
  }

  private static List<Format> readingBinary(List<Format> formats, boolean binary) {
    return formats.stream().filter(format -> format.readsBinary() == binary).toList();
  }

  /** The format that is surest of the bytes, or null if nobody is believed. */
  private static @Nullable Recognition best(byte[] judged, List<Format> formats) {
    Format best = null;
    int bestScore = LEAST_SCORE - 1;
    for (Format format : formats) {
      int score = format.recognise(judged, judged.length);
      if (score > bestScore) {
        best = format;
        bestScore = score;
      }
    }
    return best == null ? null : new Recognition.Recognised(best, bestScore);
  }

  /** The format that knows its header above the first record, or null. */
  private static @Nullable Recognition byHeader(byte[] whole, List<Format> formats) {
    for (Format format : formats) {
      int score = format.recogniseHeader(whole, whole.length);
      if (score >= LEAST_SCORE) {
        return new Recognition.Recognised(format, score);
      }
    }
    return null;
  }

  private static Recognition recogniseUtf16(byte[] sample, int length, List<Format> formats) {
    Utf16Text.Order order = Utf16Text.orderOf(sample, length);
    if (order == null) {
      return new Recognition.Unrecognised(
          "UTF-16 text without its byte order mark is not read; convert it to UTF-8");
    }
    int units = length / 2 - 1;
    byte[] text = new byte[3 * units];
    int used = Utf16Text.toUtf8(sample, 2, units, order, text);
    List<Format> readers = readingBinary(formats, false).stream().map(Utf16Format::of).toList();
    return recogniseText(text, used, readers);
  }

  private static Recognition recogniseText(byte[] sample, int used, List<Format> formats) {
    int start = skipPreamble(sample, used);
    Recognition byHeader = start == 0 ? null : byHeader(Arrays.copyOf(sample, used), formats);
    if (byHeader != null) {
      return byHeader;
    }
    if (start == used) {
      return new Recognition.Unrecognised(describeNothing(sample, used));
    }
    byte[] judged = Arrays.copyOfRange(sample, start, used);
    Recognition best = best(judged, formats);
    return best == null ? new Recognition.Unrecognised(describe(judged)) : best;
  }

  /** A byte order mark, or a zero as every other byte of the beginning, which is ASCII then. */
  private static boolean isUtf16(byte[] sample, int length) {
    if (Utf16Text.orderOf(sample, length) != null) {
      return true;
    }
    int pairs = Math.min(length, 64) / 2;
    int low = 0;
    int high = 0;
    for (int i = 0; i < pairs; i++) {
      low += sample[2 * i] == 0 && sample[2 * i + 1] != 0 ? 1 : 0;
      high += sample[2 * i] != 0 && sample[2 * i + 1] == 0 ? 1 : 0;
    }
    return pairs >= 2 && (low == pairs || high == pairs);
  }

  private static int skipPreamble(byte[] sample, int length) {
    int at = length >= 3 && startsWithMark(sample) ? 3 : 0;
    while (at < length) {
      byte b = sample[at];
      if (b == '#') {
        while (at < length && sample[at] != '\n') {
          at++;
        }
      } else if (b < 0 || b > ' ') {
        break;
      } else {
        at++;
      }
    }
    return at;
  }

  private static boolean startsWithMark(byte[] sample) {
    return sample[0] == (byte) 0xEF && sample[1] == (byte) 0xBB && sample[2] == (byte) 0xBF;
  }

  private static String describeNothing(byte[] sample, int length) {
    for (int at = 0; at < length; at++) {
      if (sample[at] == '#') {
        return "no record, nothing but lines that begin with #, which are a header or remarks";
      }
    }
    return length == 0 ? "empty" : "nothing but blank lines";
  }

  private static String describe(byte[] judged) {
    if (AuditdFormat.isInterpreted(judged, judged.length)) {
      Fault.Words interpreted = AuditdFormat.INTERPRETED.english();
      return interpreted.reason() + " " + interpreted.remedy();
    }
    if (BinaryKinds.isMicrodump(judged, judged.length)) {
      return BinaryKinds.MICRODUMP;
    }
    String known = ForeignText.reason(judged, judged.length);
    if (known != null) {
      return known;
    }
    if (Sample.beginsAsJson(judged, judged.length)) {
      return "JSON that begins with " + beginning(judged) + MAPPING;
    }
    return "text that begins with " + beginning(judged) + MAPPING;
  }

  private static String beginning(byte[] judged) {
    int end = 0;
    while (end < judged.length && end < 60 && judged[end] != '\n' && judged[end] != '\r') {
      end++;
    }
    String text = new String(judged, 0, end, StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder(end + 2).append('"');
    text.codePoints().map(c -> Character.isISOControl(c) ? '.' : c).forEach(shown::appendCodePoint);
    return shown.append('"').toString();
  }
}
