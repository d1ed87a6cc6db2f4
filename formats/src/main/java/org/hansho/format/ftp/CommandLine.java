package org.hansho.format.ftp;

import org.hansho.event.Event;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.web.AccessTime;

/**
 * The parts of a line that ProFTPD's {@code ExtendedLog} has where nobody gives it another format,
 * found but not copied: {@code client identity user [time] "command" reply bytes}. File names may
 * hold quotes, so the command's end is looked for from behind. Reused.
 */
final class CommandLine {
  private static final byte[] PROTOCOL = Bytes.of("HTTP/");

  int clientFrom;
  int clientTo;
  int userFrom;
  int userTo;
  int nameFrom;
  int nameTo;
  int argumentTo;
  int replyFrom;
  long time;
  Command command = Command.UNKNOWN;

  private final AccessTime times = new AccessTime();

  /** Whether the slice is such a line. */
  boolean read(byte[] text, int from, int to) {
    int end = Bytes.trimEnd(text, from, to);
    int quote = times.quoteBehind(text, from, end);
    if (quote < 0) {
      return false;
    }
    int timeTo = Bytes.trimEnd(text, from, quote);
    int timeFrom = timeTo - AccessTime.BRACKETED;
    time = times.nanos(text, timeFrom + 1, timeTo - 1);
    return time != Event.NO_TIME
        && front(text, from, Bytes.trimEnd(text, from, timeFrom))
        && asked(text, quote + 1, end);
  }

  /** Whether this is a request to a web server, which logs the same parts. */
  boolean isOfWeb(byte[] text) {
    int last = argumentTo;
    while (last > nameFrom && text[last - 1] != ' ') {
      last--;
    }
    return Bytes.startsWith(text, last, argumentTo, PROTOCOL);
  }

  private boolean front(byte[] text, int from, int to) {
    clientFrom = from;
    clientTo = wordEnd(text, from, to);
    int identityTo = wordEnd(text, Math.min(to, clientTo + 1), to);
    userFrom = Math.min(to, identityTo + 1);
    userTo = to;
    return clientTo > from && userTo > userFrom;
  }

  private boolean asked(byte[] text, int from, int to) {
    int close = to - 1;
    while (close >= from && text[close] != '"') {
      close--;
    }
    replyFrom = close + 2;
    if (close <= from || replyFrom >= to || text[close + 1] != ' ') {
      return false;
    }
    nameFrom = from;
    nameTo = wordEnd(text, from, close);
    argumentTo = close;
    int replyTo = wordEnd(text, replyFrom, to);
    int sizeFrom = Math.min(to, replyTo + 1);
    command = Command.named(text, nameFrom, nameTo);
    return isNumber(text, replyFrom, replyTo, 3) && isNumber(text, sizeFrom, to, Integer.MAX_VALUE);
  }

  /** Digits, or the sign for none. */
  private static boolean isNumber(byte[] text, int from, int to, int mostDigits) {
    if (to - from == 1 && text[from] == '-') {
      return true;
    }
    for (int at = from; at < to; at++) {
      if (!Bytes.isDigit(text[at])) {
        return false;
      }
    }
    return to > from && to - from <= mostDigits;
  }

  private static int wordEnd(byte[] text, int from, int to) {
    int space = Bytes.indexOf(text, from, to, (byte) ' ');
    return space < 0 ? to : space;
  }
}
