package org.hansho.format.auditd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Format;
import org.hansho.format.Limits;
import org.hansho.format.RecordReader;

/**
 * The audit log of Linux as auditd writes it: records of one kernel event on lines of their own,
 * with or without {@code node=} and the enriched part.
 *
 * <p>Each record is an event of product {@code linux}, service {@code auditd}; the records of an
 * event together are one more, of category {@code process_creation}, {@code file_event} and so on.
 */
public final class AuditdFormat implements Format {
  @Override
  public String name() {
    return "auditd";
  }

  @Override
  public String description() {
    return "Linux audit log as auditd writes it, raw or enriched.";
  }

  @Override
  public List<EventClass> eventClasses() {
    return classes();
  }

  static List<EventClass> classes() {
    List<EventClass> classes = new ArrayList<>(AssembledView.CLASSES);
    classes.add(0, RecordView.CLASS);
    return List.copyOf(classes);
  }

  @Override
  public Set<String> reads() {
    return AssembledView.READS;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  /** Looks for a line that begins as a record does. */
  @Override
  public int recognise(byte[] sample, int length) {
    int at = 0;
    for (int line = 0; line < 20 && at < length; line++) {
      if (isRecord(sample, at, length)) {
        return 95;
      }
      while (at < length && sample[at] != '\n') {
        at++;
      }
      at++;
    }
    return 0;
  }

  private static boolean isRecord(byte[] sample, int from, int length) {
    int end = from;
    while (end < length && sample[end] != '\n') {
      end++;
    }
    int at = from;
    if (Numbers.startsWith(sample, at, end, "node=")) {
      while (at < end && sample[at] != ' ') {
        at++;
      }
      at++;
    }
    return Numbers.startsWith(sample, at, end, "type=")
        && (Numbers.contains(sample, at, Math.min(end, at + 100), " msg=audit(")
            || Numbers.contains(sample, at, Math.min(end, at + 100), " audit("));
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new AuditdReader(fields, limits);
  }
}
