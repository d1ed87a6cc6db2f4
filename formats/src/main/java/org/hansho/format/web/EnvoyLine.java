package org.hansho.format.web;

import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One line of Envoy's access log as text, in Envoy's default form or that of Istio:
 *
 * <pre>{@code
 * [time] "request" status flags … received sent duration time "forwarded" "agent" "id" "host"
 * "upstream" …
 * }</pre>
 *
 * <p>Between flags and sizes Istio has one to three columns more, and the client's address behind
 * the upstream. Envoy's own form has no address but those forwarded: the client is the last one
 * outside of private networks, since each proxy adds whom it saw at the end, or else the first.
 */
final class EnvoyLine extends ProxyLine {
  private static final int COLUMNS = 24;

  /** Columns from the request on in which the sizes may begin. */
  private static final int LAST_OF_SIZES = 7;

  private static final int STATUS = 1;
  private static final int FORWARDED = 4;
  private static final int AGENT = 5;
  private static final int HOST = 7;
  private static final int UPSTREAM = 8;

  /** The client behind the sizes, where Istio writes it. */
  private static final int REMOTE = 12;

  private final int[] starts = new int[COLUMNS];
  private final int[] ends = new int[COLUMNS];
  private final Address address = new Address();
  private int size;

  @Override
  @Nullable Fault read(byte[] block, int from, int to) {
    clear();
    int close = from < to && block[from] == '[' ? Bytes.indexOf(block, from, to, (byte) ']') : -1;
    if (close < 0) {
      return WebFaults.ENVOY;
    }
    time = Rfc3339.nanos(block, from + 1, close - from - 1);
    if (time == Event.NO_TIME || !columns(block, close + 2, to)) {
      return WebFaults.ENVOY;
    }
    int sizes = sizes(block);
    if (sizes < 0 || block[starts[0] - 1] != '"' || !isNumber(block, STATUS)) {
      return WebFaults.ENVOY;
    }
    set(Part.REQUEST, starts[0], ends[0]);
    set(Part.STATUS, starts[STATUS], ends[STATUS]);
    set(Part.RECEIVED, starts[sizes], ends[sizes]);
    set(Part.SENT, starts[sizes + 1], ends[sizes + 1]);
    column(Part.AGENT, sizes + AGENT);
    column(Part.HOST, sizes + HOST);
    client(block, sizes);
    return null;
  }

  /** Finds the columns; whether no quote is left open. */
  private boolean columns(byte[] block, int from, int to) {
    size = 0;
    int at = from;
    while (at < to && size < COLUMNS) {
      boolean quoted = block[at] == '"';
      starts[size] = quoted ? at + 1 : at;
      boolean among = size > 1 && block[starts[size - 1] - 1] == '"';
      int stop =
          quoted ? closing(block, at + 1, to, among) : Bytes.indexOf(block, at, to, (byte) ' ');
      if (stop < 0 && quoted) {
        return false;
      }
      ends[size] = stop < 0 ? to : stop;
      at = ends[size++] + (quoted ? 2 : 1);
    }
    return size > 0;
  }

  /**
   * The quote that closes a text, which stands before a blank or the end. Envoy does not escape
   * quotes inside, so between texts in quotes the one before the next of them is preferred.
   */
  private static int closing(byte[] block, int from, int to, boolean among) {
    int first = -1;
    int quote = Bytes.indexOf(block, from, to, (byte) '"');
    while (quote >= 0) {
      boolean closes = quote + 1 == to || block[quote + 1] == ' ';
      boolean beforeNext = quote + 2 >= to || block[quote + 2] == '"';
      if (closes && (!among || beforeNext)) {
        return quote;
      }
      first = closes && first < 0 ? quote : first;
      quote = Bytes.indexOf(block, quote + 1, to, (byte) '"');
    }
    return first;
  }

  /** The column of the bytes received: two numbers side by side, and all that follows them. */
  private int sizes(byte[] block) {
    for (int column = STATUS + 1; column <= LAST_OF_SIZES; column++) {
      if (column + UPSTREAM < size && isNumber(block, column) && isNumber(block, column + 1)) {
        return column;
      }
    }
    return -1;
  }

  private boolean isNumber(byte[] block, int column) {
    int length = ends[column] - starts[column];
    return length > 0
        && length < 19
        && block[starts[column] - 1] == ' '
        && Bytes.isDigit(block[starts[column]])
        && Bytes.isDigit(block[ends[column] - 1]);
  }

  private void column(Part part, int column) {
    set(part, starts[column], ends[column]);
  }

  private void client(byte[] block, int sizes) {
    int remote = sizes + REMOTE;
    if (remote < size) {
      set(Part.CLIENT, starts[remote], withoutPort(block, starts[remote], ends[remote]));
      return;
    }
    int at = starts[sizes + FORWARDED];
    int to = ends[sizes + FORWARDED];
    while (at < to) {
      int comma = Bytes.indexOf(block, at, to, (byte) ',');
      int end = comma < 0 ? to : comma;
      int begin = Bytes.skipSpaces(block, at, end);
      if (to(Part.CLIENT) == 0 || isOutside(block, begin, end)) {
        set(Part.CLIENT, begin, end);
      }
      at = end + 1;
    }
  }

  private boolean isOutside(byte[] block, int from, int to) {
    return address.parse(block, from, to - from)
        && AddressScope.of(address) == AddressScope.EXTERNAL;
  }
}
