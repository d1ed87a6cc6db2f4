package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record is read alone as it was in its source, if the heading stands in front of it. */
class HeadingTest {
  private static final Set<String> WITH_HEADING =
      Set.of(
          "aws-cloudfront-realtime",
          "aws-vpc-flow",
          "azure-csv",
          "iis",
          "nfdump-csv",
          "sqlserver-audit",
          "zeek-conn",
          "zeek-log",
          "aws-cloudfront");

  /** A record and what it was read as. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Seen(byte[] heading, byte[] record, String event) {}

  /** Keeps events with what stands in front of them. */
  private static final class Keeping implements EventSink {
    final List<Seen> seen = new ArrayList<>();
    private final RecordReader reader;

    Keeping(RecordReader reader) {
      this.reader = reader;
    }

    @Override
    public void event(Event event) {
      int from = event.recordOffset();
      byte[] record = Arrays.copyOfRange(event.recordBuffer(), from, from + event.recordLength());
      seen.add(new Seen(reader.heading(), record, text(event)));
    }

    /** Without the place. */
    private static String text(Event event) {
      return RenderedEvents.render(event).replaceFirst("\"position\":-?\\d+,", "");
    }

    @Override
    public void malformed(Malformed record) {}
  }

  private static Fields fields(Format format) {
    Set<String> names = new TreeSet<>(format.commonFields().keySet());
    names.addAll(format.reads());
    return Fields.of(names);
  }

  private static List<Seen> read(Format format, byte[] source) {
    RecordReader reader = format.open(fields(format), Limits.DEFAULT);
    Keeping keeping = new Keeping(reader);
    BlockFeeder.whole(reader, source, keeping);
    return keeping.seen;
  }

  static Set<String> withHeading() {
    return WITH_HEADING;
  }

  @ParameterizedTest
  @MethodSource("withHeading")
  void aRecordIsReadAloneUnderItsHeading(String name) {
    Format format = Objects.requireNonNull(Formats.named(name));
    int events = 0;
    for (byte[] sample : FormatSamples.seeds("format/" + name, "")) {
      for (Seen seen : read(format, sample)) {
        byte[] alone = alone(seen);
        assertThat(read(format, alone))
            .as(new String(alone, StandardCharsets.UTF_8))
            .singleElement()
            .satisfies(again -> assertThat(again.event()).isEqualTo(seen.event()));
        events++;
      }
    }
    assertThat(events).isGreaterThanOrEqualTo(3);
  }

  private static byte[] alone(Seen seen) {
    if (seen.heading().length == 0) {
      return seen.record();
    }
    byte[] alone = Arrays.copyOf(seen.heading(), seen.heading().length + 1 + seen.record().length);
    alone[seen.heading().length] = '\n';
    System.arraycopy(seen.record(), 0, alone, seen.heading().length + 1, seen.record().length);
    return alone;
  }

  @Test
  void allOtherFormatsReadRecordsWithoutAHeading() {
    for (Format format : Formats.ALL) {
      if (!format.readsWhole() && !WITH_HEADING.contains(format.name())) {
        for (byte[] sample : FormatSamples.seeds("format/" + format.name(), "")) {
          assertThat(read(format, sample))
              .as(format.name())
              .allSatisfy(seen -> assertThat(seen.heading()).isEmpty());
        }
      }
    }
  }
}
