package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of one layer with the states of some key groups. Belongs to one thread, the one
 * writer of these states.
 *
 * <p>Facts come in order of time. Before a fact is handed over, the driver lets every wish to be
 * woken come true that lies at or before the fact's time ({@link #wakeTime}, {@link #wake}).
 */
public final class Layer {
  private static final long DAY = 86_400_000_000_000L;

  /** How many facts states are looked up ahead. */
  static final int AHEAD = 128;

  private final DetectorPlan plan;
  private final int layer;
  private final Consumer<Result> results;
  private final Emitter emitter;
  private final KeyedStates<?>[][] states;
  private final long[] since;
  private final long[] unkeyed;
  private final long[] overflows;
  private final ReadAhead ahead = new ReadAhead();
  private final PriorityQueue<Wish> wishes = new PriorityQueue<>();
  private long nextSweep = Long.MIN_VALUE;

  /** A wish of a detector to be woken. */
  private record Wish(long time, int document, long high, long low) implements Comparable<Wish> {
    @Override
    public int compareTo(Wish other) {
      int byTime = Long.compare(time, other.time);
      int byDocument = byTime != 0 ? byTime : Integer.compare(document, other.document);
      int byHigh = byDocument != 0 ? byDocument : Long.compareUnsigned(high, other.high);
      return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
  }

  /**
   * A layer without any state.
   *
   * @param layer its number, from 1
   * @param results receives what the detectors find, on the thread of the layer
   */
  public Layer(DetectorPlan plan, int layer, Consumer<Result> results) {
    this.plan = plan;
    this.layer = layer;
    this.results = results;
    this.emitter = new Emitter(plan);
    this.states = new KeyedStates<?>[plan.size()][];
    this.since = new long[plan.size()];
    this.unkeyed = new long[plan.size()];
    this.overflows = new long[plan.size()];
    Arrays.fill(since, Long.MAX_VALUE);
  }

  /** Its number. */
  public int number() {
    return layer;
  }

  /**
   * Notes that a document that listens has seen a fact, wherever its key belongs; called before the
   * fact is handed over to any layer of that number.
   */
  public void seen(int document, long time) {
    if (time < since[document]) {
      since[document] = time;
    }
  }

  /** Hands over a fact to a document that listens to it. */
  public void accept(Fact fact, Listener listener) {
    accept(fact, listener, listener.keyOf(fact));
  }

  /**
   * Hands over facts in order of time, which may be many: their states are looked up some ahead.
   *
   * @param before is told of each fact before it is handed over
   */
  public void accept(List<KeyedFact> facts, Consumer<KeyedFact> before) {
    for (int from = 0; from < facts.size(); from += AHEAD) {
      accept(facts, from, Math.min(facts.size(), from + AHEAD), before);
    }
  }

  private void accept(List<KeyedFact> facts, int from, int to, Consumer<KeyedFact> before) {
    ahead.clear();
    for (int i = from; i < to; i++) {
      KeyedFact next = facts.get(i);
      ahead.add(known(next.listener(), next.key().high()), next.key().low());
    }
    ahead.read();
    for (int i = from; i < to; i++) {
      KeyedFact next = facts.get(i);
      before.accept(next);
      GroupKey key = next.key();
      int index = i - from;
      accept(
          next.fact(),
          next.listener(),
          key.high(),
          key.low(),
          ahead.group(index),
          ahead.row(index));
    }
  }

  private void accept(Fact fact, Listener listener, @Nullable GroupKey key) {
    if (key == null) {
      unkeyed(listener);
    } else {
      accept(fact, listener, key.high(), key.low(), null, 0);
    }
  }

  /** Notes that a fact has no key. */
  void unkeyed(Listener listener) {
    unkeyed[listener.document()]++;
  }

  /**
   * Hands over a fact whose key was looked up.
   *
   * @param known what {@link #known} said when it was looked up
   * @param likely the row there in which the key most likely is
   */
  void accept(
      Fact fact,
      Listener listener,
      long high,
      long low,
      @Nullable KeyedStates<?> known,
      int likely) {
    KeyedStates<?> group = known == null ? group(listener.document(), high) : known;
    if (group != null) {
      deliver(group, fact, listener, high, low, likely, false);
    }
  }

