package org.hansho.benchmark.flows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.flow.CaptureFormat;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;

/** Prints the ends, packets and bytes of the flows in a capture, for {@code captures.sh}. */
public final class FlowEnds {
  private static final List<String> FIELDS =
      List.of("source.ip", "destination.ip", "network.packets", "network.bytes");

  private FlowEnds() {}

  /** Reads the captures that are named. */
  public static void main(String[] arguments) throws IOException {
    for (String file : arguments) {
      byte[] capture = Files.readAllBytes(Path.of(file));
      RecordReader reader = new CaptureFormat().open(Fields.of(FIELDS), Limits.DEFAULT);
      Printer printer = new Printer();
      reader.read(capture, 0, capture.length, 0, true, printer);
      reader.end(printer);
    }
  }

  private static final class Printer implements EventSink {
    @Override
    public void event(Event event) {
      if (event.eventClass().name().equals("pcap.flow")) {
        StringBuilder line = new StringBuilder();
        FIELDS.forEach(field -> line.append(event.text(field)).append(' '));
        System.out.println(line);
      }
    }

    @Override
    public void malformed(Malformed record) {
      System.err.println(record.reason());
    }
  }
}
