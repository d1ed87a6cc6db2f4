package org.hansho.pipeline;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Knowledge;
import org.hansho.detect.Restoration;
import org.hansho.detect.SavedState;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What detectors had learned when it was saved last, piece by piece, and what is kept for documents
 * that are not there. Belongs to one thread.
 */
final class SessionStates {
  private final Map<String, SavedState> pieces = new TreeMap<>();
  private final Collection<String> setAside = new TreeSet<>();

  private static String place(SavedState piece) {
    return piece.group() + " " + piece.name();
  }

  /** By reference and identity, when documents that are not here saw their first fact. */
  private final Map<String, Long> others = new TreeMap<>();

  private final DetectorPlan plan;

  SessionStates(DetectorPlan plan) {
    this.plan = plan;
  }

  /** Writes everything, of which only what has changed is asked for. */
  void write(KeyedSession keyed, StateWriter out) {
    writeFirst(keyed, out);
    keyed.saveChanged().forEach(piece -> pieces.put(place(piece), piece));
    out.count(pieces.size());
    for (SavedState piece : pieces.values()) {
      out.text(piece.name());
      out.count(piece.group());
      out.bytes(piece.bytes(), 0, piece.bytes().length);
    }
  }

  /** Reads what {@link #write} wrote into a session that knows nothing. */
  void restore(KeyedSession keyed, StateReader in) {
    restoreFirst(keyed, in);
    for (int left = in.count(); left > 0; left--) {
      SavedState piece = SavedState.named(in.text(), in.count(), in.bytes());
      Restoration restoration = keyed.restore(piece);
      if (restoration != Restoration.UPGRADED) {
        pieces.put(place(piece), piece);
      }
      if (restoration.isSetAside()) {
        setAside.add(piece.document());
      }
    }
  }

  /** Also documents without a state count from their first fact on, as when they learn. */
  private void writeFirst(KeyedSession keyed, StateWriter out) {
    Map<String, Long> first = new TreeMap<>(others);
    Knowledge knowledge = keyed.knowledge();
    for (DetectorPlan.Document document : plan.keyed()) {
      long since = knowledge.since(document.index());
      if (since != Long.MAX_VALUE) {
        first.put(name(document), since);
      }
    }
    out.count(first.size());
    first.forEach(
        (name, since) -> {
          out.text(name);
          out.number(since);
        });
  }

  private void restoreFirst(KeyedSession keyed, StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      others.put(in.text(), in.number());
    }
    for (DetectorPlan.Document document : plan.keyed()) {
      Long since = others.remove(name(document));
      if (since != null) {
        keyed.seen(document.index(), since);
      }
    }
  }

  private static String name(DetectorPlan.Document document) {
    return document.reference() + "@" + document.identity().get();
  }

  /** References of the documents whose pieces wait for their return. */
  Collection<String> setAside() {
    return setAside;
  }
}
