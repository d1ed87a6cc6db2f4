package org.hansho.format.auditd;

import java.util.List;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Linux audit records as flat JSON, one record an object: by NXLog's {@code im_linuxaudit}, or any
 * writer that keeps the keys and names the event as {@code "msg":"SECONDS.FRACTION:SERIAL"}.
 */
public final class AuditJsonFormat extends AuditLogFormat {
  private static final int LOOKED_AT = 1 << 14;
  private static final List<String> TYPES =
      List.of("\"SYSCALL\"", "\"EXECVE\"", "\"PATH\"", "\"CWD\"", "\"PROCTITLE\"", "\"USER_");

  @Override
  public String name() {
    return "auditd-json";
  }

  @Override
  public String description() {
    return "Linux audit records as flat JSON, such as NXLog's, one record an object.";
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    int end = Math.min(length, LOOKED_AT);
    if (Numbers.contains(sample, 0, end, "im_linuxaudit")) {
      return 95;
    }
    boolean named = Sample.hasMember(sample, length, "\"msg\"", '"');
    boolean typed =
        Sample.hasMember(sample, length, "\"type\"", '"')
            && TYPES.stream().anyMatch(type -> Numbers.contains(sample, 0, end, type));
    return named && typed ? 80 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    AuditEvents events = new AuditEvents(fields, limits);
    return new AuditJsonReader(fields, limits, events, new FlatRecords(events));
  }
}
