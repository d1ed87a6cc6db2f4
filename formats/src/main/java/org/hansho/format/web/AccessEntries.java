package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.Utf8;
import org.hansho.format.database.EntryReader;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;

/** Turns lines of access logs into events. */
final class AccessEntries implements EntryReader.Entries {
  private final Event event;
  private final WebFields web;
  private final AccessLine line = new AccessLine();
  private final RequestLine words = new RequestLine();

  AccessEntries(Fields fields) {
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
      Malformed record = Malformed.of(fault, position, block, from, to - from);
      sink.malformed(record.noticedAt(line.faultAt - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setEventClass(WebFields.REQUEST);
    event.setTime(line.time);
    event.setAscii(Utf8.isAscii(block, from, to - from));
    request(block, line.requestFrom, line.requestTo, line.requestEscaped);
    web.addClient(event, block, line.clientFrom, line.clientTo);
    web.addStatus(event, block, line.statusFrom, line.statusTo);
    addPresent(
        web.host, block, line.hostFrom, WebFields.endOfHost(block, line.hostFrom, line.hostTo));
    addPresent(web.user, block, line.userFrom, line.userTo);
    addPresent(web.sent, block, line.bytesFrom, line.bytesTo);
    addQuoted(web.referrer, block, line.referrerFrom, line.referrerTo, line.referrerEscaped);
    addQuoted(web.agent, block, line.agentFrom, line.agentTo, line.agentEscaped);
    sink.event(event);
  }

  /** The request, its escapes undone. */
  private void request(byte[] block, int from, int to, boolean escaped) {
    if (WebFields.isMissing(block, from, to)) {
      return;
    }
    if (!escaped) {
      words(block, from, to);
      return;
    }
    int at = event.reserve(to - from);
    int length = LogEscapes.undo(block, from, to, event.arena(), at);
    event.sliceArena(true);
    words(event.arena(), at, at + length);
    event.sliceArena(false);
  }

  /** Method, target and version; a request of another shape is a target as a whole. */
  private void words(byte[] text, int from, int to) {
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

  private void addPresent(WebFields.Pair field, byte[] block, int from, int to) {
    if (!WebFields.isMissing(block, from, to)) {
      field.add(event, from, to);
    }
  }

  /** Adds a text in quotes, its escapes undone. */
  private void addQuoted(WebFields.Pair field, byte[] block, int from, int to, boolean escaped) {
    if (!field.isRead() || WebFields.isMissing(block, from, to)) {
      return;
    }
    if (!escaped) {
      field.add(event, from, to);
      return;
    }
    int at = event.reserve(to - from);
    field.addDecoded(event, at, LogEscapes.undo(block, from, to, event.arena(), at));
  }
}
