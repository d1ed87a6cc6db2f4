package org.hansho.format.web;

import org.hansho.event.Fields;
import org.hansho.event.Utf8;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** Turns lines of access logs into events. */
final class AccessEntries extends RequestEntries {
  private final AccessLine line = new AccessLine();

  AccessEntries(Fields fields) {
    super(fields);
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    if (block[from] == '#') {
      return;
    }
    Fault fault = line.read(block, from, to);
    if (fault != null) {
      Malformed record = Malformed.of(fault, position, block, from, to - from);
      sink.malformed(record.noticedAt(line.faultAt - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setEventClass(WebFields.REQUEST);
    event.setTime(line.time);
    event.setAscii(Utf8.isAscii(block, from, to - from));
    if (!WebFields.isMissing(block, line.requestFrom, line.requestTo)) {
      request(block, line.requestFrom, line.requestTo, line.requestEscaped);
    }
    web.addClient(event, block, line.clientFrom, line.clientTo);
    web.addStatus(event, block, line.statusFrom, line.statusTo);
    addPresent(
        web.host, block, line.hostFrom, WebFields.endOfHost(block, line.hostFrom, line.hostTo));
    addPresent(web.user, block, line.userFrom, line.userTo);
    addPresent(web.sent, block, line.bytesFrom, line.bytesTo);
    addText(web.referrer, block, line.referrerFrom, line.referrerTo, line.referrerEscaped);
    addText(web.agent, block, line.agentFrom, line.agentTo, line.agentEscaped);
    sink.event(event);
  }

  /** Method, target and version; a request of another shape is a target as a whole. */
  @Override
  void words(byte[] text, int from, int to) {
    if (!words.read(text, from, to)) {
      web.addTarget(event, text, from, to);
      return;
    }
    web.method.add(event, from, words.methodTo);
    web.addTarget(event, text, words.targetFrom, words.targetTo);
    if (words.versioned) {
      web.version.add(event, words.versionFrom, to);
    }
  }

  @Override
  int undo(byte[] text, int from, int to, byte[] target, int at) {
    return LogEscapes.undo(text, from, to, target, at);
  }
}
