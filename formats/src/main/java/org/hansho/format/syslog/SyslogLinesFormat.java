package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.auditd.AuditdFormat;
import org.hansho.format.process.ProcessLineage;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * Lines of syslog and what they carry: events of Sysmon, records of auditd, messages in CEF or
 * LEEF, lines of the audit agent AUOMS. All such formats share one reader and differ in how they
 * are known.
 */
abstract class SyslogLinesFormat implements Format {
  private static final Format AUDIT = new AuditdFormat();

  private final UnstatedTime assumed;

  /**
   * Such lines.
   *
   * @param assumed what stamps without a year or a zone are taken for
   */
  SyslogLinesFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  final UnstatedTime assumed() {
    return assumed;
  }

  /** The classes of everything that syslog carries. */
  static List<EventClass> classes() {
    List<EventClass> classes = new ArrayList<>(SyslogClasses.ALL);
    classes.addAll(SysmonClasses.ALL);
    classes.addAll(ApplianceMessage.CLASSES);
    classes.addAll(AUDIT.eventClasses());
    return List.copyOf(classes);
  }

  /** The fields that the readers of AUOMS lines and of Sysmon's events need for themselves. */
  static Set<String> readByAgentLines() {
    Set<String> names = new TreeSet<>(AUDIT.reads());
    names.addAll(ProcessLineage.READS);
    return names;
  }

  @Override
  public final List<EventClass> eventClasses() {
    return classes();
  }

  @Override
  public Set<String> reads() {
    return readByAgentLines();
  }

  @Override
  public Map<String, String> commonFields() {
    return SyslogFields.ofLines();
  }

  /** The year, where lines leave it out, and the parents of processes. */
  @Override
  public final boolean hasMemory() {
    return true;
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits) {
    return new SyslogReader(fields, limits, assumed);
  }
}
