package org.hansho.format;

import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.FieldWriter;
import org.hansho.format.syslog.MessageMatcher;
import org.hansho.format.syslog.SshdMessages;

/**
 * What two servers of Windows that let people in from the network write in ways of their own.
 * OpenSSH puts its message into one value, {@code payload}; the server of Remote Desktop writes
 * address and port as one text, {@code ClientIP}. Sources: the manifest of OpenSSH for Windows;
 * provider {@code Microsoft-Windows-RemoteDesktopServices-RdpCoreTS}, event 131. Belongs to one
 * reader.
 */
final class RemoteAccess {
  /** Native fields that it looks at. */
  static final Set<String> READS = Set.of("payload", "ClientIP");

  private static final String OPENSSH = "openssh";
  private static final String REMOTE_DESKTOP = "rdpcorets";

  private final int payload;
  private final int client;
  private final int sourceIp;
  private final FieldWriter writer;
  private final MessageMatcher messages;

  RemoteAccess(Fields fields) {
    payload = fields.id("payload");
    client = fields.id("ClientIP");
    sourceIp = fields.id("source.ip");
    writer = new FieldWriter(fields);
    messages = new MessageMatcher(SshdMessages.TEMPLATES, fields);
  }

  void fill(Event event, String service) {
    if (service.equals(OPENSSH)) {
      readMessage(event);
    } else if (service.equals(REMOTE_DESKTOP)) {
      readClient(event);
    }
  }

  private void readMessage(Event event) {
    int slot = payload == Fields.UNREAD ? Event.NONE : Values.scalar(event, payload);
    if (slot != Event.NONE) {
      int from = event.start(slot);
      writer.begin(event, event.buffer(slot));
      messages.read(writer, event.buffer(slot), from, from + event.length(slot));
    }
  }

  /** The text up to the colon of the port, without the brackets of IPv6. */
  private void readClient(Event event) {
    int slot = client == Fields.UNREAD ? Event.NONE : Values.scalar(event, client);
    if (slot == Event.NONE || sourceIp == Fields.UNREAD) {
      return;
    }
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    while (to > from && text[to - 1] != ':') {
      to--;
    }
    to--;
    if (to > from && text[from] == '[') {
      from++;
      to--;
    }
    if (to > from) {
      event.addCopy(sourceIp, ValueKind.STRING, text, from, to - from);
    }
  }
}
