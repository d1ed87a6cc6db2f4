package org.hansho.casework.store;

import org.hansho.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Says where an alert stands that comes in, or comes again with more evidence. Asked within the
 * transaction of an epoch: without side effects, in microseconds, by one thread at a time.
 */
public interface Arrivals {
  /**
   * Decides.
   *
   * @param before where it stood; null if it is new
   * @param isMore whether it has more evidence than before
   */
  Arrival arrived(Alert alert, @Nullable AlertState before, boolean isMore);

  /**
   * Where an alert stands that is to stand again where it stood, as when a change is taken back.
   * Asked within the transaction that writes it.
   */
  default AlertState again(String tenant, AlertState state) {
    return state;
  }

  /** New alerts are active, others stay what they are. */
  Arrivals UNCHANGED =
      (alert, before, isMore) -> Arrival.quiet(before == null ? AlertState.NEW : before);

  /**
   * What was decided.
   *
   * @param verb what its history says, as {@code alert.reopen}; empty for nothing
   * @param note the reason, in words; may be empty
   */
  record Arrival(AlertState state, String verb, String note) {
    /** Where an alert stands, of which its history says nothing. */
    public static Arrival quiet(AlertState state) {
      return new Arrival(state, "", "");
    }
  }
}
