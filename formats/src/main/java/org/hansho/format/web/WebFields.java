package org.hansho.format.web;

import org.hansho.address.Address;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;

/** The fields that all logs of web servers share, native and common. Belongs to one thread. */
final class WebFields {
  /** Requests, whatever server wrote them. */
  static final EventClass REQUEST =
      EventClass.of("web.request", LogSource.of(null, "webserver", null));

  private static final int FIRST_ERROR = 400;

  final Pair method;
  final Pair path;
  final Pair query;
  final Pair status;
  final Pair agent;
  final Pair referrer;
  final Pair user;
  final Pair client;
  final Pair sent;
  final Pair received;
  final Pair version;
  final Pair host;
  final int original;
  private final Address address = new Address();
  private final int clientAddress;
  private final int outcome;

  WebFields(Fields fields) {
    method = Pair.of(fields, "cs-method", "http.request.method");
    path = Pair.of(fields, "cs-uri-stem", "url.path");
    query = Pair.of(fields, "cs-uri-query", "url.query");
    status = Pair.of(fields, "sc-status", "http.response.status_code");
    agent = Pair.of(fields, "cs-user-agent", "user_agent.original");
    referrer = Pair.of(fields, "cs-referer", "http.request.referrer");
    user = Pair.of(fields, "cs-username", "user.name");
    client = Pair.of(fields, "c-ip", "source.ip");
    sent = Pair.of(fields, "sc-bytes", "http.response.body.bytes");
    received = Pair.of(fields, "cs-bytes", "http.request.bytes");
    version = Pair.of(fields, "cs-version", "http.version");
    host = Pair.of(fields, "cs-host", "url.domain");
    original = fields.id("url.original");
    clientAddress = fields.id("source.address");
    outcome = fields.id("event.outcome");
  }

  /** Adds the client, an address or the name of a host. */
  void addClient(Event event, byte[] block, int from, int to) {
    if (isMissing(block, from, to)) {
      return;
    }
    boolean plain = address.parse(block, from, to - from);
    if (plain || Bytes.isAddress(block, from, to)) {
      int slot = client.add(event, from, to);
      if (plain && address.isFour() && slot != Event.NONE) {
        event.setFour(slot, (int) address.low());
      }
    }
    if (clientAddress != Fields.UNREAD) {
      event.add(clientAddress, ValueKind.STRING, from, to - from);
    }
  }

  /** Adds the status and whether that is a success. */
  void addStatus(Event event, byte[] block, int from, int to) {
    if (addOutcome(event, block, from, to)) {
      status.add(event, from, to);
    }
  }

  /** Adds whether a status of three digits is a success. */
  boolean addOutcome(Event event, byte[] block, int from, int to) {
    int code = to - from == 3 ? Bytes.digits(block, from, 3) : -1;
    if (code >= 0) {
      Values.add(event, outcome, code < FIRST_ERROR ? Values.SUCCESS : Values.FAILURE);
    }
    return code >= 0;
  }

  /** Adds path and query of a target as sent. */
  void addTarget(Event event, byte[] block, int from, int to) {
    if (original != Fields.UNREAD) {
      event.add(original, ValueKind.STRING, from, to - from);
    }
    int mark = Bytes.indexOf(block, from, to, (byte) '?');
    int pathEnd = mark < 0 ? to : mark;
    path.add(event, from, pathEnd);
    if (mark >= 0 && mark + 1 < to) {
      query.add(event, mark + 1, to);
    }
  }

  /** Where the name of a host ends and its port begins; an address keeps its brackets. */
  static int endOfHost(byte[] block, int from, int to) {
    int bracket = from < to && block[from] == '[' ? Bytes.indexOf(block, from, to, (byte) ']') : -1;
    int colon = Bytes.indexOf(block, Math.max(from, bracket), to, (byte) ':');
    boolean address =
        bracket < 0 && colon >= 0 && Bytes.indexOf(block, colon + 1, to, (byte) ':') >= 0;
    return colon < 0 || address ? to : colon;
  }

  /** Whether there is nothing, or the sign for nothing. */
  static boolean isMissing(byte[] block, int from, int to) {
    return to <= from || (to - from == 1 && block[from] == '-');
  }

  /** A native field and the common one with the same value. */
  record Pair(int nativeField, int common) {
    /** Of a column without a common field. */
    static final Pair NONE = new Pair(Fields.UNREAD, Fields.UNREAD);

    static Pair of(Fields fields, String nativeName, String commonName) {
      return new Pair(fields.id(nativeName), fields.id(commonName));
    }

    boolean isRead() {
      return nativeField != Fields.UNREAD || common != Fields.UNREAD;
    }

    /** Adds a slice of the record to both; returns the slot of the common one, if it is read. */
    int add(Event event, int from, int to) {
      if (nativeField != Fields.UNREAD) {
        event.add(nativeField, ValueKind.STRING, from, to - from);
      }
      return common == Fields.UNREAD
          ? Event.NONE
          : event.add(common, ValueKind.STRING, from, to - from);
    }

    /** Adds a slice of the arena to both. */
    void addDecoded(Event event, int at, int length) {
      int first = nativeField != Fields.UNREAD ? nativeField : common;
      int slot = event.addReserved(first, ValueKind.STRING, at, length);
      if (nativeField != Fields.UNREAD && common != Fields.UNREAD) {
        event.addSame(common, slot);
      }
    }
  }
}
