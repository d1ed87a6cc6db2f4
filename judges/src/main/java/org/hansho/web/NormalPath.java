package org.hansho.web;

/**
 * A decoded path in the one form that is compared: lower case, slashes and dots collapsed, no
 * parameters of segments. Written into a buffer that has room for the path and one byte.
 */
final class NormalPath {
  private NormalPath() {}

  /** Writes the form of a slice behind {@code at} and gives its end. Linear. */
  static int write(byte[] text, int from, int to, byte[] target, int at) {
    int length = at;
    target[length++] = '/';
    int place = from;
    while (place < to) {
      int end = place;
      while (end < to && !PathTraversal.isSlash(text[end])) {
        end++;
      }
      length = segment(text, place, end, target, at, length);
      place = end + 1;
    }
    boolean folder = to > from && PathTraversal.isSlash(text[to - 1]);
    return length > at + 1 && !folder ? length - 1 : length;
  }

  private static int segment(byte[] text, int from, int to, byte[] target, int root, int length) {
    int size = to - from;
    if (size == 0 || (size == 1 && text[from] == '.')) {
      return length;
    }
    if (size == 2 && text[from] == '.' && text[from + 1] == '.') {
      return parent(target, root, length);
    }
    int end = length;
    for (int at = from; at < to && text[at] != ';'; at++) {
      target[end++] = Ascii.lower(text[at]);
    }
    target[end++] = '/';
    return end;
  }

  private static int parent(byte[] target, int root, int length) {
    int end = length - 1;
    while (end > root && target[end - 1] != '/') {
      end--;
    }
    return Math.max(root + 1, end);
  }
}
