package org.hansho.format.envelope;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;

/**
 * Wazuh's archives.json and alerts.json. The original record stands in {@code full_log}; records of
 * auditd, of which an agent joins those of an event by spaces, are parted again. Windows events,
 * which come decoded in {@code data.win}, get the names of the event log back. Where there is no
 * original, what was decoded is the record.
 *
 * <p>Source: Wazuh documentation, "Event logging" and "Windows event channel"; what its agent's
 * readers of audit logs and event channels write.
 */
final class Wazuh extends ObjectEnvelope {
  private static final String TEXT = "full_log";
  private static final String WINDOWS = "data.win";
  private static final String DATA = "data";
  private static final byte[] AUDIT = Values.ascii("type=");
  private static final byte[] NEXT_AUDIT = Values.ascii(" type=");
  private static final byte[] SERIAL = Values.ascii(" msg=audit(");

  Wazuh() {
    super(
        new JsonEnvelope(
                "wazuh",
                "Wazuh's archives.json and alerts.json: the original record in full_log, or what"
                    + " was decoded.")
            .knownBy("agent.id", "agent.name")
            .knownBy("manager.name", "location", "decoder")
            .knownBy("full_log", "data")
            .unless("ecs.version", "@version", "agent.type")
            .text("full_log", "data")
            .time("timestamp")
            .streams("agent.id", "location", "predecoder.program_name")
            .sender(SenderField.HOST, "predecoder.hostname", "agent.name")
            .sender(SenderField.FILE, "location"),
        List.of(WINDOWS, "data.win.system.eventID"));
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    return new Records(own, receiver);
  }

  private static final class Records implements Opening {
    private final Receiver receiver;
    private final JsonLine line = new JsonLine();
    private final WindowsObject windows = new WindowsObject(line);
    private final int text;
    private final int data;
    private final int win;
    private final int eventId;

    Records(Fields own, Receiver receiver) {
      this.receiver = receiver;
      text = own.id(TEXT);
      data = own.id(DATA);
      win = own.id(WINDOWS);
      eventId = own.id("data.win.system.eventID");
    }

    @Override
    public void open(Event event, EnclosedText found, EventSink sink) {
      int object = event.first(win);
      if (object != Event.NONE && Values.scalar(event, eventId) != Event.NONE) {
        byte[] decoded = event.buffer(object);
        int start = event.start(object);
        windows.ofWazuh(decoded, start, start + event.length(object));
        found.rewritten(line.bytes(), line.length(), event.position());
        receiver.receive(found, sink);
        return;
      }
      int slot = Values.scalar(event, text);
      if (slot == Event.NONE || event.kind(slot) == ValueKind.NULL || event.length(slot) == 0) {
        slot = event.first(data);
      }
      if (slot == Event.NONE) {
        sink.malformed(Values.malformed(event, JsonUnwrapping.NO_TEXT));
        return;
      }
      long place = event.position() + (event.start(slot) - event.recordOffset());
      byte[] bytes = event.buffer(slot);
      int from = event.start(slot);
      give(bytes, from, from + event.length(slot), place, found, sink);
    }

    /** Gives a text, or each of the records of auditd that it joins. */
    private void give(
        byte[] bytes, int from, int to, long place, EnclosedText found, EventSink sink) {
      int at = from;
      while (at < to) {
        int end = isAt(bytes, from, to, AUDIT) ? nextAudit(bytes, at + 1, to) : to;
        found.text(bytes, at, end, place + (at - from));
        receiver.receive(found, sink);
        at = end == to ? to : end + 1;
      }
    }

    /** The blank before the next record of auditd, or the end. */
    private static int nextAudit(byte[] bytes, int from, int to) {
      for (int at = from; at < to; at++) {
        if (bytes[at] == ' ' && isAt(bytes, at, to, NEXT_AUDIT)) {
          int name = at + NEXT_AUDIT.length;
          while (name < to && (Character.isUpperCase(bytes[name]) || isInName(bytes[name]))) {
            name++;
          }
          if (isAt(bytes, name, to, SERIAL)) {
            return at;
          }
        }
      }
      return to;
    }

    private static boolean isInName(byte b) {
      return b == '_' || b == '[' || b == ']' || (b >= '0' && b <= '9');
    }

    private static boolean isAt(byte[] bytes, int at, int to, byte[] text) {
      if (to - at < text.length) {
        return false;
      }
      for (int i = 0; i < text.length; i++) {
        if (bytes[at + i] != text[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
