package org.hansho.alert;

import java.util.Arrays;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Result;
import org.jspecify.annotations.Nullable;

/**
 * The alerts to which results of a document and group key were added last. An alert goes on for
 * many results of one key, of which most are only counted: for these the values of the alert's key
 * are neither read nor hashed. Belongs to one thread; {@value #PLACES} places, of which a newer
 * result takes the one of an older.
 */
final class RecentAlerts {
  private static final int PLACES = 256;

  private final @Nullable Recent[] places = new @Nullable Recent[PLACES];

  /** The alert of a document's results of one group key from a time on, to before another. */
  private record Recent(
      RaisingDocument document, GroupKey key, long from, long to, OpenAlert alert) {
    @SuppressWarnings("ReferenceEquality") // The very one of the plan in use.
    boolean isOf(RaisingDocument of, Result result) {
      return key.equals(result.key())
          && document == of
          && from <= result.time()
          && result.time() < to;
    }
  }

  /** The alert of a result, or null if it is not among them. */
  @Nullable OpenAlert of(RaisingDocument by, Result result) {
    Recent recent = places[place(result)];
    return recent != null && recent.isOf(by, result) ? recent.alert() : null;
  }

  /** Keeps the alert that a result was added to. */
  void keep(RaisingDocument by, Result result, OpenAlert alert) {
    Dedup dedup = by.detection().dedup();
    long from = dedup.periodStart(result.time());
    places[place(result)] = new Recent(by, result.key(), from, from + dedup.periodNanos(), alert);
  }

  /** Forgets all of them, since some may be gone. */
  void clear() {
    Arrays.fill(places, null);
  }

  private static int place(Result result) {
    return (int) (result.key().low() ^ result.document()) & (PLACES - 1);
  }
}
