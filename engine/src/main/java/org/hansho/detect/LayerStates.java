package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of one layer remember, by document; what a person may ask of it, and how it is
 * saved, by document and key group. Belongs to the thread of its {@link Layer}.
 */
final class LayerStates {
  private final DetectorPlan plan;
  private final int layer;
  private final StateBudget.Rooms rooms;
  private final @Nullable KeyedStates<?>[] documents;
  private final @Nullable KeyedStates<?>[] drafts;

  /** By document, the time of the first fact it has seen. */
  private final long[] since;

  /** Documents that could not be saved. */
  private final BitSet unsaved = new BitSet();

  private long incomplete;

  LayerStates(DetectorPlan plan, int layer, StateBudget.Rooms rooms) {
    this.rooms = rooms;
    this.plan = plan;
    this.layer = layer;
    this.documents = new KeyedStates<?>[plan.size()];
    this.drafts = new KeyedStates<?>[plan.size()];
    this.since = new long[plan.size()];
    Arrays.fill(since, Long.MAX_VALUE);
  }

  void seen(int document, long time) {
    if (time < since[document]) {
      since[document] = time;
    }
  }

  /** When a document saw its first fact; the greatest number if it saw none. */
  public long since(int document) {
    return since[document];
  }

  /** The states of a document, or null if there are none yet. */
  @Nullable KeyedStates<?> known(int document) {
    return documents[document];
  }

  /** The same, made if there are none yet; null only of a document that decides nothing. */
  @Nullable KeyedStates<?> of(int document) {
    KeyedStates<?> known = documents[document];
    return known == null ? make(document) : known;
  }

  private @Nullable KeyedStates<?> make(int document) {
    DetectorPlan.Document planned = plan.document(document);
    Detector<?> detector = planned == null ? null : planned.detector();
    if (planned == null || detector == null) {
      return null;
    }
    KeyedStates<?> made = make(planned, detector);
    documents[document] = made;
    return made;
  }

  private <S> KeyedStates<S> make(DetectorPlan.Document planned, Detector<S> detector) {
    boolean single = planned.keyed() != null && planned.keyed().subject().groupBy().isEmpty();
    return single
        ? new KeyedStates<>(detector, planned.groups())
        : new KeyedStates<>(detector, planned.groups(), rooms.of(planned.index()));
  }

  /** The drafts of the states of a document, or null if there were none yet. */
  @SuppressWarnings("unchecked") // They were made for these states.
  <S> @Nullable KeyedStates<DraftDetector.Draft<S>> drafts(KeyedStates<S> of, int document) {
    return (KeyedStates<DraftDetector.Draft<S>>) drafts[document];
  }

  /** The same, made if there were none yet. */
  <S> KeyedStates<DraftDetector.Draft<S>> madeDrafts(KeyedStates<S> of, int document) {
    KeyedStates<DraftDetector.Draft<S>> known = drafts(of, document);
    if (known != null) {
      return known;
    }
    DetectorPlan.Document planned = Objects.requireNonNull(plan.document(document));
    KeyedStates<DraftDetector.Draft<S>> made = make(planned, new DraftDetector<>(of.detector()));
    drafts[document] = made;
    return made;
  }

  /** The doubts about results of a document that does not learn, or null if there were none yet. */
  @SuppressWarnings("unchecked") // A document that does not learn has no drafts.
  @Nullable KeyedStates<DoubtDetector.Doubt> doubts(int document) {
    return (KeyedStates<DoubtDetector.Doubt>) drafts[document];
  }

  /** The same, made if there were none yet. */
  KeyedStates<DoubtDetector.Doubt> madeDoubts(KeyedStates<?> of, int document) {
    KeyedStates<DoubtDetector.Doubt> known = doubts(document);
    if (known != null) {
      return known;
    }
    DetectorPlan.Document planned = Objects.requireNonNull(plan.document(document));
    KeyedStates<DoubtDetector.Doubt> made = make(planned, new DoubtDetector(of.detector()));
    drafts[document] = made;
    return made;
  }

  /** The states of a document, or their drafts; null if there are none yet. */
  @Nullable KeyedStates<?> known(int document, boolean draft) {
    return draft ? drafts[document] : documents[document];
  }

