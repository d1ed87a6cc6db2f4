package org.hansho.format.web;

import org.hansho.format.syslog.Bytes;

/**
 * The words of a request, found but not copied: {@code method target [version]}. A target may hold
 * blanks, and a last word that is no version belongs to it. Reused.
 */
final class RequestLine {
  private static final byte[] PROTOCOL = Bytes.of("HTTP/");

  int methodTo;
  int targetFrom;
  int targetTo;
  int versionFrom;
  boolean versioned;

  /** Whether the slice begins with a method and a blank. */
  boolean read(byte[] text, int from, int to) {
    methodTo = Bytes.indexOf(text, from, to, (byte) ' ');
    if (methodTo <= from) {
      return false;
    }
    targetFrom = methodTo + 1;
    int last = to - 1;
    while (last > methodTo && text[last] != ' ') {
      last--;
    }
    versionFrom = last + 1;
    versioned = last > methodTo && Bytes.startsWith(text, versionFrom, to, PROTOCOL);
    targetTo = versioned ? last : to;
    return true;
  }
}
