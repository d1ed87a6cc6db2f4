package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for the marks of a format in the first bytes of a source. Pure functions. */
public final class Sample {
  private static final int LOOKED_AT = 64 * 1024;

  private Sample() {}

  /**
   * Whether the first byte that is no white space or byte order mark opens an object, or a list of
   * objects or lists: a line of text may begin with a bracket, too.
   */
  public static boolean beginsAsJson(byte[] sample, int length) {
    int at = 0;
    while (at < length && (sample[at] <= ' ')) {
      boolean blank = sample[at] >= 0;
      boolean mark = at < 3 && (sample[at] & 0xFF) >= 0xBB;
      if (!blank && !mark) {
        return false;
      }
      at++;
    }
    return at < length && (sample[at] == '{' || (sample[at] == '[' && isList(sample, at, length)));
  }

  private static boolean isList(byte[] sample, int bracket, int length) {
    int at = bracket + 1;
    while (at < length && isBlank(sample[at])) {
      at++;
    }
    return at == length || sample[at] == '{' || sample[at] == '[' || sample[at] == ']';
  }

  /** What JSON counts as white space; not the escape that colours a line of a terminal. */
  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t' || one == '\n' || one == '\r';
  }

  /** How many of these keys, or other texts, stand in the sample's first 64 KiB. */
  public static int count(byte[] sample, int length, String... texts) {
    int found = 0;
    for (String text : texts) {
      found += has(sample, length, text) ? 1 : 0;
    }
    return found;
  }

  /** Whether the text stands in the sample's first 64 KiB. */
  public static boolean has(byte[] sample, int length, String text) {
    return indexOf(sample, length, text, 0) >= 0;
  }

  /** Where the text stands next in the sample's first 64 KiB, from an index on; -1 if nowhere. */
  public static int indexOf(byte[] sample, int length, String text, int from) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    int last = Math.min(length, LOOKED_AT) - wanted.length;
    for (int at = from; at <= last; at++) {
      if (sample[at] == wanted[0]
          && Arrays.equals(sample, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Whether a key with its quotes stands in the sample's first 64 KiB and its value begins with the
   * byte, however much white space is between.
   */
  public static boolean hasMember(byte[] sample, int length, String key, char opening) {
    int end = Math.min(length, LOOKED_AT);
    int at = indexOf(sample, end, key, 0);
    while (at >= 0) {
      int colon = skipSpace(sample, at + key.length(), end);
      if (colon < end && sample[colon] == ':') {
        int value = skipSpace(sample, colon + 1, end);
        if (value < end && sample[value] == opening) {
          return true;
        }
      }
      at = indexOf(sample, end, key, at + 1);
    }
    return false;
  }

  /** The index behind the first line of a sample, without its line feed. */
  public static int firstLineEnd(byte[] sample, int length) {
    int end = 0;
    while (end < length && sample[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int skipSpace(byte[] sample, int from, int end) {
    int at = from;
    while (at < end && sample[at] >= 0 && sample[at] <= ' ') {
      at++;
    }
    return at;
  }
}