  /** Takes what a detector threw at its states, by document. */
  interface Failures {
    void failed(int document, Throwable cause);
  }

  /** Forgets all states that say nothing any more at this time; those that fail stay. */
  void sweep(long time, Failures failures) {
    for (int document = 0; document < documents.length; document++) {
      sweep(documents[document], document, time, failures);
      sweep(drafts[document], document, time, failures);
    }
  }

  private static void sweep(
      @Nullable KeyedStates<?> states, int document, long time, Failures failures) {
    Throwable failure = states == null ? null : states.sweep(time);
    if (failure != null) {
      failures.failed(document, failure);
    }
  }

  // -- what a person may ask ------------------------------------------------------------------

  /** How many states a document has here. */
  public int size(int document) {
    KeyedStates<?> states = documents[document];
    return states == null ? 0 : states.size();
  }

  /** How many states of a document, and drafts of them, were evicted for want of room. */
  public long evicted(int document) {
    return evicted(documents[document]) + evicted(drafts[document]);
  }

  private static long evicted(@Nullable KeyedStates<?> states) {
    return states == null ? 0 : states.evicted();
  }

  /** About how many bytes of the heap the states of a document, and drafts of them, take. */
  public long bytes(int document) {
    return bytes(documents[document]) + bytes(drafts[document]);
  }

  private static long bytes(@Nullable KeyedStates<?> states) {
    long all = 0;
    for (int group = 0; states != null && group < GroupKey.GROUPS; group++) {
      all += states.bytes(group);
    }
    return all;
  }

  /** What is known for a key, or null if nothing is. */
  public @Nullable Grounds describe(int document, GroupKey key, long time) {
    KeyedStates<?> states = documents[document];
    return states == null ? null : describe(states, key, time);
  }

  /** Hands over what is known for every key of a document. Costs as much as all its states. */
  public void describe(int document, long time, Consumer<Grounds> known) {
    KeyedStates<?> states = documents[document];
    if (states != null) {
      describe(states, time, known);
    }
  }

  private static <S> void describe(KeyedStates<S> states, long time, Consumer<Grounds> known) {
    states.forEach((high, low, state) -> known.accept(states.detector().describe(state, time)));
  }

  private static <S> @Nullable Grounds describe(KeyedStates<S> states, GroupKey key, long time) {
    S state = states.look(key.high(), key.low());
    return state == null ? null : states.detector().describe(state, time);
  }

  // -- saving and restoring -----------------------------------------------------------------------

  /**
   * Saves what has changed since the last save. A document that fails is saved no more: what was
   * stored of it last stays as it is.
   */
  List<SavedState> saveChanged(Failures failures) {
    List<SavedState> saved = new ArrayList<>();
    FactStateWriter out = new FactStateWriter(plan);
    for (int document = 0; document < documents.length; document++) {
      for (KeyedStates<?> states : new KeyedStates<?>[] {documents[document], drafts[document]}) {
        DetectorPlan.Document planned = plan.document(document);
        if (planned != null && states != null && !unsaved.get(document)) {
          save(planned, states, out, saved, failures);
        }
      }
    }
    return saved;
  }

  private void save(
      DetectorPlan.Document planned,
      KeyedStates<?> states,
      FactStateWriter out,
      List<SavedState> saved,
      Failures failures) {
    try {
      saved.addAll(changed(planned, states, out));
    } catch (RuntimeException | StackOverflowError e) {
      unsaved.set(planned.index());
      failures.failed(planned.index(), e);
    }
    states.settle();
  }

