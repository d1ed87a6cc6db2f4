package org.hansho.format.syslog;

import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * Sysmon for Linux as it writes to syslog: its XML events, one a line, behind a header or bare.
 *
 * <p>Read as {@link SyslogFormat} reads them, so other lines in between are syslog. Source: the
 * manifest of Sysmon for Linux.
 */
public final class LinuxSysmonFormat extends SyslogLinesFormat {
  /** The format with nothing known of the year. */
  public LinuxSysmonFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private LinuxSysmonFormat(UnstatedTime assumed) {
    super(assumed);
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
  public Format assuming(UnstatedTime time) {
    return new LinuxSysmonFormat(time);
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean lines = !Sample.beginsAsJson(sample, length);
    return lines && Sample.count(sample, length, "<Event>", "\"Linux-Sysmon\"") == 2 ? 95 : 0;
  }
}
