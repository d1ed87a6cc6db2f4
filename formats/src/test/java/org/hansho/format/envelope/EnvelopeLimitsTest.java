package org.hansho.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Formats;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** What an attacker writes into envelopes is bounded, counted and never lost. */
class EnvelopeLimitsTest {
  private static final String REQUEST =
      "203.0.113.7 - - [25/Nov/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 1";

  private final List<String> events = new ArrayList<>();
  private final List<Malformed> faults = new ArrayList<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public void event(Event event) {
          events.add(event.eventClass().name() + " " + event.text("host.name"));
        }

        @Override
        public void malformed(Malformed record) {
          faults.add(record);
        }
      };

  private static RecordReader reader(String name) {
    Format format = Objects.requireNonNull(Formats.named(name));
    List<String> names = new ArrayList<>(format.reads());
    names.addAll(List.of("host.name", "message", "kubernetes.labels.app"));
    return format.open(Fields.of(names), Limits.DEFAULT);
  }

  private void read(RecordReader reader, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.read(bytes, 0, bytes.length, 0, true, sink);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String vector(String host, String message) {
    return "{\"source_type\":\"file\",\"host\":\""
        + host
        + "\",\"message\":"
        + quoted(message)
        + "}";
  }

  @Test
  void anEnvelopeInItselfIsOpenedThreeTimesAndItsRestIsAnEvent() {
    String text = REQUEST;
    for (int depth = 0; depth < 8; depth++) {
      text = vector("h" + depth, text);
    }
    RecordReader reader = reader("vector");
    read(reader, text + "\n");
    read(reader, vector("a", vector("b", vector("c", REQUEST))) + "\n");
    assertThat(events).containsExactly("json.record h5", "web.request c");
    assertThat(faults).isEmpty();
  }

  @Test
  void aQuoteInsideOfAValueOfATableHidesNoRowBehindIt() {
    String names = "TimeGenerated [UTC],Computer,HostName,SyslogMessage,ProcessName,Type\n";
    String row = "2026-11-25T10:00:01.001000Z,%1$s,%1$s,Failed password for ro%2$sot,sshd,Syslog\n";
    read(
        reader("log-analytics-csv"),
        names + row.formatted("web-1", "\"") + row.formatted("web-2", ""));
    assertThat(events).containsExactly("linux.syslog.sshd web-1", "linux.syslog.sshd web-2");
    assertThat(faults).isEmpty();
  }

  @Test
  void hugeLabelsAreLeftOutAndTheRecordIsRead() {
    String label = "x".repeat(Sender.MOST_BYTES + 1);
    read(
        reader("vector"),
        "{\"kubernetes\":{\"labels\":{\"app\":\""
            + label
            + "\"}},"
            + vector("a", REQUEST).substring(1)
            + "\n");
    assertThat(events).containsExactly("web.request a");
  }

  @Test
  void moreLogsThanAreKeptLoseNothing() {
    RecordReader reader = reader("vector");
    int logs = EnclosedStreams.MOST_STREAMS + 300;
    String record =
        "type=SYSCALL msg=audit(1795600800.000:701): arch=c000003e syscall=59 success=yes exit=0"
            + " ppid=1 pid=2 uid=0 comm=\"id\" exe=\"/usr/bin/id\"";
    for (int log = 0; log < 60; log++) {
      read(reader, vector("audited-" + log, record) + "\n");
    }
    for (int log = 0; log < logs; log++) {
      read(reader, vector("web-" + log, REQUEST) + "\n");
    }
    reader.end(sink);
    assertThat(events).filteredOn(event -> event.startsWith("web.request")).hasSize(logs);
    assertThat(events).filteredOn(event -> event.startsWith("linux.auditd")).hasSize(60);
    assertThat(faults).isEmpty();
  }

  @Test
  void partsWithoutEndAreOneFaultAndTheNextLineIsRead() {
    RecordReader reader = reader("cri");
    String part = "2026-11-25T10:00:00Z stdout P " + "x".repeat(100_000) + "\n";
    for (int i = 0; i < 20; i++) {
      read(reader, part);
    }
    read(reader, "2026-11-25T10:00:00Z stdout F end\n");
    read(reader, "2026-11-25T10:00:00Z stdout F " + REQUEST + "\n");
    assertThat(faults).extracting(Malformed::fault).containsExactly(Fault.TOO_LONG);
    assertThat(events).containsExactly("web.request null");
  }

  @Test
  void whatCannotBeReadIsReportedWithItsEnvelopeSoThatItCanBeReadAgain() {
    RecordReader reader = reader("vector");
    String cut = vector("a", "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"audi");
    read(reader, cut + "\n" + vector("a", REQUEST) + "\n");
    assertThat(faults).hasSize(1);
    assertThat(new String(faults.get(0).sample(), StandardCharsets.UTF_8)).isEqualTo(cut);
    assertThat(events).containsExactly("web.request a");
  }

  @Test
  void invalidUtf8IsReplacedNotRefused() {
    byte[] bytes =
        (vector("a", REQUEST.replace("/a", "/\u00ff")) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    reader("vector").read(bytes, 0, bytes.length, 0, true, sink);
    assertThat(events).containsExactly("web.request a");
  }
}
