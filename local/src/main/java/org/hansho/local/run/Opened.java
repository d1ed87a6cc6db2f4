package org.hansho.local.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, to be closed if the next step fails. */
final class Opened {
  private final Deque<Closeable> all = new ArrayDeque<>();

  <T extends Closeable> T add(T one) {
    all.push(one);
    return one;
  }

  /** Closes all, the last first; what fails is noted with the failure that led here. */
  void closeAll(Throwable because) {
    for (Closeable one : all) {
      try {
        one.close();
      } catch (IOException | RuntimeException failure) {
        because.addSuppressed(failure);
      }
    }
  }
}
