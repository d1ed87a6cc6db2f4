package org.hansho.format.envelope;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.record.Limits;

/**
 * Event logs of Windows as EvtxECmd writes them as JSON ({@code --json}): the header's columns, and
 * the event's values as JSON in {@code Payload}.
 *
 * <p>Source: EvtxECmd's manual and the columns of its output.
 */
final class EvtxEcmd extends ObjectEnvelope {
  static final List<String> COLUMNS =
      List.of(
          "Provider", "EventId", "Channel", "Computer", "TimeCreated", "Keywords", "EventRecordId");

  EvtxEcmd() {
    super(
        new JsonEnvelope("evtxecmd", "Event logs of Windows as EvtxECmd writes them as JSON.")
            .knownBy("Payload")
            .knownBy("EventId")
            .knownBy("Channel", "Provider")
            .text("Payload")
            .time("TimeCreated")
            .sender(SenderField.HOST, "Computer"),
        COLUMNS);
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    JsonLine line = new JsonLine();
    WindowsObject windows = new WindowsObject(line);
    int payload = own.id("Payload");
    return (event, found, sink) -> {
      line.begin();
      for (String column : COLUMNS) {
        int slot = Values.scalar(event, own.id(column));
        if (slot != Event.NONE) {
          windows.column(column, event.buffer(slot), event.start(slot), event.length(slot));
        }
      }
      int slot = event.first(payload);
      if (slot != Event.NONE && event.length(slot) > 0) {
        byte[] values = event.buffer(slot);
        int from = event.start(slot);
        windows.payload(values, from, from + event.length(slot));
      }
      line.end();
      found.rewritten(line.bytes(), line.length(), event.position());
      receiver.receive(found, sink);
    };
  }
}
