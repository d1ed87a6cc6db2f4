package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a parameter that pages are put together from names a file on another server, which
 * PHP and its like would fetch and run. Pure functions.
 */
final class RemoteFiles {
  private static final WordTable NAMES = new WordTable(names());
  private static final byte[][] SCHEMES = {
    Ascii.bytes("http://"), Ascii.bytes("https://"), Ascii.bytes("ftp://"), Ascii.bytes("\\\\")
  };
  private static final byte[][] ENDINGS = {
    Ascii.bytes(".txt"), Ascii.bytes(".php"), Ascii.bytes(".inc"), Ascii.bytes(".dat")
  };

  private RemoteFiles() {}

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    WordTable.add(
        names, 1, "page inc incl include includes file filename path template tpl view module");
    WordTable.add(
        names, 1, "document doc folder root lang language theme skin layout content body");
    WordTable.add(names, 1, "load show pg cat dir basedir abspath absolute_path config conf");
    return names;
  }

  /** Where the file's address begins, or -1. */
  static int judge(byte[] text, int nameFrom, int nameTo, int from, int to) {
    if (NAMES.flags(text, nameFrom, nameTo) == 0) {
      return -1;
    }
    for (byte[] scheme : SCHEMES) {
      if (Ascii.startsWith(text, from, to, scheme)) {
        return isFile(text, from + scheme.length, to) ? from : -1;
      }
    }
    return -1;
  }

  /** What follows the host ends as a script does, or cuts off the ending that the page adds. */
  private static boolean isFile(byte[] text, int from, int to) {
    int path = from;
    while (path < to && text[path] != '/' && text[path] != '\\') {
      path++;
    }
    int end = to;
    while (end > path && (text[end - 1] == '?' || text[end - 1] == 0)) {
      end--;
    }
    if (end < to && end > path + 1) {
      return true;
    }
    for (byte[] ending : ENDINGS) {
      int at = end - ending.length;
      if (at > path && Ascii.startsWith(text, at, end, ending)) {
        return true;
      }
    }
    return false;
  }
}
