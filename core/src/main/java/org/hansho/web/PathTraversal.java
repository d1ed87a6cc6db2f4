package org.hansho.web;

/** Judges whether a value or path leaves its folder, or names a file of the operating system. */
final class PathTraversal {
  private static final byte[][] FILES = {
    Ascii.bytes("/etc/passwd"),
    Ascii.bytes("/etc/shadow"),
    Ascii.bytes("/etc/group"),
    Ascii.bytes("/etc/hosts"),
    Ascii.bytes("/etc/issue"),
    Ascii.bytes("/proc/self/"),
    Ascii.bytes("/proc/version"),
    Ascii.bytes("/var/log/"),
    Ascii.bytes("/root/."),
    Ascii.bytes("\\windows\\system32"),
    Ascii.bytes("/windows/system32"),
    Ascii.bytes("boot.ini"),
    Ascii.bytes("win.ini"),
    Ascii.bytes("web-inf/web.xml"),
    Ascii.bytes("file:///")
  };

  private PathTraversal() {}

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

  private static int file(byte[] text, int from, int to) {
    for (byte[] file : FILES) {
      int at = Ascii.indexOf(text, from, to, file);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }
}
