package org.hansho.format.syslog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * Sysmon for Linux as it writes to syslog: its XML events, one a line, behind a header or bare.
 *
 * <p>Read as {@link SyslogFormat} reads them, so other lines in between are syslog. Source: the
 * manifest of Sysmon for Linux.
 */
public final class LinuxSysmonFormat implements Format {
  private final UnstatedTime assumed;

  /** The format with nothing known of the year. */
  public LinuxSysmonFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private LinuxSysmonFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  @Override
  public String name() {
    return "linux-sysmon";
  }

  @Override
  public String description() {
    return "Sysmon for Linux: its XML events in syslog lines or one a line.";
  }

  @Override
  public List<EventClass> eventClasses() {
    return SyslogFormat.classes();
  }

  @Override
  public Set<String> reads() {
    return SyslogFormat.readByAgentLines();
  }

  @Override
  public Map<String, String> commonFields() {
    return SyslogFields.ofLines();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new LinuxSysmonFormat(time);
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean lines = !Sample.beginsAsJson(sample, length);
    return lines && Sample.count(sample, length, "<Event>", "\"Linux-Sysmon\"") == 2 ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new SyslogReader(fields, limits, assumed);
  }
}
