package org.hansho.memory.dump;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why the process crashed.
 *
 * @param code of the system, such as {@code 0xC0000005}; on other systems the signal
 * @param address where it happened
 * @param access what an access violation tried: read, write or execute; null for others
 * @param target the address it tried
 */
public record ExceptionFacts(
    long threadId,
    long code,
    long address,
    @Nullable String access,
    long target,
    Registers registers) {
  static final long ACCESS_VIOLATION = 0xC0000005L;

  /** The code as it is written. */
  public String codeText() {
    return String.format(Locale.ROOT, "0x%08X", code);
  }

  /** What the code means, or an empty text. */
  public String name() {
    return switch ((int) code) {
      case 0xC0000005 -> "access violation";
      case 0xC0000006 -> "in-page error";
      case 0xC000001D -> "illegal instruction";
      case 0xC0000025 -> "noncontinuable exception";
      case 0xC000008C -> "array bounds exceeded";
      case 0xC0000094 -> "integer division by zero";
      case 0xC0000096 -> "privileged instruction";
      case 0xC00000FD -> "stack overflow";
      case 0xC0000135 -> "module not found";
      case 0xC0000374 -> "heap corruption";
      case 0xC0000409 -> "stack buffer overrun or fail fast";
      case 0xC0000420 -> "assertion failure";
      case 0x80000001 -> "guard page violation";
      case 0x80000002 -> "misaligned data";
      case 0x80000003 -> "breakpoint";
      case 0x80000004 -> "single step";
      case 0xE06D7363 -> "C++ exception";
      case 0xE0434352 -> ".NET exception";
      default -> "";
    };
  }
}
