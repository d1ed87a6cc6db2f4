package org.hansho.casework.triage;

import java.util.Arrays;
import java.util.Locale;
import org.hansho.alert.Alert;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.jspecify.annotations.Nullable;

/** What happens to a closed alert that gets more evidence. */
public enum NewEvidence implements Arrivals {
  /** It is open again, marked as updated. */
  REOPEN,
  /** The same if it was resolved. If it was dismissed, the history gets one entry. */
  REOPEN_RESOLVED,
  /** It stays closed, and its history gets one entry. */
  NOTE;

  /** As the settings write it: {@code reopen-resolved}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule of a key; null if there is none. */
  public static @Nullable NewEvidence of(String key) {
    return Arrays.stream(values()).filter(rule -> rule.key().equals(key)).findFirst().orElse(null);
  }

  @Override
  public Arrival arrived(Alert alert, @Nullable AlertState before, boolean isMore) {
    if (before == null) {
      return Arrival.quiet(AlertState.NEW);
    }
    boolean isNews = isMore && before.status().isClosed() && !before.isUpdated();
    if (!isNews) {
      return Arrival.quiet(before);
    }
    boolean opens =
        this == REOPEN || (this == REOPEN_RESOLVED && before.status() == AlertStatus.RESOLVED);
    return opens
        ? new Arrival(
            before.reopened(), "alert.reopen", "New evidence; count " + alert.count() + ".")
        : new Arrival(
            before.updated(), "alert.evidence", "New evidence; count " + alert.count() + ".");
  }
}