  /** The states of a document among which a key belongs, or null if there are none yet. */
  @Nullable KeyedStates<?> known(Listener listener, long high) {
    KeyedStates<?>[] groups = states[listener.document()];
    return groups == null ? null : groups[GroupKey.group(high)];
  }

  /** Hands over a fact that came too late to be put in order. */
  public void late(Fact fact, Listener listener) {
    GroupKey key = listener.keyOf(fact);
    KeyedStates<?> group = key == null ? null : group(listener.document(), key.high());
    if (key != null && group != null) {
      deliver(group, fact, listener, key.high(), key.low(), 0, true);
    }
  }

  /** Hands over a fact that somebody has called harmless. */
  public void dismiss(Fact fact, Listener listener) {
    GroupKey key = listener.keyOf(fact);
    KeyedStates<?> group = key == null ? null : group(listener.document(), key.high());
    if (key != null && group != null) {
      dismiss(group, fact, listener, key);
    }
  }

  private <S> void dismiss(KeyedStates<S> group, Fact fact, Listener listener, GroupKey key) {
    S state = group.openKnown(key.high(), key.low(), 0);
    if (state != null) {
      emitter.begin(listener.document(), listener.role(), key.high(), key.low(), fact.time(), true);
      group.detector().dismiss(state, listener.role(), fact, emitter);
      group.close(state);
    }
  }

  private <S> void deliver(
      KeyedStates<S> group,
      Fact fact,
      Listener listener,
      long high,
      long low,
      int likely,
      boolean late) {
    Detector<S> detector = group.detector();
    S state =
        detector.begins(listener.role())
            ? group.open(high, low, likely)
            : group.openKnown(high, low, likely);
    if (state == null) {
      return;
    }
    emitter.begin(listener.document(), listener.role(), high, low, fact.time(), late);
    if (late) {
      detector.late(state, listener.role(), fact, emitter);
    } else {
      detector.accept(state, listener.role(), fact, emitter);
    }
    group.close(state);
  }

  /** When the next detector wishes to be woken; {@link Detector#NEVER} if none does. */
  public long wakeTime() {
    Wish next = wishes.peek();
    return next == null ? Detector.NEVER : next.time();
  }

  /** Wakes the detector whose wish comes first. */
  public void wake() {
    Wish wish = wishes.remove();
    KeyedStates<?> group = group(wish.document(), wish.high());
    if (group != null) {
      wake(group, wish);
    }
  }

  private <S> void wake(KeyedStates<S> group, Wish wish) {
    S state = group.openKnown(wish.high(), wish.low(), 0);
    if (state == null) {
      return;
    }
    if (group.detector().wakeTime(state) == wish.time()) {
      emitter.begin(wish.document(), 0, wish.high(), wish.low(), wish.time(), false);
      group.detector().wake(state, wish.time(), emitter);
    }
    group.close(state);
  }

  /**
   * Says how far event time has come; idle states are forgotten at each midnight of it, so that
   * what is kept does not depend on how facts are spread over threads.
   */
  public void passed(long time) {
    if (time >= nextSweep) {
      long midnight = Math.floorDiv(time, DAY) * DAY;
      sweep(midnight);
      nextSweep = midnight + DAY;
    }
  }

  /** Forgets all states that say nothing any more at this time. */
  public void sweep(long time) {
    for (KeyedStates<?>[] groups : states) {
      if (groups != null) {
        for (KeyedStates<?> group : groups) {
          if (group != null) {
            group.sweep(time);
          }
        }
      }
    }
  }

  /** The states of a document among which a key belongs. */
  private @Nullable KeyedStates<?> group(int document, long high) {
    return stateGroup(document, GroupKey.group(high));
  }

  private @Nullable KeyedStates<?> stateGroup(int document, int group) {
    KeyedStates<?>[] groups = states[document];
    if (groups == null) {
      groups = new KeyedStates<?>[GroupKey.GROUPS];
      states[document] = groups;
    }
    if (groups[group] == null) {
      DetectorPlan.Document planned = plan.document(document);
      if (planned == null || planned.detector() == null) {
        return null;
      }
      groups[group] = new KeyedStates<>(planned.detector(), planned.groups());
    }
    return groups[group];
  }

