package org.hansho.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Formats;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.ReaderMemory;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** H902: holes in the numbers of records, whatever lies around them and behind a restart. */
class EnvelopeNumbersTest {
  private static final EventSink NOBODY =
      new EventSink() {
        @Override
        public void event(Event event) {}

        @Override
        public void malformed(Malformed record) {
          throw new AssertionError(record.toString());
        }
      };

  private static String audit(int serial) {
    return "type=USER_LOGIN msg=audit(1764410400.000:"
        + serial
        + "): pid=9 uid=0 auid=1000 ses=1 msg='op=login acct=ann exe=/usr/sbin/sshd hostname=?"
        + " addr=192.0.2.1 terminal=ssh res=success'";
  }

  private static String wrapped(int serial) {
    return "{\"source_type\":\"file\",\"host\":\"node-1\",\"message\":\"" + audit(serial) + "\"}";
  }

  private static Format format(String name) {
    return Objects.requireNonNull(Formats.named(name));
  }

  private static RecordReader reader(String name) {
    return format(name).open(Fields.of(List.of("user.name", "host.name")), Limits.DEFAULT);
  }

  /** Reads records from one serial number to another. */
  private static RecordNumbers read(RecordReader reader, int from, int to, boolean isWrapped) {
    StringBuilder text = new StringBuilder();
    for (int serial = from; serial <= to; serial++) {
      text.append(isWrapped ? wrapped(serial) : audit(serial)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(reader.read(bytes, 0, bytes.length, 0, false, NOBODY)).isEqualTo(bytes.length);
    return Objects.requireNonNull(reader.numbers());
  }

  private static RecordReader behindARestart(String name, RecordReader before) {
    ReaderMemory saved = new ReaderMemory(name, before);
    byte[] main = saved.save();
    RecordReader after = reader(name);
    ReaderMemory restored = new ReaderMemory(name, after);
    restored.restore(main);
    saved.saveChanged(restored::restore);
    return after;
  }

  @Test
  void h902AHoleInsideOfAnEnvelopeIsFoundWithItsRange() {
    RecordReader reader = reader("vector");
    assertThat(read(reader, 1, 900, true).missing()).isZero();
    RecordNumbers numbers = read(reader, 913, 1_000, true);
    assertThat(numbers.missing()).isEqualTo(12);
    assertThat(numbers.hole()).isEqualTo("901-912");
  }

  @Test
  void h902AHoleBehindARestartIsFoundWithItsRange() {
    for (String name : List.of("auditd", "vector")) {
      boolean isWrapped = name.equals("vector");
      RecordReader reader = reader(name);
      read(reader, 1, 900, isWrapped);
      RecordReader after = behindARestart(name, reader);
      RecordNumbers numbers = read(after, 913, 1_000, isWrapped);
      assertThat(numbers.missing()).as(name).isEqualTo(12);
      assertThat(numbers.hole()).as(name).isEqualTo("901-912");
    }
  }
}
