package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of one layer remember, by document and key group; what a person may ask of it,
 * and how it is saved. Belongs to the thread of its {@link Layer}.
 */
public final class LayerStates {
  private final DetectorPlan plan;
  private final int layer;
  private final KeyedStates<?>[][] groups;

  /** By document, the time of the first fact it has seen. */
  private final long[] since;

  LayerStates(DetectorPlan plan, int layer) {
    this.plan = plan;
    this.layer = layer;
    this.groups = new KeyedStates<?>[plan.size()][];
    this.since = new long[plan.size()];
    Arrays.fill(since, Long.MAX_VALUE);
  }

  void seen(int document, long time) {
    if (time < since[document]) {
      since[document] = time;
    }
  }

  long since(int document) {
    return since[document];
  }

  /** The states of a document among which a key belongs, or null if there are none yet. */
  @Nullable KeyedStates<?> known(int document, long high) {
    KeyedStates<?>[] ofDocument = groups[document];
    return ofDocument == null ? null : ofDocument[GroupKey.group(high)];
  }

  /** The same, made if there are none yet; null only of a document that decides nothing. */
  @Nullable KeyedStates<?> of(int document, long high) {
    KeyedStates<?> known = known(document, high);
    return known == null ? make(document, GroupKey.group(high)) : known;
  }

  private @Nullable KeyedStates<?> make(int document, int group) {
    DetectorPlan.Document planned = plan.document(document);
    if (planned == null || planned.detector() == null) {
      return null;
    }
    if (groups[document] == null) {
      groups[document] = new KeyedStates<?>[GroupKey.GROUPS];
    }
    if (groups[document][group] == null) {
      groups[document][group] = new KeyedStates<>(planned.detector(), planned.groups());
    }
    return groups[document][group];
  }

  private Stream<KeyedStates<?>> of(int document) {
    KeyedStates<?>[] ofDocument = groups[document];
    return ofDocument == null ? Stream.of() : Arrays.stream(ofDocument).filter(Objects::nonNull);
  }

  /** Forgets all states that say nothing any more at this time. */
  public void sweep(long time) {
    for (int document = 0; document < groups.length; document++) {
      of(document).forEach(group -> group.sweep(time));
    }
  }

  // -- what a person may ask ------------------------------------------------------------------

  /** How many states a document has here. */
  public int size(int document) {
    return of(document).mapToInt(KeyedStates::size).sum();
  }

  /** How many states of a document were evicted for want of room. */
  public long evicted(int document) {
    return of(document).mapToLong(KeyedStates::evicted).sum();
  }

  /** What is known for a key, or null if nothing is. */
  public @Nullable Grounds describe(int document, GroupKey key, long time) {
    KeyedStates<?> group = known(document, key.high());
    return group == null ? null : describe(group, key, time);
  }

  /** Hands over what is known for every key of a document. Costs as much as all its states. */
  public void describe(int document, long time, Consumer<Grounds> known) {
    of(document).forEach(group -> describe(group, time, known));
  }

  private static <S> void describe(KeyedStates<S> group, long time, Consumer<Grounds> known) {
    group.forEach((high, low, state) -> known.accept(group.detector().describe(state, time)));
  }

  private static <S> @Nullable Grounds describe(KeyedStates<S> group, GroupKey key, long time) {
    S state = group.look(key.high(), key.low());
    return state == null ? null : group.detector().describe(state, time);
  }

  // -- saving and restoring -----------------------------------------------------------------------

  /** Saves what has changed since the last save. */
  List<SavedState> saveChanged() {
    List<SavedState> saved = new ArrayList<>();
    StateWriter out = new StateWriter();
    for (int document = 0; document < groups.length; document++) {
      DetectorPlan.Document planned = plan.document(document);
      KeyedStates<?>[] ofDocument = groups[document];
      for (int group = 0;
          planned != null && ofDocument != null && group < ofDocument.length;
          group++) {
        KeyedStates<?> kept = ofDocument[group];
        if (kept != null && kept.changed()) {
          out.clear();
          out.text(planned.fingerprint().text());
          out.number(since[document]);
          kept.write(out);
          kept.saved();
          saved.add(new SavedState(planned.reference(), group, out.toBytes()));
        }
      }
    }
    return saved;
  }

  /**
   * Restores one piece of saved state; what a document that is gone, or now means something else,
   * had learned is left out.
   *
   * @param restored receives the states and the index of their document
   * @return whether it was restored
   */
  boolean restore(SavedState saved, ObjIntConsumer<KeyedStates<?>> restored) {
    DetectorPlan.Document document = plan.keyed(saved.document());
    if (document == null || document.layer() != layer) {
      return false;
    }
    StateReader in = new StateReader(saved.bytes());
    if (!in.text().equals(document.fingerprint().text())) {
      return false;
    }
    seen(document.index(), in.number());
    KeyedStates<?> group = make(document.index(), saved.group());
    if (group != null) {
      group.read(in);
      restored.accept(group, document.index());
    }
    return true;
  }
}