  private List<SavedState> changed(
      DetectorPlan.Document planned, KeyedStates<?> states, FactStateWriter out) {
    List<SavedState> saved = new ArrayList<>();
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      if (states.changed(group)) {
        out.clear();
        out.noteRecords(states.detector().concludesLater());
        states.write(group, out);
        PieceHead head = PieceHead.of(planned, states.detector(), since[planned.index()]);
        saved.add(head.piece(group, out.toBytes()).awaiting(out.records()));
      }
    }
    return saved;
  }

  /**
   * Restores one piece of saved state, if a document here means what it was learned for.
   *
   * @param restored receives the states of the document, of which those of the key group were
   *     restored, and its index
   * @param failures receives the failure of a document at its states; it is saved no more, so that
   *     what was stored of it stays
   */
  Restoration restore(
      SavedState saved, ObjIntConsumer<KeyedStates<?>> restored, Failures failures) {
    PieceHead head = PieceHead.read(saved.bytes());
    if (head == null) {
      return Restoration.NEWER;
    }
    DetectorPlan.Document document = plan.decided(head.identity());
    if (document == null || document.layer() != layer) {
      return Restoration.UNKNOWN;
    }
    KeyedStates<?> learned = of(document.index());
    KeyedStates<?> states = learned == null ? null : beside(learned, document, head.kind());
    if (states == null || head.kind().version() > states.detector().kind().version()) {
      return Restoration.NEWER;
    }
    try {
      FactStateReader in = FactStateReader.of(plan, head.body());
      states.read(saved.group(), head.kind().version(), in);
      incomplete += in.incomplete();
      restored.accept(states, document.index());
    } catch (UnknownDocumentException unknown) {
      return Restoration.UNKNOWN;
    } catch (RuntimeException | StackOverflowError failure) {
      unsaved.set(document.index());
      failures.failed(document.index(), failure);
      return Restoration.FAILED;
    }
    seen(document.index(), head.since());
    return states.changed(saved.group()) ? Restoration.UPGRADED : Restoration.RESTORED;
  }

  /** Sees the states that were taken over. */
  interface Adopted {
    <S> void state(KeyedStates<S> of, int document, long high, long low, S state);
  }

  /**
   * Takes over one piece of state that was learned elsewhere, if it is that of a document here that
   * learns what is normal; see {@link KeyedStates#adopt}. Drafts and doubts stay where they are.
   *
   * @return false if no document here means what it was learned for
   * @throws RuntimeException if it cannot be read; then part of it may have been taken over
   */
  boolean adopt(SavedState saved, Adopted adopted) {
    PieceHead head = PieceHead.read(saved.bytes());
    DetectorPlan.Document document = head == null ? null : plan.decided(head.identity());
    if (head == null || document == null || document.layer() != layer) {
      return false;
    }
    KeyedStates<?> states = of(document.index());
    boolean isOther = DoubtDetector.isDoubt(head.kind()) || DraftDetector.isDraft(head.kind());
    if (states == null
        || isOther
        || !states.detector().learns()
        || head.kind().version() > states.detector().kind().version()) {
      return true;
    }
    adopt(states, document.index(), saved.group(), head, adopted);
    seen(document.index(), head.since());
    return true;
  }

  private <S> void adopt(
      KeyedStates<S> states, int document, int group, PieceHead head, Adopted adopted) {
    FactStateReader in = FactStateReader.of(plan, head.body());
    states.adopt(
        group,
        head.kind().version(),
        in,
        plan,
        (high, low, state) -> adopted.state(states, document, high, low, state));
  }

  /**
   * Forgets all that a document has learned, and since when.
   *
   * @return for each piece that is to be deleted where it was saved, one without bytes
   */
  List<SavedState> forget(DetectorPlan.Document document) {
    int index = document.index();
    since[index] = Long.MAX_VALUE;
    unsaved.clear(index);
    List<SavedState> gone = new ArrayList<>();
    KeyedStates<?> own = of(index);
    if (own != null) {
      forget(document, own, gone);
      forget(
          document,
          own.detector().learns() ? madeDrafts(own, index) : madeDoubts(own, index),
          gone);
    }
    return gone;
  }

  private static void forget(
      DetectorPlan.Document document, KeyedStates<?> states, List<SavedState> gone) {
    states.clear();
    PieceHead head = PieceHead.of(document, states.detector(), Long.MAX_VALUE);
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      if (!states.changed(group)) {
        gone.add(head.piece(group, new byte[0]).withoutBytes());
      }
    }
  }

  /** The states of a kind that a document has: its own, their drafts, or doubts. */
  private KeyedStates<?> beside(
      KeyedStates<?> learned, DetectorPlan.Document document, StateKind kind) {
    if (DoubtDetector.isDoubt(kind)) {
      return madeDoubts(learned, document.index());
    }
    return DraftDetector.isDraft(kind) ? madeDrafts(learned, document.index()) : learned;
  }

  /** How many facts of restored states lack fields that facts of their document carry now. */
  public long incomplete() {
    return incomplete;
  }
}
