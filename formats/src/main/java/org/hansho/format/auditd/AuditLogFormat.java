package org.hansho.format.auditd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.record.Format;

/** An audit log of Linux; however it is written, its events and fields are the same. */
abstract class AuditLogFormat implements Format {
  @Override
  public final List<EventClass> eventClasses() {
    List<EventClass> classes = new ArrayList<>(AssembledView.CLASSES);
    classes.add(0, RecordView.CLASS);
    return List.copyOf(classes);
  }

  @Override
  public final Set<String> reads() {
    return AssembledView.READS;
  }

  /** The records of an event until it is whole, and the parents of processes. */
  @Override
  public final boolean hasMemory() {
    return true;
  }
}
