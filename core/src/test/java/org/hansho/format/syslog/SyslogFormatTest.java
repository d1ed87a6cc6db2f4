package org.hansho.format.syslog;

import org.hansho.format.FormatSamples;
import org.hansho.format.UnstatedTime;
import org.junit.jupiter.api.Test;

class SyslogFormatTest {
  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(
        new SyslogFormat().assuming(new UnstatedTime(2025, 3600)),
        "format/syslog",
        ".log",
        SyslogSampleFields.ALL);
  }

  @Test
  void samplesOfSysmonGiveTheEventsBesideThem() {
    FormatSamples.check(
        new LinuxSysmonFormat().assuming(new UnstatedTime(2026, 0)),
        "format/linux-sysmon",
        ".log",
        SyslogSampleFields.ALL);
  }

  @Test
  void rowsGiveTheEventsBesideThem() {
    FormatSamples.check(
        new LogAnalyticsSyslogFormat(),
        "format/log-analytics-syslog",
        ".json",
        SyslogSampleFields.ALL);
  }
}
