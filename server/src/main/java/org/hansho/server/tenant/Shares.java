package org.hansho.server.tenant;

import java.util.HashMap;
import java.util.Map;

/** How many bytes each of some names has sent lately. Belongs to {@link FairShares}. */
final class Shares {
  /** What is lately: behind so many bytes from all of them older ones count half. */
  private static final long LATELY = 64L << 20;

  /** Most names that have a share of their own; all further names share one. */
  private static final int MOST = 10_000;

  /** No source and no address is called so. */
  private static final String FURTHER = "\n";

  private final Map<String, Long> sent = new HashMap<>();
  private long all;

  /** The name under which it is counted. */
  String known(String name) {
    return sent.size() < MOST || sent.containsKey(name) ? name : FURTHER;
  }

  boolean has(String name) {
    return sent.containsKey(name);
  }

  /** Whether nobody else has sent anything lately. */
  boolean isAlone(String name) {
    return sent.isEmpty() || (sent.size() == 1 && sent.containsKey(name));
  }

  /** Whether it has had more than its equal part, or all. */
  boolean isGreedy(String name) {
    return isAlone(name) || sent.getOrDefault(name, 0L) > all / sent.size();
  }

  /**
   * Counts what somebody sends.
   *
   * @return whether names were forgotten
   */
  boolean sent(String name, long bytes) {
    sent.merge(name, bytes, Long::sum);
    all += bytes;
    if (all <= LATELY) {
      return false;
    }
    sent.replaceAll((each, then) -> then / 2);
    sent.values().removeIf(then -> then == 0);
    all = sent.values().stream().mapToLong(Long::longValue).sum();
    return true;
  }
}
