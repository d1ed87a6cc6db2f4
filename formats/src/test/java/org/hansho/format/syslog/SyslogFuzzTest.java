package org.hansho.format.syslog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

/** Broken input to the formats of this package: seeded mutations, and a target for a fuzzer. */
class SyslogFuzzTest {
  @Test
  void mutatedLinesBreakNothing() {
    List<byte[]> seeds = new ArrayList<>(FormatSamples.seeds("format/syslog", ".log"));
    seeds.addAll(FormatSamples.seeds("format/linux-sysmon", ".log"));
    ParserFuzz.run(new SyslogFormat(), SyslogSampleFields.ALL, seeds, ParserFuzz.INPUTS, 5424);
  }

  @Test
  void mutatedEventsOfSysmonBreakNothing() {
    List<byte[]> seeds = FormatSamples.seeds("format/linux-sysmon", ".log");
    ParserFuzz.run(new LinuxSysmonFormat(), SyslogSampleFields.ALL, seeds, ParserFuzz.INPUTS, 1);
  }

  @Test
  void mutatedRowsBreakNothing() {
    List<byte[]> seeds = FormatSamples.seeds("format/log-analytics-syslog", ".json");
    ParserFuzz.run(
        new LogAnalyticsSyslogFormat(), SyslogSampleFields.ALL, seeds, ParserFuzz.INPUTS, 2);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(new SyslogFormat(), SyslogSampleFields.ALL, input);
  }

  @FuzzTest
  void anyBytesAsEventsOfSysmon(byte[] input) {
    ParserFuzz.check(new LinuxSysmonFormat(), SyslogSampleFields.ALL, input);
  }

  @FuzzTest
  void anyBytesAsRows(byte[] input) {
    ParserFuzz.check(new LogAnalyticsSyslogFormat(), SyslogSampleFields.ALL, input);
  }
}
