package org.hansho.memory.region;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Looks for names of functions of the system, which stand alone in ASCII and end with a zero. */
final class FunctionNames {
  private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);

  Set<Capability> capabilities() {
    return capabilities;
  }

  /** Looks at a window; names that begin behind {@code fresh} come again. */
  void look(byte[] bytes, int length, int fresh) {
    int i = 0;
    while (i < fresh) {
      int end = i;
      while (end < length && isLetterOrDigit(bytes[end])) {
        end++;
      }
      if (end < length && bytes[end] == 0 && Capability.mayBe(end - i)) {
        Capability found = Capability.of(new String(bytes, i, end - i, StandardCharsets.US_ASCII));
        if (found != null) {
          capabilities.add(found);
        }
      }
      i = end + 1;
    }
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
