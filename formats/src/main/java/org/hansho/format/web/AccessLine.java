package org.hansho.format.web;

import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.ByteSearch;
import org.hansho.event.Event;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one line of an access log, found but not copied. Reused.
 *
 * <p>{@code [host[:port]] client ident user [time] "request" status bytes ["referrer" "agent" …]};
 * what follows the agent is left alone. The user is what the client says of itself and may hold
 * blanks, hyphens, brackets and whole times: only quotes are escaped in it.
 */
final class AccessLine {
  private static final int LONGEST_FRONT = 1024;

  int hostFrom;
  int hostTo;
  int clientFrom;
  int clientTo;
  int userFrom;
  int userTo;
  int requestFrom;
  int requestTo;
  int statusFrom;
  int statusTo;
  int bytesFrom;
  int bytesTo;
  int referrerFrom;
  int referrerTo;
  int agentFrom;
  int agentTo;
  boolean requestEscaped;
  boolean referrerEscaped;
  boolean agentEscaped;
  long time;

  /** Where a fault shows, if there is one. */
  int faultAt;

  private final AccessTime times = new AccessTime();
  private final Address address = new Address();
  private boolean escaped;

  /** Why the slice is no such line, or null; {@link #faultAt} says where that shows. */
  @Nullable Fault read(byte[] block, int from, int to) {
    int open = Bytes.indexOf(block, from, Math.min(to, from + LONGEST_FRONT), (byte) '[');
    int close = open < 0 ? -1 : Bytes.indexOf(block, open, Math.min(to, open + 64), (byte) ']');
    if (close < 0) {
      faultAt = open < 0 ? from : open;
      return readFromQuote(block, from, to, open < 0 ? WebFaults.NO_TIME : WebFaults.BAD_TIME);
    }
    time = times.nanos(block, open + 1, close);
    if (time == Event.NO_TIME) {
      faultAt = open;
      return readFromQuote(block, from, to, WebFaults.BAD_TIME);
    }
    int quote = Bytes.skipSpaces(block, close + 1, to);
    if (quote >= to || block[quote] != '"') {
      faultAt = close + 1;
      return readFromQuote(block, from, to, WebFaults.NO_REQUEST);
    }
    return parts(block, from, open, quote, to);
  }

  /** The same for a user that holds brackets or is long: the time is that before the request. */
  private @Nullable Fault readFromQuote(byte[] block, int from, int to, Fault otherwise) {
    int quote = times.quoteBehind(block, from, to);
    if (quote < 0) {
      return otherwise;
    }
    int open = Bytes.trimEnd(block, from, quote) - AccessTime.BRACKETED;
    time = times.nanos(block, open + 1, open + AccessTime.BRACKETED - 1);
    return parts(block, from, open, quote, to);
  }

  private @Nullable Fault parts(byte[] block, int from, int open, int quote, int to) {
    if (!front(block, from, open)) {
      faultAt = from;
      return WebFaults.NO_CLIENT;
    }
    return behind(block, quote, to);
  }

  /** Host, client, identity and user, parted by blanks; a user may hold blanks or be blank. */
  private boolean front(byte[] block, int from, int to) {
    int end = Bytes.trimEnd(block, from, to);
    int first = wordEnd(block, from, end);
    int second = wordEnd(block, first + 1, end);
    if (first >= end) {
      return false;
    }
    if (first > from && block[first - 1] == ',') {
      forwarded(block, from, end);
      return true;
    }
    int third = wordEnd(block, second + 1, end);
    boolean host = hasHost(block, from, first, second, third, end);
    hostFrom = from;
    hostTo = host ? first : from;
    clientFrom = host ? first + 1 : from;
    clientTo = host ? second : first;
    userFrom = Math.min(end, (host ? third : second) + 1);
    userTo = end;
    return host || second < end || end < to - 1;
  }

