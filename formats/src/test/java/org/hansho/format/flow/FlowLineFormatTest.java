package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.RenderedEvents;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

class FlowLineFormatTest {
  private static final Path SAMPLES =
      Path.of(
          System.getProperty("hansho.root", ".."),
          "formats/src/test/resources/format/flow-exports");

  /** The values of each flow, its time, and its line. */
  private static final class Flows implements EventSink {
    private final List<String> values = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Override
    public void event(Event event) {
      boolean isFlow = event.recordText().contains(" > ");
      if (isFlow) {
        values.add(event.time() + " " + RenderedEvents.values(event));
        lines.add(event.recordText());
      }
    }

    @Override
    public void malformed(Malformed record) {
      // Not every packet of the samples is whole.
    }
  }

  private static Flows read(Format format, byte[] bytes) {
    Fields fields = Fields.of(FlowFields.words().keySet());
    Flows flows = new Flows();
    RecordReader reader = format.open(fields, Limits.DEFAULT);
    reader.read(bytes, 0, bytes.length, 0, true, flows);
    reader.end(flows);
    return flows;
  }

  @Test
  void aFlowIsReadAloneAsItWasInItsPacket() throws IOException {
    ExportsFormat packets = new ExportsFormat();
    for (String sample : List.of("five.bin", "nine.bin", "ipfix.bin", "sflow.bin", "mixed.bin")) {
      Flows inPackets = read(packets, Files.readAllBytes(SAMPLES.resolve(sample)));
      byte[] lines = String.join("\n", inPackets.lines).getBytes(StandardCharsets.US_ASCII);
      Flows alone = read(packets.ofRecord(), lines);
      assertThat(inPackets.values).as(sample).isNotEmpty();
      assertThat(alone.values).as(sample).isEqualTo(inPackets.values);
    }
  }

  @Test
  void whatIsNoLineOfAFlowIsLeftOut() {
    for (String text :
        List.of(
            "",
            "\n\n",
            "a line",
            "2026-11-29T09:14:45Z",
            "2026-11-29T09:14:45Z tcp/6 192.0.2.1",
            "2026-11-29T09:14:45Z tcp/6 192.0.2.1 1 > 192.0.2.2 2 packets",
            "2026-11-29T09:14:45Z tcp/6 192.0.2.1 1 > 192.0.2.2 2 colour 3")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThat(read(new ExportsFormat().ofRecord(), bytes).values).as(text).isEmpty();
    }
  }
}
