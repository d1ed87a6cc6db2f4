package org.hansho.web;

/** Judges whether a value or path leaves its folder, or names a file of the operating system. */
final class PathTraversal {
  private static final byte[][] FILES = {
    Ascii.bytes("etc/passwd"),
    Ascii.bytes("etc/shadow"),
    Ascii.bytes("etc/group"),
    Ascii.bytes("etc/hosts"),
    Ascii.bytes("etc/issue"),
    Ascii.bytes("proc/self/"),
    Ascii.bytes("proc/version"),
    Ascii.bytes("var/log/"),
    Ascii.bytes("root/."),
    Ascii.bytes("windows\\system32"),
    Ascii.bytes("windows/system32"),
    Ascii.bytes("boot.ini"),
    Ascii.bytes("win.ini"),
    Ascii.bytes("web-inf/web.xml"),
    Ascii.bytes("file:///")
  };

  private static final boolean[] FIRST = firstBytes();

  private PathTraversal() {}

  private static boolean[] firstBytes() {
    boolean[] first = new boolean[128];
    for (byte[] file : FILES) {
      first[file[0]] = true;
      first[Character.toUpperCase(file[0])] = true;
    }
    return first;
  }

  /** Where a path leaves its folder for good, or names such a file; -1 if nowhere. */
  static int judge(byte[] text, int from, int to) {
    int climbs = 0;
    int first = -1;
    boolean slashes = false;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      slashes |= b == '/' || b == '\\' || b == '.';
      if (b == '.' && isClimb(text, at, from, to)) {
        first = climbs++ == 0 ? at : first;
        at++;
      }
    }
    return climbs > 1 ? first : slashes ? file(text, from, to) : -1;
  }

  private static boolean isClimb(byte[] text, int at, int from, int to) {
    return at + 2 < to
        && text[at + 1] == '.'
        && isSlash(text[at + 2])
        && (at == from || isSlash(text[at - 1]) || text[at - 1] == '=' || text[at - 1] == ';');
  }

  static boolean isSlash(byte b) {
    return b == '/' || b == '\\';
  }

  /** Such a file begins the text, or a part of it behind a slash or an equals sign. */
  private static int file(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = text[at];
      boolean begins = at == from || isSlash(b) || b == 'f' || b == 'F';
      if (begins && isFile(text, isSlash(b) ? at + 1 : at, to)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a file of the list begins with this byte. */
  static boolean mayBeginFile(byte first) {
    return first >= 0 && FIRST[first];
  }

  private static boolean isFile(byte[] text, int at, int to) {
    if (at >= to || !mayBeginFile(text[at])) {
      return false;
    }
    for (byte[] file : FILES) {
      if (Ascii.startsWith(text, at, to, file)) {
        return true;
      }
    }
    return false;
  }
}
