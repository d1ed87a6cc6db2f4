package org.hansho.format.web;

import org.hansho.event.ByteSearch;
import org.hansho.event.Event;
import org.hansho.format.syslog.Bytes;

/**
 * The parts of one line of an access log, found but not copied. Reused.
 *
 * <p>{@code [host[:port]] client ident user [time] "request" status bytes ["referrer" "agent" …]};
 * what follows the agent is left alone.
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

  private final AccessTime times = new AccessTime();
  private boolean escaped;

  /** Why the slice is no such line, or an empty text. */
  String read(byte[] block, int from, int to) {
    int open = Bytes.indexOf(block, from, Math.min(to, from + LONGEST_FRONT), (byte) '[');
    int close = open < 0 ? -1 : Bytes.indexOf(block, open, Math.min(to, open + 64), (byte) ']');
    if (close < 0) {
      return "no time in brackets";
    }
    time = times.nanos(block, open + 1, close);
    if (time == Event.NO_TIME) {
      return "the time in brackets is none";
    }
    if (!front(block, from, open)) {
      return "not client, identity and user before the time";
    }
    int at = Bytes.skipSpaces(block, close + 1, to);
    if (at >= to || block[at] != '"') {
      return "no request in quotes behind the time";
    }
    return behind(block, at, to);
  }

  /** Host, client, identity and user, parted by blanks; a user may hold blanks. */
  private boolean front(byte[] block, int from, int to) {
    int end = Bytes.trimEnd(block, from, to);
    int first = wordEnd(block, from, end);
    int second = wordEnd(block, first + 1, end);
    int third = wordEnd(block, second + 1, end);
    if (first >= end || second >= end) {
      return false;
    }
    boolean host = third < end && isIdentity(block, second + 1, third);
    hostFrom = from;
    hostTo = host ? first : from;
    clientFrom = host ? first + 1 : from;
    clientTo = host ? second : first;
    userFrom = Math.min(end, (host ? third : second) + 1);
    userTo = end;
    return true;
  }

  /** With a host in front, the third word is the identity, which is seldom more than a hyphen. */
  private static boolean isIdentity(byte[] block, int from, int to) {
    return to - from == 1 && block[from] == '-';
  }

  private static int wordEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != ' ') {
      at++;
    }
    return at;
  }

  private String behind(byte[] block, int quote, int to) {
    requestFrom = quote + 1;
    requestTo = closingQuote(block, requestFrom, to);
    requestEscaped = escaped;
    if (requestTo >= to) {
      return "the request has no closing quote";
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
    return status ? "" : "no status behind the request";
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
