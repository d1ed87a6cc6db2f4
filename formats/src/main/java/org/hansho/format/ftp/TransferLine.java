package org.hansho.format.ftp;

import org.hansho.format.syslog.Bytes;

/**
 * The parts of a transfer behind its time, found but not copied: {@code seconds client bytes file
 * type flag direction access user service method id status}. A file name may hold blanks, so the
 * nine parts behind it are counted from the end. Reused.
 */
final class TransferLine {
  private static final int BEHIND = 9;

  int clientFrom;
  int clientTo;
  int fileFrom;
  int fileTo;
  int userFrom;
  int userTo;
  byte direction;
  byte status;

  private final int[] starts = new int[BEHIND];
  private final int[] ends = new int[BEHIND];

  /** Whether the slice is a transfer. */
  boolean read(byte[] text, int from, int to) {
    int secondsFrom = Bytes.skipSpaces(text, from, to);
    int secondsTo = wordEnd(text, secondsFrom, to);
    clientFrom = Math.min(to, secondsTo + 1);
    clientTo = wordEnd(text, clientFrom, to);
    int sizeFrom = Math.min(to, clientTo + 1);
    int sizeTo = wordEnd(text, sizeFrom, to);
    fileFrom = Math.min(to, sizeTo + 1);
    if (!isNumber(text, secondsFrom, secondsTo)
        || !isNumber(text, sizeFrom, sizeTo)
        || !cutBehind(text, fileFrom, Bytes.trimEnd(text, fileFrom, to))) {
      return false;
    }
    userFrom = starts[4];
    userTo = ends[4];
    direction = text[starts[2]];
    status = text[starts[8]];
    return isLetter(0, text, "ab") && isLetter(2, text, "oid") && isLetter(8, text, "ci");
  }

  private boolean cutBehind(byte[] text, int from, int to) {
    int end = to;
    for (int part = BEHIND - 1; part >= 0; part--) {
      int start = end;
      while (start > from && text[start - 1] != ' ') {
        start--;
      }
      if (start <= from || start == end) {
        return false;
      }
      starts[part] = start;
      ends[part] = end;
      end = start - 1;
    }
    fileTo = end;
    return end > from;
  }

  private boolean isLetter(int part, byte[] text, String letters) {
    return ends[part] - starts[part] == 1 && letters.indexOf(text[starts[part]]) >= 0;
  }

  private static boolean isNumber(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!Bytes.isDigit(text[at])) {
        return false;
      }
    }
    return to > from;
  }

  private static int wordEnd(byte[] text, int from, int to) {
    int space = Bytes.indexOf(text, from, to, (byte) ' ');
    return space < 0 ? to : space;
  }
}
