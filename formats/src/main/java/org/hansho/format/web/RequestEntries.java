package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.database.EntryReader;

/**
 * Turns lines that are one request each into events. Formats differ in where the parts of a line
 * stand and in how its texts are escaped. Belongs to one thread.
 */
abstract class RequestEntries implements EntryReader.Entries {
  final Event event;
  final WebFields web;
  final RequestLine words = new RequestLine();

  RequestEntries(Fields fields) {
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    web = new WebFields(fields);
  }

  /**
   * Writes a text without its escapes, which never make it longer.
   *
   * @param at where it is written in the target
   * @return its length there
   */
  abstract int undo(byte[] text, int from, int to, byte[] target, int at);

  /** Adds method, target and version of a request without escapes. */
  abstract void words(byte[] text, int from, int to);

  @Override
  public final boolean begins(byte[] block, int from, int to) {
    return true;
  }

  /** Adds the parts of a request, its escapes undone. */
  final void request(byte[] block, int from, int to, boolean escaped) {
    if (!escaped) {
      words(block, from, to);
      return;
    }
    int at = event.reserve(to - from);
    int length = undo(block, from, to, event.arena(), at);
    event.sliceArena(true);
    words(event.arena(), at, at + length);
    event.sliceArena(false);
  }

  /** Adds a value, unless its place says that there is none. */
  final void addPresent(WebFields.Pair field, byte[] block, int from, int to) {
    if (!WebFields.isMissing(block, from, to)) {
      field.add(event, from, to);
    }
  }

  /** Adds a text, its escapes undone. */
  final void addText(WebFields.Pair field, byte[] block, int from, int to, boolean escaped) {
    if (!field.isRead() || WebFields.isMissing(block, from, to)) {
      return;
    }
    if (!escaped) {
      field.add(event, from, to);
      return;
    }
    int at = event.reserve(to - from);
    field.addDecoded(event, at, undo(block, from, to, event.arena(), at));
  }
}
