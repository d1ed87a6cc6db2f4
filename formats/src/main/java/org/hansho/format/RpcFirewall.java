package org.hansho.format;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;

/**
 * The values of RPC Firewall's events, channel {@code RPCFW}: they have no names in the event, but
 * places and words in its message.
 *
 * <p>A value is taken, in this order, under its name, from its place among the unnamed values
 * ({@code Data}, or {@code param7} where Winlogbeat numbers them), or from the line of the message
 * that begins with its name. Source: the message table of RPC Firewall, event 3. Belongs to one
 * reader.
 */
final class RpcFirewall {
  /** The service of the channel, within {@link WindowsSources}. */
  static final String SERVICE = "rpc-firewall";

  private static final byte[] LOG = Values.ascii("RPCFW");

  /**
   * Native and common name of a value (the same where there is no common one), its place from 1 on,
   * and its words in the message.
   */
  private record Part(String name, String common, int place, String words) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("ImagePath", "process.executable", 3, "Image Path:"),
          new Part("Endpoint", "Endpoint", 5, "Endpoint:"),
          new Part("SourceAddress", "source.ip", 6, "Source Network Address:"),
          new Part("InterfaceUuid", "InterfaceUuid", 7, "InterfaceUuid:"),
          new Part("OpNum", "OpNum", 8, "OpNum:"),
          new Part("SecurityID", "SecurityID", 9, "Security ID:"));

  private final int log;
  private final int data;
  private final int message;
  private final int[] names;
  private final int[] commons;
  private final int[] params;
  private final byte[][] words;

  RpcFirewall(Fields fields) {
    log = fields.id("EventLog");
    data = fields.id("Data");
    message = fields.id("Message");
    names = Values.ids(fields, PARTS.stream().map(Part::name).toArray(String[]::new));
    commons = Values.ids(fields, PARTS.stream().map(Part::common).toArray(String[]::new));
    params = Values.ids(fields, PARTS.stream().map(RpcFirewall::param).toArray(String[]::new));
    words = PARTS.stream().map(part -> Values.ascii(part.words())).toArray(byte[][]::new);
  }

  private static String param(Part part) {
    return "winlog.event_data.param" + part.place();
  }

  /** Native fields that it looks at. */
  static Set<String> reads() {
    Set<String> reads = new TreeSet<>(Set.of("Data", "Message"));
    PARTS.forEach(part -> reads.addAll(List.of(part.name(), param(part))));
    return reads;
  }

  void fill(Event event) {
    Values.add(event, log, LOG);
    for (int i = 0; i < names.length; i++) {
      if (names[i] == Fields.UNREAD && commons[i] == Fields.UNREAD) {
        continue;
      }
      int slot = names[i] == Fields.UNREAD ? Event.NONE : Values.scalar(event, names[i]);
      slot = slot == Event.NONE ? unnamed(event, i) : slot;
      if (slot != Event.NONE) {
        add(event, i, event.buffer(slot), event.start(slot), event.length(slot));
      } else {
        fromMessage(event, i);
      }
    }
  }

  private int unnamed(Event event, int part) {
    int numbered = params[part] == Fields.UNREAD ? Event.NONE : Values.scalar(event, params[part]);
    if (numbered != Event.NONE || data == Fields.UNREAD) {
      return numbered;
    }
    int before = PARTS.get(part).place() - 1;
    int slot = event.first(data);
    while (slot != Event.NONE && (!event.isScalar(slot) || before > 0)) {
      before -= event.isScalar(slot) ? 1 : 0;
      slot = event.next(slot);
    }
    return slot;
  }

  private void fromMessage(Event event, int part) {
    int slot = message == Fields.UNREAD ? Event.NONE : Values.scalar(event, message);
    if (slot == Event.NONE) {
      return;
    }
    byte[] text = event.buffer(slot);
    int end = event.start(slot) + event.length(slot);
    int at = Bytes.indexOf(text, event.start(slot), end, words[part]);
    if (at < 0) {
      return;
    }
    int from = at + words[part].length;
    while (from < end && (text[from] == '\t' || text[from] == ' ')) {
      from++;
    }
    int to = from;
    while (to < end && text[to] != '\r' && text[to] != '\n') {
      to++;
    }
    if (to > from) {
      add(event, part, text, from, to - from);
    }
  }

  private void add(Event event, int part, byte[] text, int from, int length) {
    for (int field : new int[] {names[part], commons[part]}) {
      if (field != Fields.UNREAD && event.first(field) == Event.NONE) {
        event.addCopy(field, ValueKind.STRING, text, from, length);
      }
    }
  }
}
