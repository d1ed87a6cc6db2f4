package org.hansho.format.auditd;

import org.hansho.event.Fields;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * The audit log of Linux as auditd writes it: records of one kernel event on lines of their own,
 * with or without {@code node=} and the enriched part.
 *
 * <p>Each record is an event of product {@code linux}, service {@code auditd}; the records of an
 * event together are one more, of category {@code process_creation}, {@code file_event} and so on.
 */
public final class AuditdFormat extends AuditLogFormat {
  /** Why records of {@code ausearch -i} are refused, and what to do. */
  public static final Fault INTERPRETED =
      Fault.inEnglish(
              "Records as ausearch -i interprets them lack quotes and time zone.",
              "msg",
              "Print them with: ausearch --raw")
          .inJapanese("ausearch -i が変換したレコードには、引用符とタイム ゾーンがありません。", "ausearch --raw で出力してください。");

  private static final int LONGEST_DATE = 60;

  @Override
  public String name() {
    return "auditd";
  }

  @Override
  public String description() {
    return "Linux audit log as auditd writes it, raw or enriched.";
  }

  /** Looks for a line that begins as a record does. */
  @Override
  public int recognise(byte[] sample, int length) {
    return hasLine(sample, length, AuditdFormat::isRecord) ? 95 : 0;
  }

  /** Whether a sample holds records as {@code ausearch -i} prints them, which are not read. */
  public static boolean isInterpreted(byte[] sample, int length) {
    return hasLine(sample, length, AuditdFormat::isInterpreted);
  }

  /** What is asked of a line. */
  private interface LineTest {
    boolean holds(byte[] text, int from, int to);
  }

  private static boolean hasLine(byte[] sample, int length, LineTest test) {
    int at = 0;
    for (int line = 0; line < 20 && at < length; line++) {
      int end = at;
      while (end < length && sample[end] != '\n') {
        end++;
      }
      if (test.holds(sample, at, end)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /** Whether a line begins as a record does. */
  static boolean isRecord(byte[] line, int from, int to) {
    int stamp = stamp(line, from, to);
    return stamp >= 0 && !hasDate(line, stamp, to);
  }

  /** Whether a line begins as a record does, but with a date for its time stamp. */
  static boolean isInterpreted(byte[] line, int from, int to) {
    int stamp = stamp(line, from, to);
    return stamp >= 0 && hasDate(line, stamp, to);
  }

  /** The index behind {@code audit(}, if the line begins as a record does up to there, or -1. */
  private static int stamp(byte[] line, int from, int to) {
    int at = from;
    if (Numbers.startsWith(line, at, to, "node=")) {
      while (at < to && line[at] != ' ') {
        at++;
      }
      at++;
    }
    if (!Numbers.startsWith(line, at, to, "type=")) {
      return -1;
    }
    for (int limit = Math.min(to, at + 100); at < limit; at++) {
      if (Numbers.startsWith(line, at, to, " msg=audit(")) {
        return at + 11;
      }
      if (Numbers.startsWith(line, at, to, " audit(")) {
        return at + 7;
      }
    }
    return -1;
  }

  /** A date has a blank between day and time; what the kernel writes has none. */
  static boolean hasDate(byte[] line, int stamp, int to) {
    int at = stamp;
    int limit = Math.min(to, stamp + LONGEST_DATE);
    while (at < limit && line[at] != ')' && line[at] != ' ') {
      at++;
    }
    return at < limit && line[at] == ' ';
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new AuditdReader(fields, limits);
  }
}
