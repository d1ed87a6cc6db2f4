package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Reading lines makes no garbage once buffers have grown. */
class SyslogAllocationTest {
  private static final int REPETITIONS = 200;

  /** What the test itself and the machine may allocate meanwhile. */
  private static final long NOISE = 64 * 1024;

  private long events;

  @Test
  void linesAllocateNothingInSteadyState() {
    assertAllocatesNothing(
        new SyslogFormat(),
        """
        Nov 25 10:00:00 web-1 sshd[1]: Failed password for a from 192.0.2.1 port 2 ssh2
        Nov 25 10:00:01 web-1 sudo: al : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls -l
        <86>1 2026-11-25T10:00:02Z web-1 useradd 3 - [a b="c\\"d"] new group: name=x, GID=7
        Nov 25 10:00:03 web-1 kernel: nothing of note
        """,
        4);
  }

  @Test
  void eventsOfSysmonAllocateNothingInSteadyState() {
    String xml =
        "<Event><System><EventID>1</EventID></System><EventData><Data Name=\"Image\">/bin/sh</Data>"
            + "<Data Name=\"CommandLine\">sh -c &quot;id&quot;</Data></EventData></Event>";
    assertAllocatesNothing(new LinuxSysmonFormat(), xml + "\n", 1);
    assertAllocatesNothing(
        new LogAnalyticsSyslogFormat(),
        "{\"SyslogMessage\":\"" + xml.replace("\"", "\\\"") + "\",\"Computer\":\"web-1\"}\n",
        1);
  }

  private void assertAllocatesNothing(Format format, String lines, int eventsOfLines) {
    byte[] block = lines.repeat(REPETITIONS).getBytes(StandardCharsets.UTF_8);
    RecordReader reader =
        format.open(FormatSamples.fields(format, SyslogSampleFields.ALL), Limits.DEFAULT);
    EventSink sink = new CountingSink();
    for (int i = 0; i < 3; i++) {
      reader.read(block, 0, block.length, 0, true, sink);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    events = 0;
    reader.read(block, 0, block.length, 0, true, sink);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(events).isEqualTo((long) eventsOfLines * REPETITIONS);
    assertThat(allocated).isLessThan(NOISE);
  }

  private final class CountingSink implements EventSink {
    @Override
    public void event(Event event) {
      events++;
    }

    @Override
    public void malformed(Malformed record) {
      throw new AssertionError(record.reason());
    }
  }
}
