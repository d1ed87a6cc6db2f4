package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * A few names of programs, found in values by their bytes. Immutable.
 *
 * <p>A name counts where no letter, digit, dot, hyphen or underscore stands before or behind it.
 * One pass over the bytes, which allocates nothing; only words that begin like a name are compared.
 */
final class ProgramNames {
  private final Set<String> names;
  private final byte[][][] byFirstByte = new byte[128][0][];

  ProgramNames(Collection<String> names) {
    this.names = Set.copyOf(names);
    for (String name : this.names) {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      byte[][] same = byFirstByte[bytes[0]];
      byFirstByte[bytes[0]] = Arrays.copyOf(same, same.length + 1);
      byFirstByte[bytes[0]][same.length] = bytes;
    }
  }

  /** Whether it is one of the names. */
  boolean contains(String name) {
    return names.contains(name);
  }

  /** Whether one of the names stands in the text as a word. */
  boolean areMentioned(byte[] buffer, int offset, int length) {
    int end = offset + length;
    boolean begins = true;
    for (int at = offset; at < end; at++) {
      byte b = buffer[at];
      if (begins && b >= 0 && isOneAt(byFirstByte[b], buffer, at, end)) {
        return true;
      }
      begins = !isOfWord(b);
    }
    return false;
  }

  private static boolean isOneAt(byte[][] candidates, byte[] buffer, int at, int end) {
    for (byte[] name : candidates) {
      int after = at + name.length;
      if (after <= end
          && Arrays.equals(buffer, at, after, name, 0, name.length)
          && (after == end || !isOfWord(buffer[after]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '.'
        || b == '-'
        || b == '_'
        || b < 0;
  }
}
