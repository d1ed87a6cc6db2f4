package org.hansho.casework.store;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What many alerts have in common. An alert's filters look at nothing else but its time, its tenant
 * and its terms.
 *
 * @param n its number in the store
 * @param searched its texts in all languages, folded
 */
record Kind(long n, Key key, Wording wording, String searched) {
  /**
   * What makes a kind one of its own.
   *
   * @param intents keys of the stages with a blank between, the primary one first
   * @param wording version of the wording
   * @param status where its alerts stand
   */
  record Key(
      String detection, Severity severity, String intents, String wording, AlertStatus status) {
    static Key of(Alert alert, AlertStatus status) {
      String intents = alert.intents().stream().map(Intent::key).collect(Collectors.joining(" "));
      return new Key(
          alert.detection(), alert.severity(), intents, alert.wording().version(), status);
    }

    /** The same for alerts that stand elsewhere. */
    Key with(AlertStatus other) {
      return new Key(detection, severity, intents, wording, other);
    }
  }

  Kind(long n, Key key, Wording wording) {
    this(n, key, wording, SearchedText.of(key.detection(), wording));
  }

  /** The folder of the detection; of rules outside of any, empty. */
  String section() {
    int slash = key.detection().indexOf('/');
    return slash < 0 ? "" : key.detection().substring(0, slash);
  }

  /** The primary stage; null if none is known. */
  @Nullable Intent intent() {
    List<Intent> intents =
        Arrays.stream(key.intents().split(" ")).map(Intent::of).filter(Objects::nonNull).toList();
    return intents.isEmpty() ? null : intents.get(0);
  }

  /** Its properties, for checks. */
  AlertCheck.OfKind known() {
    return new AlertCheck.OfKind(key.detection(), key.severity(), intent(), key.status());
  }
}
