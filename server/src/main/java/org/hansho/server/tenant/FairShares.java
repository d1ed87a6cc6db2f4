package org.hansho.server.tenant;

import java.util.HashMap;
import java.util.Map;
import org.hansho.local.journal.JournalSettings;

/**
 * How much each source of a tenant has sent lately, and of each source each sender. While records
 * wait to be detected in, whoever has sent more than an equal part is not admitted, so that the
 * others wait behind little of it: a source against the other sources, and in a source that has had
 * its part a sender against the other senders. So a source that invents senders takes nothing from
 * other sources. A sender alone may fill the journal, and while little waits anybody may send as
 * much as they like. Safe from any thread.
 */
final class FairShares {
  /** The part of a journal from which on records are said to wait, at least some segments. */
  private static final int CROWDED_PART = 32;

  private static final int CROWDED_SEGMENTS = 2;

  private final long crowded;
  private final long nearlyFull;
  private final Shares sources = new Shares();
  private final Map<String, Shares> senders = new HashMap<>();

  /**
   * Nobody has sent anything.
   *
   * @param crowded bytes that wait, from which on those who can wait have to
   * @param nearlyFull bytes that wait, from which on records of those who cannot wait are not
   *     admitted, so that the rest of the journal is left to others
   */
  FairShares(long crowded, long nearlyFull) {
    this.crowded = crowded;
    this.nearlyFull = nearlyFull;
  }

  /** Those of a journal. */
  static FairShares of(JournalSettings journal) {
    long least = CROWDED_SEGMENTS * journal.segmentBytes();
    return new FairShares(
        Math.max(journal.totalBytes() / CROWDED_PART, least),
        Math.max(journal.totalBytes() / 4 * 3, least));
  }

  /**
   * Counts what a sender sends, unless it has had more than its part.
   *
   * @param waiting how many bytes there are that were not detected in yet
   * @return false if it is not to be taken now
   */
  synchronized boolean admit(Sender sender, long bytes, long waiting) {
    String source = sources.known(sender.source());
    Shares own = senders.computeIfAbsent(source, unseen -> new Shares());
    String name = own.known(sender.name());
    boolean isCrowded = waiting >= (sender.canWait() ? crowded : nearlyFull);
    boolean isAlone = sources.isAlone(source) && own.isAlone(name);
    if (isCrowded && !isAlone && sources.isGreedy(source) && own.isGreedy(name)) {
      return false;
    }
    own.sent(name, bytes);
    if (sources.sent(source, bytes)) {
      senders.keySet().removeIf(each -> !sources.has(each));
    }
    return true;
  }
}