  /**
   * Whether the first word is the host that was asked for, and the second the client: an address
   * behind what is none, or any name behind a host with its port. Without these the third word
   * decides, the identity, which is seldom more than a hyphen, if a user follows it. Where names
   * are looked up and identities asked for, a client that calls itself an address is taken for one;
   * nobody does both today. A hyphen in the second place is the identity itself.
   */
  private static boolean hasHost(
      byte[] block, int from, int first, int second, int third, int end) {
    int client = first + 1;
    if (client >= second || isHyphen(block, client, second)) {
      return false;
    }
    boolean identity = third < end && isHyphen(block, second + 1, third);
    boolean address = Bytes.isAddress(block, client, second);
    if (Bytes.isAddress(block, from, first)) {
      return address && identity;
    }
    return address || identity || WebFields.endOfHost(block, from, first) < first;
  }

  private static boolean isHyphen(byte[] block, int from, int to) {
    return to - from == 1 && block[from] == '-';
  }

  /**
   * A list of addresses that proxies passed on, parted by commas: each proxy adds whom it saw at
   * the end, and the client may have begun it with anything. So the client is the last one outside
   * of private networks, or the first where all are inside.
   */
  private void forwarded(byte[] block, int from, int end) {
    int at = from;
    int wordTo = wordEnd(block, at, end);
    clientFrom = from;
    clientTo = wordTo - 1;
    while (wordTo < end && block[wordTo - 1] == ',') {
      at = wordTo + 1;
      wordTo = wordEnd(block, at, end);
      int itemTo = wordTo > at && block[wordTo - 1] == ',' ? wordTo - 1 : wordTo;
      if (isPublic(block, at, itemTo)) {
        clientFrom = at;
        clientTo = itemTo;
      }
    }
    hostFrom = from;
    hostTo = from;
    userFrom = Math.min(end, wordEnd(block, Math.min(end, wordTo + 1), end) + 1);
    userTo = end;
  }

  private boolean isPublic(byte[] block, int from, int to) {
    return address.parse(block, from, to - from)
        && AddressScope.of(address) == AddressScope.EXTERNAL;
  }

  private static int wordEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != ' ') {
      at++;
    }
    return at;
  }

  private @Nullable Fault behind(byte[] block, int quote, int to) {
    requestFrom = quote + 1;
    requestTo = closingQuote(block, requestFrom, to);
    requestEscaped = escaped;
    if (requestTo >= to) {
      faultAt = quote;
      return WebFaults.OPEN_REQUEST;
    }
    statusFrom = Bytes.skipSpaces(block, requestTo + 1, to);
    statusTo = wordEnd(block, statusFrom, to);
    bytesFrom = Bytes.skipSpaces(block, statusTo, to);
    bytesTo = wordEnd(block, bytesFrom, to);
    int at = Bytes.skipSpaces(block, bytesTo, to);
    boolean combined = at < to && block[at] == '"';
    referrerFrom = combined ? at + 1 : to;
    referrerTo = combined ? closingQuote(block, referrerFrom, to) : to;
    referrerEscaped = escaped;
    int next = Bytes.skipSpaces(block, Math.min(to, referrerTo + 1), to);
    boolean agent = next < to && block[next] == '"';
    agentFrom = agent ? next + 1 : to;
    agentTo = agent ? closingQuote(block, agentFrom, to) : to;
    agentEscaped = escaped;
    boolean status = statusTo - statusFrom == 3 && Bytes.digits(block, statusFrom, 3) >= 0;
    if (status) {
      return null;
    }
    faultAt = requestTo + 1;
    return WebFaults.NO_STATUS;
  }

  /** Where the quote stands that no backslash precedes, or the end; notes whether one was met. */
  private int closingQuote(byte[] block, int from, int to) {
    int at = ByteSearch.either(block, from, to, (byte) '"', (byte) '\\');
    escaped = at < to && block[at] == '\\';
    while (at < to && block[at] == '\\') {
      at = ByteSearch.either(block, Math.min(to, at + 2), to, (byte) '"', (byte) '\\');
    }
    return at;
  }
}
