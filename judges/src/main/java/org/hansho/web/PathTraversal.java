package org.hansho.web;

/** Judges whether a value or path leaves its folder, or names a file of the operating system. */
final class PathTraversal {
  private static final byte[][] FILES = {
    Ascii.bytes("etc/passwd"),
    Ascii.bytes("etc/shadow"),
    Ascii.bytes("etc/group"),
    Ascii.bytes("etc/hosts"),
    Ascii.bytes("etc/issue"),
    Ascii.bytes("etc/sudoers"),
    Ascii.bytes("etc/crontab"),
    Ascii.bytes("etc/fstab"),
    Ascii.bytes("etc/resolv.conf"),
    Ascii.bytes("etc/ssh/"),
    Ascii.bytes("etc/nginx/"),
    Ascii.bytes("etc/apache2/"),
    Ascii.bytes("etc/httpd/"),
    Ascii.bytes("etc/mysql/"),
    Ascii.bytes("proc/self/"),
    Ascii.bytes("proc/version"),
    Ascii.bytes("proc/cmdline"),
    Ascii.bytes("proc/mounts"),
    Ascii.bytes("proc/net/"),
    Ascii.bytes("proc/1/"),
    Ascii.bytes(".ssh/id_"),
    Ascii.bytes(".ssh/authorized_keys"),
    Ascii.bytes(".aws/credentials"),
    Ascii.bytes(".bash_history"),
    Ascii.bytes("var/log/"),
    Ascii.bytes("root/."),
    Ascii.bytes("windows\\system32"),
    Ascii.bytes("windows/system32"),
    Ascii.bytes("boot.ini"),
    Ascii.bytes("win.ini"),
    Ascii.bytes("web-inf/web.xml"),
    Ascii.bytes("web-inf/classes/"),
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
      if (b == '.' && (isClimb(text, at, from, to) || isStuffed(text, at, from, to))) {
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

  /** Dots and slashes out of which a filter that takes {@code ../} away makes the same again. */
  private static boolean isStuffed(byte[] text, int at, int from, int to) {
    if (at + 4 >= to || (at > from && text[at - 1] == '.')) {
      return false;
    }
    if (text[at + 1] != '.' || text[at + 2] != '.') {
      return false;
    }
    boolean four = text[at + 3] == '.';
    int slash = four ? at + 4 : at + 3;
    if (slash + 1 >= to || !isSlash(text[slash])) {
      return false;
    }
    return four
        ? isSlash(text[slash + 1])
        : slash + 2 < to && text[slash + 1] == '.' && isSlash(text[slash + 2]);
  }

  /**
   * Where a path climbs in a way that servers before and behind read differently: by a folder with
   * parameters, {@code ..;}, or by dots behind the name of one; -1 if nowhere.
   */
  static int detour(byte[] text, int from, int to) {
    for (int at = from; at + 2 < to; at++) {
      if (text[at] == '.' && text[at + 1] == '.' && at > from) {
        boolean begins = isSlash(text[at - 1]);
        boolean named = Ascii.isLetter(text[at - 1]);
        if ((begins && text[at + 2] == ';') || (named && text[at + 2] == '/')) {
          return at;
        }
      }
    }
    return -1;
  }

  /** Whether a value steps out of its folder to a file of settings or a copy of one. */
  static boolean isAside(byte[] text, int from, int to) {
    if (!(from + 3 < to && text[from] == '.' && isClimb(text, from, from, to))) {
      return false;
    }
    byte[] lower = new byte[to - from - 3];
    for (int i = 0; i < lower.length; i++) {
      byte b = text[from + 3 + i];
      lower[i] = b == '\\' ? (byte) '/' : Ascii.lower(b);
    }
    int kind = SensitivePaths.find(lower, 0, lower.length);
    return kind != 0 && SensitivePaths.kind(kind) == SensitivePaths.Kind.CONFIGURATION;
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
      if (isSpelled(text, at, to, file)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file stands at a place; more slashes and steps to the same folder change nothing. */
  private static boolean isSpelled(byte[] text, int from, int to, byte[] file) {
    int at = from;
    for (int i = 0; i < file.length; i++, at++) {
      if (at >= to || Ascii.lower(text[at]) != file[i]) {
        return false;
      }
      if (file[i] == '/' && i + 1 < file.length && file[i + 1] != '/') {
        at = behindSlashes(text, at + 1, to) - 1;
      }
    }
    return true;
  }

  private static int behindSlashes(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (text[at] == '/' || isSameFolder(text, at, to))) {
      at++;
    }
    return at;
  }

  private static boolean isSameFolder(byte[] text, int at, int to) {
    return text[at] == '.' && at + 1 < to && text[at + 1] == '/' && text[at - 1] == '/';
  }
}
