package org.hansho.local.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.AlertLedger;
import org.hansho.detect.Matter;
import org.hansho.detect.Opinion;
import org.hansho.local.journal.Push;
import org.hansho.pipeline.KeyedSession;
import org.jspecify.annotations.Nullable;

/**
 * What people think of alerts, on its way to what learns. An opinion is input: it is journaled, and
 * counts from the end of the epoch that read it; what that epoch found is not judged by it. Belongs
 * to the runner's thread.
 */
final class Opinions {
  /** In place of a source, in the journal. */
  static final String SOURCE = "hansho:opinions";

  private final AlertLedger ledger;
  private final KeyedSession keyed;
  private final List<Given> waiting = new ArrayList<>();

  private record Given(String alert, Opinion opinion) {}

  /**
   * Nobody has said anything.
   *
   * @param ledger says what alerts are about
   * @param keyed any of the sessions that share the key groups
   */
  Opinions(AlertLedger ledger, KeyedSession keyed) {
    this.ledger = ledger;
    this.keyed = keyed;
  }

  /** An opinion as it is journaled. */
  static Push push(String alert, Opinion opinion, long time) {
    String text = opinion.name() + ' ' + alert;
    return new Push(SOURCE, time, "", text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Given read(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    for (Opinion opinion : Opinion.values()) {
      String start = opinion.name() + ' ';
      if (text.startsWith(start)) {
        return new Given(text.substring(start.length()), opinion);
      }
    }
    return null;
  }

  /** Takes a push if it is an opinion. */
  boolean take(Push push) {
    if (!push.source().equals(SOURCE)) {
      return false;
    }
    Given given = read(push.payload());
    if (given != null) {
      waiting.add(given);
    }
    return true;
  }

  /** Whether there is an alert of that id. */
  boolean isAlert(String id) {
    return ledger.isKnown(id);
  }

  /** Applies the opinions that were taken to the baselines, in their order. */
  void apply(Counters counters) {
    for (Given given : waiting) {
      int applied = 0;
      for (Matter matter : ledger.matters(given.alert())) {
        applied += keyed.applyFeedback(matter, given.opinion());
      }
      counters.add(Counters.OPINIONS, 1);
      counters.add(Counters.OPINIONS_WITHOUT_EFFECT, applied == 0 ? 1 : 0);
    }
    waiting.clear();
  }
}
