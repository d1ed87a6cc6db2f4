package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.Utf8;
import org.hansho.format.database.EntryReader;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** Turns lines of load balancers into events. */
final class LoadBalancerEntries implements EntryReader.Entries {
  private static final byte[] AUTHORITY = Bytes.of("://");

  private final Event event;
  private final WebFields web;
  private final LoadBalancerLine line = new LoadBalancerLine();
  private final RequestLine words = new RequestLine();

  LoadBalancerEntries(Fields fields) {
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    web = new WebFields(fields);
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return true;
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
    event.setEventClass(LoadBalancerFormat.REQUEST);
    event.setTime(line.time);
    event.setAscii(Utf8.isAscii(block, from, to - from));
    if (words.read(block, line.requestFrom(), line.requestTo())) {
      request(block);
    }
    web.addClient(event, block, line.clientFrom(), line.clientTo(block));
    web.addStatus(event, block, line.statusFrom(), line.statusTo());
    addPresent(web.received, block, line.receivedFrom(), line.receivedTo());
    addPresent(web.sent, block, line.sentFrom(), line.sentTo());
    addPresent(web.agent, block, line.agentFrom(), line.agentTo());
    sink.event(event);
  }

  /** Method, whole address and version; what could not be read has hyphens for the first two. */
  private void request(byte[] block) {
    addPresent(web.method, block, line.requestFrom(), words.methodTo);
    int from = words.targetFrom;
    int to = words.targetTo;
    int authority = Bytes.indexOf(block, from, to, AUTHORITY);
    if (authority < 0) {
      if (words.versioned) {
        web.addTarget(event, block, from, to);
      }
      return;
    }
    int host = authority + AUTHORITY.length;
    int slash = Bytes.indexOf(block, host, to, (byte) '/');
    int hostTo = slash < 0 ? to : slash;
    addPresent(web.host, block, host, WebFields.endOfHost(block, host, hostTo));
    if (slash >= 0) {
      web.addTarget(event, block, slash, to);
    }
    if (words.versioned) {
      web.version.add(event, words.versionFrom, line.requestTo());
    }
  }

  private void addPresent(WebFields.Pair field, byte[] block, int from, int to) {
    if (!WebFields.isMissing(block, from, to)) {
      field.add(event, from, to);
    }
  }
}
