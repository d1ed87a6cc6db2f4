package org.hansho.format.envelope;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;

/**
 * Results of osquery that hold many rows: snapshots, and differences as batches. Each row is put
 * together as the line that osquery writes of a single one.
 *
 * <p>Source: osquery documentation, "Logging", sections "Snapshot logs" and "Batch format".
 */
final class OsquerySnapshots extends ObjectEnvelope {
  private static final byte[] SNAPSHOT = Values.ascii("snapshot");
  private static final byte[] DIFFERENCES = Values.ascii("diffResults");
  private static final List<String> BESIDE =
      List.of("name", "hostIdentifier", "calendarTime", "unixTime", "decorations");

  OsquerySnapshots() {
    super(
        new JsonEnvelope(
                "osquery-snapshot", "Results of osquery with many rows: snapshots and batches.")
            .knownBy("snapshot", "diffResults.added", "diffResults.removed", "diffResults")
            .knownBy("hostIdentifier")
            .knownBy("unixTime", "calendarTime")
            .text("hostIdentifier")
            .sender(SenderField.HOST, "decorations.hostname", "hostIdentifier"),
        List.of());
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    return new Rows(receiver);
  }

  private static final class Rows implements Opening {
    private final Receiver receiver;
    private final JsonLine line = new JsonLine();

    Rows(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void open(Event event, EnclosedText found, EventSink sink) {
      JsonMembers members = members(event);
      while (members.next()) {
        if (members.isList() && members.keyIs(SNAPSHOT)) {
          rows("snapshot", members, event, found, sink);
        } else if (members.isObject() && members.keyIs(DIFFERENCES)) {
          JsonMembers lists =
              new JsonMembers().begin(event.recordBuffer(), members.from(), members.to());
          while (lists.next()) {
            if (lists.isList()) {
              rows(lists.key(), lists, event, found, sink);
            }
          }
        }
      }
    }

    private static JsonMembers members(Event event) {
      int from = event.recordOffset();
      return new JsonMembers().begin(event.recordBuffer(), from, from + event.recordLength());
    }

    private void rows(
        String action, JsonMembers list, Event event, EnclosedText found, EventSink sink) {
      byte[] bytes = event.recordBuffer();
      JsonMembers rows = new JsonMembers().begin(bytes, list.from(), list.to());
      while (rows.nextElement()) {
        line.begin();
        JsonMembers beside = members(event);
        while (beside.next()) {
          if (BESIDE.contains(beside.key())) {
            line.raw(beside.key(), bytes, beside.from(), beside.to() - beside.from());
          }
        }
        line.text("action", action);
        line.raw("columns", bytes, rows.from(), rows.to() - rows.from());
        line.end();
        found.rewritten(line.bytes(), line.length(), event.position());
        receiver.receive(found, sink);
      }
    }
  }
}
