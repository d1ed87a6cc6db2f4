package org.hansho.server.source;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each source of a tenant has sent lately. While records wait to be detected in, a source
 * that has sent more than its equal part of them is asked to send again later, so that the others
 * wait behind little of it. A source alone may fill the journal, and while nothing waits anybody
 * may send as much as he likes. Safe from any thread.
 */
final class FairShares {
  /** What is lately: behind so many bytes from all sources older ones count half. */
  private static final long LATELY = 64L << 20;

  /** Most sources that are told apart; what further ones send is not counted. */
  private static final int MOST = 10_000;

  private final long crowded;
  private final Map<String, Long> sent = new HashMap<>();
  private long all;

  /**
   * Nobody has sent anything.
   *
   * @param crowded from how many bytes on records are said to wait
   */
  FairShares(long crowded) {
    this.crowded = crowded;
  }

  /**
   * Counts what a source sends, unless it has had more than its part.
   *
   * @param waiting how many bytes there are that were not detected in yet
   * @return false if it is to send that again later
   */
  synchronized boolean admit(String source, long bytes, long waiting) {
    long own = sent.getOrDefault(source, 0L);
    if (waiting >= crowded && sent.size() > 1 && own > all / sent.size()) {
      return false;
    }
    if (own > 0 || sent.size() < MOST) {
      sent.put(source, own + bytes);
      all += bytes;
    }
    if (all > LATELY) {
      sent.replaceAll((name, then) -> then / 2);
      sent.values().removeIf(then -> then == 0);
      all = sent.values().stream().mapToLong(Long::longValue).sum();
    }
    return true;
  }
}
