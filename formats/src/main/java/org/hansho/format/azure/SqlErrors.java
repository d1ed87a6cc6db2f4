package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * Number, state and reason of an error in the column {@code additional_information}, which holds
 * XML elements ({@code <error_code>18456</error_code>}) or a sentence ({@code Err 18456, Level 14,
 * State 8, …}).
 */
final class SqlErrors {
  private static final byte[] CODE = Values.ascii("<error_code>");
  private static final byte[] STATE = Values.ascii("<error_state>");
  private static final byte[] REASON = Values.ascii("<failure_reason>");
  private static final byte[] CODE_WORD = Values.ascii("err ");
  private static final byte[] STATE_WORD = Values.ascii("state ");

  private final int source;
  private final int code;
  private final int state;
  private final int reason;

  SqlErrors(Fields fields) {
    source = fields.id("properties.additional_information");
    code = fields.id("error.code");
    state = fields.id("azure.sql.error_state");
    reason = fields.id("event.reason");
  }

  void add(Event event) {
    int slot = Text.first(event, source);
    if (slot == Event.NONE) {
      return;
    }
    if (!addNumber(event, slot, code, CODE)) {
      addNumber(event, slot, code, CODE_WORD);
    }
    if (!addNumber(event, slot, state, STATE)) {
      addNumber(event, slot, state, STATE_WORD);
    }
    int at = reason == Fields.UNREAD ? -1 : Text.indexOf(event, slot, REASON);
    if (at >= 0) {
      int from = at + REASON.length;
      int end = from;
      while (end < event.length(slot) && event.buffer(slot)[event.start(slot) + end] != '<') {
        end++;
      }
      event.addPart(reason, slot, from, end - from);
    }
  }

  private static boolean addNumber(Event event, int slot, int field, byte[] before) {
    int at = field == Fields.UNREAD ? -1 : Text.indexOf(event, slot, before);
    if (at < 0) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int from = at + before.length;
    int end = from;
    while (end < event.length(slot)
        && buffer[event.start(slot) + end] >= '0'
        && buffer[event.start(slot) + end] <= '9') {
      end++;
    }
    if (end == from) {
      return false;
    }
    event.addPart(field, slot, from, end - from);
    return true;
  }
}
