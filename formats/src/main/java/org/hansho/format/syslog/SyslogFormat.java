package org.hansho.format.syslog;

import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * Syslog as it stands in files: RFC 5424, RFC 3164 with or without priority, and RFC 3164 with the
 * high-precision stamps of rsyslog.
 *
 * <p>Messages of the programs in {@code Program} give fields; every line is an event. Lines that
 * hold an event of Sysmon, a record of auditd, a message in CEF or LEEF, or lines of the audit
 * agent AUOMS, are such events. Stamps without a year are read as {@link UnstatedTime} says, which
 * is why a source is read from its start.
 */
public final class SyslogFormat extends SyslogLinesFormat {
  private static final int MOST_LINES = 200;

  /** The format with nothing known of the year. */
  public SyslogFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private SyslogFormat(UnstatedTime assumed) {
    super(assumed);
  }

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public String description() {
    return "Syslog lines, RFC 3164 and 5424, with what sshd, sudo, su, useradd and cron say in"
        + " them.";
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new SyslogFormat(time);
  }

  /**
   * The share of lines that have a header: at most 80, or 90 with the version of RFC 5424. A line
   * counts that has a time stamp and either a priority or a program; many other logs begin with a
   * time, too.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    Tally tally = new Tally(new SyslogHeader(new SyslogClock(assumed())));
    int at = 0;
    while (at < length && tally.lines < MOST_LINES) {
      int feed = Bytes.indexOf(sample, at, length, (byte) '\n');
      if (feed < 0 && tally.lines > 0) {
        break;
      }
      int end = feed < 0 ? length : feed;
      tally.count(sample, at, end);
      at = end + 1;
    }
    return tally.score();
  }

  /** Counts the lines of a sample. */
  private static final class Tally {
    private final SyslogHeader header;
    private int lines;
    private int fitting;
    private int modern;

    Tally(SyslogHeader header) {
      this.header = header;
    }

    void count(byte[] sample, int from, int to) {
      boolean blank = Bytes.skipSpaces(sample, from, to) == to || sample[from] == '\r';
      if (blank || sample[from] == '#') {
        return;
      }
      lines++;
      if (header.read(sample, from, to) && (header.priority() >= 0 || header.hasProgram())) {
        fitting++;
        modern += header.isModern() ? 1 : 0;
      }
    }

    int score() {
      int best = modern * 2 > lines ? 90 : 80;
      return fitting * 2 > lines ? best * fitting / lines : 0;
    }
  }
}
