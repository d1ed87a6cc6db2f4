package org.hansho.format.web;

import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.Utf8;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.web.ProxyLine.Part;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** Turns the lines of a proxy or load balancer into events. Belongs to one thread. */
final class ProxyEntries extends RequestEntries {
  private static final byte[] AUTHORITY = Bytes.of("://");

  private final EventClass eventClass;
  private final ProxyLine line;

  ProxyEntries(Fields fields, ProxyLine line, EventClass eventClass) {
    super(fields);
    this.line = line;
    this.eventClass = eventClass;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#') {
      return;
    }
    Fault fault = line.read(block, from, to);
    if (fault != null) {
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setEventClass(eventClass);
    event.setTime(line.time);
    event.setAscii(Utf8.isAscii(block, from, to - from));
    int hostFrom = line.from(Part.HOST);
    addPresent(web.host, block, hostFrom, WebFields.endOfHost(block, hostFrom, line.to(Part.HOST)));
    int requestFrom = line.from(Part.REQUEST);
    int requestTo = line.to(Part.REQUEST);
    request(block, requestFrom, requestTo, line.isEscaped(block, requestFrom, requestTo));
    web.addClient(event, block, line.from(Part.CLIENT), line.to(Part.CLIENT));
    web.addStatus(event, block, line.from(Part.STATUS), line.to(Part.STATUS));
    addPresent(web.received, block, line.from(Part.RECEIVED), line.to(Part.RECEIVED));
    addPresent(web.sent, block, line.from(Part.SENT), line.to(Part.SENT));
    addText(web.referrer, block, line.from(Part.REFERRER), line.to(Part.REFERRER));
    addText(web.agent, block, line.from(Part.AGENT), line.to(Part.AGENT));
    sink.event(event);
  }

  @Override
  int undo(byte[] text, int from, int to, byte[] target, int at) {
    return line.undo(text, from, to, target, at);
  }

  /** Method, target and version; what could not be read has hyphens for them, or nothing. */
  @Override
  void words(byte[] text, int from, int to) {
    if (!words.read(text, from, to)) {
      return;
    }
    addPresent(web.method, text, from, words.methodTo);
    if (words.versioned) {
      target(text, words.targetFrom, words.targetTo);
      web.version.add(event, words.versionFrom, to);
    } else if (Bytes.indexOf(text, words.targetFrom, words.targetTo, AUTHORITY) > 0) {
      target(text, words.targetFrom, words.targetTo);
    }
  }

  /** A whole address names its host in front. */
  private void target(byte[] text, int from, int to) {
    int authority = from < to && text[from] != '/' ? Bytes.indexOf(text, from, to, AUTHORITY) : -1;
    if (authority < 0) {
      web.addTarget(event, text, from, to);
      return;
    }
    int host = authority + AUTHORITY.length;
    int slash = Bytes.indexOf(text, host, to, (byte) '/');
    int hostTo = slash < 0 ? to : slash;
    if (line.to(Part.HOST) == 0) {
      addPresent(web.host, text, host, WebFields.endOfHost(text, host, hostTo));
    }
    if (slash >= 0) {
      web.addTarget(event, text, slash, to);
    }
  }

  private void addText(WebFields.Pair field, byte[] block, int from, int to) {
    addText(field, block, from, to, field.isRead() && line.isEscaped(block, from, to));
  }
}
