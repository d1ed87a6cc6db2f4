package org.hansho.format.auditd;

import java.util.List;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * The audit log of Linux as laurel writes it: one kernel event an object, its records by type.
 *
 * <p>Gives the events that the raw records would give.
 */
public final class LaurelFormat extends AuditLogFormat {
  private static final List<String> TYPES = List.of("\"SYSCALL\"", "\"EXECVE\"", "\"PROCTITLE\"");

  @Override
  public String name() {
    return "laurel";
  }

  @Override
  public String description() {
    return "Linux audit log as JSON written by laurel, one event an object.";
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.hasMember(sample, length, "\"ID\"", '"')) {
      return 0;
    }
    boolean typed =
        TYPES.stream().anyMatch(type -> Sample.hasMember(sample, length, type, '{'))
            || Sample.hasMember(sample, length, "\"PATH\"", '[');
    return typed ? 90 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    AuditEvents events = new AuditEvents(fields, limits);
    return new AuditJsonReader(fields, limits, events, new LaurelEvents(events));
  }
}
