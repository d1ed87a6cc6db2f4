package org.hansho.format.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Fields;

/**
 * The columns of a W3C log: what its {@code #Fields} line names, or what IIS writes when nobody
 * changed it. Immutable; columns beyond {@link #MOST} are left alone.
 */
final class IisColumns {
  static final int MOST = 64;

  /** What IIS logs of requests and of FTP commands unless configured otherwise. */
  static final String REQUESTS =
      "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent)"
          + " cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

  static final String FTP =
      "date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status"
          + " sc-substatus x-session x-fullpath";

  private final String line;
  private final List<String> names;
  private final boolean ftp;

  IisColumns(String line) {
    List<String> columns = new ArrayList<>();
    for (String name : line.strip().split("\\s+")) {
      if (!name.isEmpty() && columns.size() < MOST) {
        columns.add(name);
      }
    }
    this.line = line;
    this.names = List.copyOf(columns);
    this.ftp = names.contains("x-session") || names.contains("x-fullpath");
  }

  static IisColumns of(byte[] text, int from, int to) {
    return new IisColumns(new String(text, from, to - from, StandardCharsets.UTF_8));
  }

  String line() {
    return line;
  }

  int size() {
    return names.size();
  }

  boolean isFtp() {
    return ftp;
  }

  String name(int column) {
    return names.get(column);
  }

  int indexOf(String name) {
    return names.indexOf(name);
  }

  /** The ids of native fields, {@link Fields#UNREAD} where nobody reads one. */
  int[] ids(Fields fields) {
    int[] ids = new int[names.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = fields.id(names.get(i));
    }
    return ids;
  }
}
