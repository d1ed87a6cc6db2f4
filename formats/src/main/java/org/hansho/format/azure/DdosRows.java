package org.hansho.format.azure;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * What Azure DDoS Protection says of a public address: notifications that a mitigation has begun or
 * ended, and reports of what it saw. {@code azure.ddos.vector} is the largest of the attack vectors
 * of a report, {@code azure.ddos.share} its share in percent; there is none while all are 0.
 * Vectors are understood as an object, as text that holds one, and as a list of names. Source:
 * Azure DDoS Protection documentation, "diagnostic logging".
 */
final class DdosRows implements Service.Rows {
  private static final String VECTORS = "properties.attackVectors";

  private static final String TYPE = "properties.type";
  private static final byte[] MITIGATION = Values.ascii("mitigation");

  /** Longer names before those that they contain. */
  private static final List<String> NAMES =
      List.of("TCP SYN flood", "TCP flood", "UDP flood", "UDP reflection", "Other packet flood");

  static final Service SERVICE =
      Service.of(
          "ddos",
          "DDoSProtectionNotifications, DDoSMitigationReports",
          "resourceId," + TYPE + "," + VECTORS + "," + String.join(",", paths()),
          Renames.of(
              """
              destination.ip      | properties.publicIpAddress, properties.PublicIpAddress, properties.ipAddress, properties.IPAddress
              azure.ddos.address  | properties.publicIpAddress, properties.PublicIpAddress, properties.ipAddress, properties.IPAddress
              azure.ddos.state    | (properties.type: MitigationStarted, MitigationStopped)
              azure.ddos.report   | properties.reportType, properties.ReportType
              azure.ddos.vector   | (largest of properties.attackVectors)
              azure.ddos.share    | (its share in percent)
              event.start         | properties.mitigationPeriodStart, properties.MitigationPeriodStart
              event.end           | properties.mitigationPeriodEnd, properties.MitigationPeriodEnd
              event.action        | operationName
              event.reason        | properties.message, properties.Message
              cloud.resource_id   | (resourceId, lower case)
              """),
          DdosRows::new);

  /** Packets that a mitigation forwarded or dropped, each a row. */
  static final Service FLOWS =
      new Service(
          EventClass.of(
              "azure.ddosflow",
              LogSource.of("azure", "network_flow", "ddosflow"),
              LogSource.of("azure", null, "ddosflow")),
          List.of("DDoSMitigationFlowLogs"),
          Renames.of(
              """
              source.ip           | (properties.sourcePublicIpAddress)
              source.port         | properties.sourcePort, properties.SourcePort
              destination.ip      | properties.destPublicIpAddress, properties.DestPublicIpAddress
              destination.port    | properties.destPort, properties.DestPort
              network.transport   | (properties.protocol, lower case)
              network.iana_number | (properties.protocol)
              network.direction   | (inbound)
              event.action        | (denied if the message speaks of dropping, else allowed)
              event.reason        | properties.message, properties.Message
              cloud.resource_id   | (resourceId, lower case)
              """),
          List.of(
              "resourceId",
              "properties.sourcePublicIpAddress",
              "properties.SourcePublicIpAddress",
              "properties.protocol",
              "properties.Protocol",
              "properties.message"),
          DdosFlowRows::new);

  private final Basics basics;
  private final int type;
  private final int state;
  private final int text;
  private final int[] shares;
  private final int vector;
  private final int share;

  DdosRows(Fields fields, Renames.Copies common) {
    basics = new Basics(fields, common, "");
    type = fields.id(TYPE);
    state = fields.id("azure.ddos.state");
    text = fields.id(VECTORS);
    shares = Values.ids(fields, paths().toArray(String[]::new));
    vector = fields.id("azure.ddos.vector");
    share = fields.id("azure.ddos.share");
  }

  private static List<String> paths() {
    return NAMES.stream().map(name -> VECTORS + "." + name).toList();
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    addState(event);
    if (vector == Fields.UNREAD && share == Fields.UNREAD) {
      return;
    }
    int most = 0;
    int largest = -1;
    for (int name = 0; name < NAMES.size(); name++) {
      int percent = Math.max(shareOf(event, shares[name]), shareIn(event, NAMES.get(name)));
      if (percent > most) {
        most = percent;
        largest = name;
      }
    }
    if (largest >= 0) {
      add(event, vector, ValueKind.STRING, NAMES.get(largest));
      add(event, share, ValueKind.NUMBER, Integer.toString(most));
    }
  }

  private void addState(Event event) {
    if (state == Fields.UNREAD || type == Fields.UNREAD) {
      return;
    }
    for (int slot = event.first(type); slot != Event.NONE; slot = event.next(slot)) {
      byte[] buffer = event.buffer(slot);
      boolean fits = event.length(slot) >= MITIGATION.length;
      if (fits && Text.startsWith(buffer, event.start(slot), MITIGATION)) {
        event.addCopy(state, ValueKind.STRING, buffer, event.start(slot), event.length(slot));
        return;
      }
    }
  }

  private static void add(Event event, int field, ValueKind kind, String text) {
    byte[] bytes = Values.ascii(text);
    if (field != Fields.UNREAD) {
      event.addCopy(field, kind, bytes, 0, bytes.length);
    }
  }

  /** The percentage that a field holds, or 0. */
  private static int shareOf(Event event, int field) {
    int slot = Text.first(event, field);
    return slot == Event.NONE
        ? 0
        : percent(event.buffer(slot), event.start(slot), event.start(slot) + event.length(slot));
  }

  /** The percentage behind a name in a text; a name without a number counts as 1. */
  private int shareIn(Event event, String name) {
    int most = 0;
    for (int slot = text == Fields.UNREAD ? Event.NONE : event.first(text);
        slot != Event.NONE;
        slot = event.next(slot)) {
      if (event.kind(slot) == ValueKind.STRING) {
        byte[] buffer = event.buffer(slot);
        int end = event.start(slot) + event.length(slot);
        int at = find(buffer, event.start(slot), end, name);
        most = at < 0 ? most : Math.max(most, behind(buffer, at, end));
      }
    }
    return most;
  }

  private static int behind(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && (buffer[at] == '"' || buffer[at] == ':' || buffer[at] == ' ')) {
      at++;
    }
    return at < end && buffer[at] >= '0' && buffer[at] <= '9' ? percent(buffer, at, end) : 1;
  }

  private static int find(byte[] buffer, int from, int end, String name) {
    for (int at = from; at + name.length() <= end; at++) {
      int same = 0;
      while (same < name.length() && lower(buffer[at + same]) == lower((byte) name.charAt(same))) {
        same++;
      }
      if (same == name.length()) {
        return at + same;
      }
    }
    return -1;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  /** A whole number at the beginning of a text, rounded up, at most 100. */
  private static int percent(byte[] buffer, int from, int end) {
    int percent = 0;
    int at = from;
    for (; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      percent = Math.min(100, percent * 10 + buffer[at] - '0');
    }
    boolean fraction = false;
    for (at++; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      fraction |= buffer[at] != '0' && buffer[at - 1] != ' ';
    }
    return fraction ? Math.min(100, percent + 1) : percent;
  }
}
