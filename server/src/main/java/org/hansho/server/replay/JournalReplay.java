package org.hansho.server.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.local.journal.Push;
import org.hansho.local.run.KeptPushes;
import org.hansho.server.replay.Replayed.Kept;

/**
 * Reads what the journal still has of the sources of an alert, in the order in which it came, in a
 * session of its own. Reads {@link #MOST_BYTES} at most, and for {@link #LONGEST} at most. Belongs
 * to one call.
 */
final class JournalReplay implements KeptPushes.Visitor {
  /** Most bytes of pushes that are read. */
  static final long MOST_BYTES = 64L << 20;

  /** Longest time that they are read for. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Alert alert;
  private final KeptRecords kept;
  private final Set<String> sources;
  private final long begun = System.nanoTime();
  private long first = Long.MAX_VALUE;
  private long bytes;
  private int records;
  private boolean isCut;

  /**
   * Replays an alert.
   *
   * @param kept has read nothing
   */
  JournalReplay(Alert alert, KeptRecords kept) {
    this.alert = alert;
    this.kept = kept;
    this.sources = alert.evidence().stream().map(Evidence::source).collect(Collectors.toSet());
  }

  /** What comes of the journal. */
  Kept of(KeptPushes journal) {
    try {
      journal.each(this);
    } catch (IOException unreadable) {
      return Kept.UNREADABLE;
    }
    if (records == 0) {
      return Kept.NOT_THERE;
    }
    kept.end();
    if (kept.session().takeChanges().stream().anyMatch(one -> one.id().equals(alert.id()))) {
      return Kept.SAME;
    }
    if (isCut) {
      return Kept.TOO_MUCH;
    }
    return first > alert.time() ? Kept.BEGINS_LATER : Kept.NOTHING;
  }

  /** How many pushes were read. */
  int records() {
    return records;
  }

  @Override
  public boolean push(Push push) {
    first = Math.min(first, push.time());
    if (!sources.contains(push.source()) || !kept.isReadable(push)) {
      return true;
    }
    bytes += push.payload().length;
    isCut = bytes > MOST_BYTES || System.nanoTime() - begun > LONGEST.toNanos();
    if (isCut) {
      return false;
    }
    records++;
    kept.read(push);
    return true;
  }
}
