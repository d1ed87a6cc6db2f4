package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.hansho.record.UnstatedTime;
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

  @Test
  void aKnownProgramEndsAtItsColonEvenWithoutABlank() {
    String line =
        "2026-11-25T10:00:00+00:00 web-1 sshd:Failed password for root from 192.0.2.9 port 22"
            + " ssh2\n"
            + "2026-11-25T10:00:00+00:00 web-1 http://192.0.2.9/ is down\n";
    List<String> events =
        FormatSamples.events(
            new SyslogFormat(),
            line.getBytes(StandardCharsets.UTF_8),
            List.of("source.ip", "process.name"));
    assertThat(events.get(0)).contains("\"source.ip\":\"192.0.2.9\"", "sshd");
    assertThat(events.get(1)).doesNotContain("process.name");
  }

  @Test
  void aLineBeyondTheCapIsReportedOnceAndTheNextIsRead() {
    String line = "Nov 25 10:00:00 web-1 app: " + "x".repeat(200) + "\n";
    byte[] source =
        ("Nov 25 10:00:00 web-1 a: b\n" + line + "Nov 25 10:00:01 web-1 a: c\n")
            .getBytes(StandardCharsets.UTF_8);
    SyslogFormat format = new SyslogFormat();
    Fields fields = FormatSamples.fields(format, List.of());
    Limits limits = new Limits(100, 64, 4096, 256, 512);
    for (int largest : new int[] {7, 99, 100, 101, 1000}) {
      RenderedEvents events = new RenderedEvents();
      BlockFeeder.inBlocks(
          format.open(fields, limits), source, events, new Random(largest), largest);
      assertThat(events.lines()).hasSize(3);
      assertThat(events.lines().get(1))
          .contains("The record is longer than the 1 MiB", "\"position\":27");
    }
  }

  @Test
  void aBlockLongerThanTheCapIsNotAskedForAgain() {
    byte[] block = "x".repeat(101).getBytes(StandardCharsets.UTF_8);
    SyslogFormat format = new SyslogFormat();
    RenderedEvents events = new RenderedEvents();
    int consumed =
        format
            .open(FormatSamples.fields(format, List.of()), new Limits(100, 64, 4096, 256, 512))
            .read(block, 0, block.length, 0, false, events);
    assertThat(consumed).isEqualTo(101);
    assertThat(events.lines()).hasSize(1);
  }
}
