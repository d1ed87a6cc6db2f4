package org.hansho.casework.store;

import java.util.List;
import org.hansho.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param alerts without their records
 * @param next cursor of the next page; null if there is none. A page may have fewer alerts than
 *     asked for, even none, and yet a next one: a search looks at a bounded number of alerts a page
 * @param searchedTo time of the oldest alert that was looked at, where the page ended because of
 *     that bound; else null
 * @param prefixes words that were looked for at the beginning of values only, as they are short
 */
public record AlertPage(
    List<Listed> alerts, @Nullable String next, @Nullable Long searchedTo, List<String> prefixes) {
  public AlertPage {
    alerts = List.copyOf(alerts);
    prefixes = List.copyOf(prefixes);
  }

  /**
   * An alert of a page.
   *
   * @param alert without its records
   * @param revision how often it has changed
   * @param change number of its last change, in the order of the changes of all alerts
   * @param state what people say of it
   * @param sources ids of the sources of its records
   */
  public record Listed(
      Alert alert, long revision, long change, AlertState state, List<String> sources) {
    /** Copies the sources. */
    public Listed {
      sources = List.copyOf(sources);
    }

    /** The same with its records. */
    Listed with(Alert whole) {
      return new Listed(whole, revision, change, state, sources);
    }
  }
}
