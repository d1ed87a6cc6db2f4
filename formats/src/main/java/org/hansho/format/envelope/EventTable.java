package org.hansho.format.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.format.evtx.EventValues;
import org.hansho.record.Limits;

/**
 * Rows of the Log Analytics table Event: the header of a Windows event in columns of its own names,
 * and the event's values as XML in {@code EventData}.
 *
 * <p>Source: Azure Monitor reference, table Event.
 */
final class EventTable extends ObjectEnvelope {
  /** Columns of the row, and the names that the event log has for them. */
  private static final Map<String, String> HEADER =
      Map.of(
          "Source", "Provider_Name",
          "EventLog", "Channel",
          "EventID", "EventID",
          "Computer", "Computer",
          "TimeGenerated", "TimeCreated",
          "EventLevel", "Level",
          "RenderedDescription", "Message");

  private static final String VALUES = "EventData";

  EventTable() {
    super(
        new JsonEnvelope("log-analytics-event", "Rows of the Log Analytics table Event.")
            .knownBy("EventLog")
            .knownBy("EventID")
            .knownBy("RenderedDescription", "EventData", "ParameterXml")
            .text("EventLog")
            .time("TimeGenerated")
            .sender(SenderField.HOST, "Computer")
            .sender(SenderField.RESOURCE, "_ResourceId"),
        looksAt());
  }

  private static List<String> looksAt() {
    List<String> columns = new ArrayList<>(HEADER.keySet());
    columns.add(VALUES);
    return columns;
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    JsonLine line = new JsonLine();
    EventValues values = new EventValues();
    int data = own.id(VALUES);
    return (event, found, sink) -> {
      line.begin();
      HEADER.forEach(
          (column, name) -> {
            int slot = Values.scalar(event, own.id(column));
            if (slot != Event.NONE) {
              line.text(name, event.buffer(slot), event.start(slot), event.length(slot));
            }
          });
      int slot = Values.scalar(event, data);
      if (slot != Event.NONE) {
        String xml = new String(event.buffer(slot), event.start(slot), event.length(slot), UTF_8);
        values.of(xml).forEach(value -> line.text(value.name(), value.text()));
      }
      line.end();
      found.rewritten(line.bytes(), line.length(), event.position());
      receiver.receive(found, sink);
    };
  }
}