  // -- what a person may ask ------------------------------------------------------------------

  /** How many states a document has here. */
  public int size(int document) {
    int size = 0;
    KeyedStates<?>[] groups = states[document];
    if (groups != null) {
      for (KeyedStates<?> group : groups) {
        size += group == null ? 0 : group.size();
      }
    }
    return size;
  }

  /** How many states of a document were evicted for want of room. */
  public long evicted(int document) {
    long evicted = 0;
    KeyedStates<?>[] groups = states[document];
    if (groups != null) {
      for (KeyedStates<?> group : groups) {
        evicted += group == null ? 0 : group.evicted();
      }
    }
    return evicted;
  }

  /** How many facts had no value for a field of the key. */
  public long unkeyed(int document) {
    return unkeyed[document];
  }

  /** How many times something inside of a state was forgotten for want of room. */
  public long overflows(int document) {
    return overflows[document];
  }

  /** What is known for a key, or null if nothing is. */
  public @Nullable Grounds describe(int document, GroupKey key, long time) {
    KeyedStates<?>[] groups = states[document];
    KeyedStates<?> group = groups == null ? null : groups[key.group()];
    return group == null ? null : describe(group, key, time);
  }

  /** Hands over what is known for every key of a document. Costs as much as all its states. */
  public void describe(int document, long time, Consumer<Grounds> known) {
    KeyedStates<?>[] groups = states[document];
    if (groups != null) {
      for (KeyedStates<?> group : groups) {
        if (group != null) {
          describe(group, time, known);
        }
      }
    }
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
  public List<SavedState> saveChanged() {
    List<SavedState> saved = new ArrayList<>();
    StateWriter out = new StateWriter();
    for (int document = 0; document < states.length; document++) {
      DetectorPlan.Document planned = plan.document(document);
      KeyedStates<?>[] groups = states[document];
      for (int group = 0; planned != null && groups != null && group < groups.length; group++) {
        KeyedStates<?> kept = groups[group];
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
   * @return whether it was restored
   */
  public boolean restore(SavedState saved) {
    DetectorPlan.Document document = plan.keyed(saved.document());
    if (document == null || document.layer() != layer) {
      return false;
    }
    StateReader in = new StateReader(saved.bytes());
    if (!in.text().equals(document.fingerprint().text())) {
      return false;
    }
    since[document.index()] = Math.min(since[document.index()], in.number());
    KeyedStates<?> group = stateGroup(document.index(), saved.group());
    if (group != null) {
      group.read(in);
      wishAgain(group, document.index());
    }
    return true;
  }

  private <S> void wishAgain(KeyedStates<S> group, int document) {
    group.forEach(
        (high, low, state) -> {
          long time = group.detector().wakeTime(state);
          if (time != Detector.NEVER) {
            wishes.add(new Wish(time, document, high, low));
          }
        });
  }

  /** What detectors do with the fact at hand. */
  private final class Emitter implements Emission {
    private final ResultWriter writer;
    private int document;
    private int role;
    private long high;
    private long low;
    private boolean late;

    Emitter(DetectorPlan plan) {
      this.writer = new ResultWriter(plan);
    }

    void begin(int ofDocument, int ofRole, long keyHigh, long keyLow, long time, boolean isLate) {
      document = ofDocument;
      role = ofRole;
      high = keyHigh;
      low = keyLow;
      late = isLate;
      seen(ofDocument, time);
    }

    @Override
    public void emit(Conclusion conclusion) {
      results.accept(writer.result(document, conclusion, late));
    }

    @Override
    public void pass(Fact fact, int place, int number) {
      DetectorPlan.Document passes = plan.document(document);
      if (passes != null) {
        int under = passes.passes()[role];
        Fact passed = fact.passedBy(under, place, number);
        results.accept(new Result(under, passed, List.of(), 1, Grounds.NONE, null, late));
      }
    }

    @Override
    public void wakeAt(long time) {
      wishes.add(new Wish(time, document, high, low));
    }

    @Override
    public long since() {
      return since[document];
    }

    @Override
    public void overflow() {
      overflows[document]++;
    }
  }
}
