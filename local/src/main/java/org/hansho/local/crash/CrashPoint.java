package org.hansho.local.crash;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A labelled place where a child process of a test dies, if the test armed it.
 *
 * <p>Armed by the system property {@code hansho.crash} with the value {@code label} or {@code
 * label:n} (the n-th time it is reached, from 1). Dying means {@link Runtime#halt}: no shutdown
 * hook, no flush, no finally block. Unarmed, the cost is one check of a constant.
 */
public final class CrashPoint {
  /** Exit code of a process that died here. */
  public static final int EXIT_CODE = 66;

  private static final @Nullable Armed ARMED = Armed.of(System.getProperty("hansho.crash", ""));

  private CrashPoint() {}

  /** Dies if this label is armed and its turn has come; otherwise does nothing. */
  public static void reached(String label) {
    if (ARMED != null) {
      ARMED.reached(label);
    }
  }

  private record Armed(String label, AtomicLong turnsLeft) {
    static @Nullable Armed of(String setting) {
      if (setting.isEmpty()) {
        return null;
      }
      int colon = setting.indexOf(':');
      return colon < 0
          ? new Armed(setting, new AtomicLong(1))
          : new Armed(
              setting.substring(0, colon),
              new AtomicLong(Long.parseLong(setting.substring(colon + 1))));
    }

    void reached(String here) {
      if (here.equals(label) && turnsLeft.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }
}
