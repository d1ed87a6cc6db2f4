package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL in the one form that is compared: scheme and host in lower case, no user, no default port,
 * no fragment, a path of at least {@code /}. Percent signs stay as they are.
 *
 * <p>Reused: {@link #read} sets it to another text and allocates nothing once the buffer has grown.
 * Linear. Belongs to one thread. Source: RFC 3986, section 6.2.2.1 and 6.2.3.
 */
final class UrlText {
  /** Longest URL that is read, in bytes. */
  static final int LONGEST = 8192;

  private static final int LONGEST_SCHEME = 16;
  private static final byte[] HTTP = "http".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTPS = "https".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FTP = "ftp".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[256];
  private int length;
  private int hostStart;
  private int hostEnd;
  private int queryStart;
  private int schemeLength;

  /** The text in its compared form, or null if it is no URL. Allocates. */
  static @Nullable String normalised(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    UrlText url = new UrlText();
    if (!url.read(utf8, 0, utf8.length)) {
      return null;
    }
    return new String(url.bytes, 0, url.length, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Where the query begins, or the end. */
  int queryStart() {
    return queryStart;
  }

  int hostStart() {
    return hostStart;
  }

  int hostEnd() {
    return hostEnd;
  }

  /** Whether the text is a URL with a host. */
  boolean read(byte[] text, int offset, int textLength) {
    int end = offset + textLength;
    int rest = textLength > LONGEST ? -1 : scheme(text, offset, end);
    if (rest < 0) {
      return false;
    }
    int authorityEnd = rest;
    while (authorityEnd < end && !endsAuthority(text[authorityEnd])) {
      authorityEnd++;
    }
    if (!authority(text, rest, authorityEnd)) {
      return false;
    }
    path(text, authorityEnd, end);
    return true;
  }

  private static boolean endsAuthority(byte b) {
    return b == '/' || b == '?' || b == '#' || b == '\\';
  }

  /** Writes {@code scheme://} and gives where the authority begins, or -1. */
  private int scheme(byte[] text, int offset, int end) {
    if (bytes.length < end - offset + 4) {
      bytes = Arrays.copyOf(bytes, end - offset + 64);
    }
    length = 0;
    int at = offset;
    while (at < end && at - offset < LONGEST_SCHEME && text[at] != ':') {
      byte lower = lower(text[at++]);
      boolean letter = lower >= 'a' && lower <= 'z';
      boolean further = lower == '+' || lower == '-' || lower == '.' || Character.isDigit(lower);
      if (!letter && (length == 0 || !further)) {
        return -1;
      }
      bytes[length++] = lower;
    }
    schemeLength = length;
    if (length == 0 || at + 2 >= end || text[at + 1] != '/' || text[at + 2] != '/') {
      return -1;
    }
    bytes[length++] = ':';
    bytes[length++] = '/';
    bytes[length++] = '/';
    return text[at] == ':' ? at + 3 : -1;
  }

  private boolean authority(byte[] text, int from, int to) {
    int start = from;
    for (int at = from; at < to; at++) {
      start = text[at] == '@' ? at + 1 : start;
    }
    boolean bracketed = start < to && text[start] == '[';
    int end = start;
    while (end < to && (bracketed ? text[end] != ']' : text[end] != ':')) {
      end++;
    }
    if (bracketed && end == to) {
      return false;
    }
    int portFrom = bracketed ? end + 1 : end;
    host(text, start, portFrom, bracketed);
    return hostEnd > hostStart && port(text, portFrom, to);
  }

  private void host(byte[] text, int from, int to, boolean bracketed) {
    int begin = length;
    for (int at = from; at < to; at++) {
      bytes[length++] = lower(text[at]);
    }
    if (!bracketed && length > begin && bytes[length - 1] == '.') {
      length--;
    }
    hostStart = bracketed ? begin + 1 : begin;
    hostEnd = bracketed ? length - 1 : length;
  }

  private boolean port(byte[] text, int from, int to) {
    if (from == to) {
      return true;
    }
    int value = 0;
    for (int at = from + 1; at < to; at++) {
      if (text[at] < '0' || text[at] > '9' || value > 65_535) {
        return false;
      }
      value = value * 10 + text[at] - '0';
    }
    if (text[from] != ':') {
      return false;
    }
    if (from + 1 < to && value != defaultPort()) {
      System.arraycopy(text, from, bytes, length, to - from);
      length += to - from;
    }
    return true;
  }

  private int defaultPort() {
    if (isScheme(HTTP)) {
      return 80;
    }
    if (isScheme(HTTPS)) {
      return 443;
    }
    return isScheme(FTP) ? 21 : -1;
  }

  private boolean isScheme(byte[] scheme) {
    return Arrays.equals(bytes, 0, schemeLength, scheme, 0, scheme.length);
  }

  private void path(byte[] text, int from, int end) {
    if (from == end || text[from] == '?' || text[from] == '#') {
      bytes[length++] = '/';
    }
    queryStart = -1;
    for (int at = from; at < end && text[at] != '#'; at++) {
      if (text[at] == '?' && queryStart < 0) {
        queryStart = length;
      }
      bytes[length++] = text[at];
    }
    if (queryStart < 0) {
      queryStart = length;
    }
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  /** An ASCII text in lower case. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
