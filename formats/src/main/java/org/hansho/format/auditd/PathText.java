package org.hansho.format.auditd;

import org.hansho.event.Event;
import org.hansho.event.ValueKind;

/**
 * Makes a path of a PATH record absolute: joined to the working directory, without {@code .},
 * {@code ..} and doubled slashes. Pure functions.
 */
final class PathText {
  private PathText() {}

  /** Adds path number {@code path} of the event to a field; returns the slot. */
  static int add(Event event, int field, OpenEvent open, int path) {
    byte form = open.paths.form(path);
    int start = open.paths.start(path);
    int length = open.paths.length(path);
    boolean absolute = form == Form.PLAIN && length > 0 && open.values[start] == '/';
    if (absolute && isClean(open.values, start, length)) {
      return ValueWriter.add(event, field, open.values, start, length, form);
    }
    int cwd = Role.CWD.ordinal();
    byte cwdForm = open.has(Role.CWD) ? open.form[cwd] : Form.NULL;
    int cwdRoom = Form.decodedLength(cwdForm, open.length[cwd]);
    int at = event.reserve(cwdRoom + 1 + Form.decodedLength(form, length));
    byte[] arena = event.arena();
    int nameAt = at + cwdRoom + 1;
    int bytes = Form.decode(form, open.values, start, length, arena, nameAt);
    if (bytes > 0 && arena[nameAt] == '/') {
      return event.addReserved(field, ValueKind.STRING, nameAt, clean(arena, nameAt, bytes));
    }
    int cwdBytes = 0;
    if (cwdRoom > 0) {
      cwdBytes = Form.decode(cwdForm, open.values, open.start[cwd], open.length[cwd], arena, at);
    }
    if (cwdBytes == 0 || arena[at] != '/') {
      return event.addReserved(field, ValueKind.STRING, nameAt, bytes);
    }
    arena[at + cwdBytes] = '/';
    System.arraycopy(arena, nameAt, arena, at + cwdBytes + 1, bytes);
    int joined = clean(arena, at, cwdBytes + 1 + bytes);
    return event.addReserved(field, ValueKind.STRING, at, joined);
  }

  private static boolean isClean(byte[] text, int start, int length) {
    for (int i = start; i + 1 < start + length; i++) {
      if (text[i] == '/' && (text[i + 1] == '/' || text[i + 1] == '.')) {
        return false;
      }
    }
    return true;
  }

  /** Cleans an absolute path in place; returns its new length. */
  static int clean(byte[] text, int start, int length) {
    int end = start + length;
    int out = start;
    int at = start;
    while (at < end) {
      while (at < end && text[at] == '/') {
        at++;
      }
      int name = at;
      while (at < end && text[at] != '/') {
        at++;
      }
      int bytes = at - name;
      if (bytes == 2 && text[name] == '.' && text[name + 1] == '.') {
        while (out > start && text[--out] != '/') {}
      } else if (bytes > 0 && !(bytes == 1 && text[name] == '.')) {
        text[out++] = '/';
        System.arraycopy(text, name, text, out, bytes);
        out += bytes;
      }
    }
    if (out == start) {
      text[out++] = '/';
    }
    return out - start;
  }
}
