package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/** Adds what the header of an export packet says, where somebody reads it. */
final class HeaderFields {
  private final int version;
  private final int sequence;
  private final int domain;
  private final int exported;
  private final int uptime;
  private final int template;
  private final TextLine line = new TextLine();

  HeaderFields(Fields fields) {
    version = fields.id("export.version");
    sequence = fields.id("export.sequence_number");
    domain = fields.id("export.observation_domain");
    exported = fields.id("export.time");
    uptime = fields.id("export.system_uptime");
    template = fields.id("export.template");
  }

  /**
   * Adds them.
   *
   * @param templateId the template of the record, 0 where there are no templates
   */
  void add(Event event, ExportPacket packet, int templateId) {
    number(event, version, packet.version);
    number(event, sequence, packet.sequence);
    number(event, domain, packet.domain);
    if (packet.uptimeMillis >= 0) {
      number(event, uptime, packet.uptimeMillis);
    }
    if (templateId > 0) {
      number(event, template, templateId);
    }
    if (exported != Fields.UNREAD && packet.exportMillis > 0) {
      line.clear();
      line.time(packet.exportNanos());
      event.addCopy(exported, ValueKind.STRING, line.bytes, 0, line.length);
    }
  }

  /** Adds a number to a field that may be unread. */
  void number(Event event, int field, long value) {
    if (field != Fields.UNREAD) {
      line.clear();
      line.number(value);
      event.addCopy(field, ValueKind.NUMBER, line.bytes, 0, line.length);
    }
  }
}
