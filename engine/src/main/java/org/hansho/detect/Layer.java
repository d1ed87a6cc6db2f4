package org.hansho.detect;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of one layer with the states of some key groups. Belongs to one thread, the one
 * writer of these states.
 *
 * <p>Facts come in order of time. Before a fact is handed over, the driver lets every timer that
 * lies at or before the fact's time go off ({@link #wakeTime}, {@link #wake}).
 */
final class Layer {
  private static final long DAY = 86_400_000_000_000L;

  /** How many facts states are looked up ahead. */
  static final int AHEAD = 128;

  private final DetectorPlan plan;
  private final int number;
  private final LayerEmission emitter;
  private final LayerStates states;
  private final long[] unkeyed;
  private final long[] overflows;
  private final ReadAhead ahead = new ReadAhead();
  private final Timers timers = new Timers(this::isAlive);
  private final Quarantine quarantine;
  private long nextSweep = Long.MIN_VALUE;

  /**
   * A layer without any state.
   *
   * @param number its number, from 1
   * @param results receives what the detectors find, on the thread of the layer
   */
  public Layer(DetectorPlan plan, int number, Consumer<Result> results) {
    this(plan, number, StateBudget.UNLIMITED, results);
  }

  /** The same with a budget that no other layer of the thread shares in. */
  public Layer(DetectorPlan plan, int number, StateBudget budget, Consumer<Result> results) {
    this(plan, number, budget.rooms(), results);
  }

  Layer(DetectorPlan plan, int number, StateBudget.Rooms rooms, Consumer<Result> results) {
    this.plan = plan;
    this.number = number;
    this.states = new LayerStates(plan, number, rooms);
    this.unkeyed = new long[plan.size()];
    this.overflows = new long[plan.size()];
    this.emitter = new LayerEmission(plan, results, states, timers, overflows);
    this.quarantine = new Quarantine(plan);
  }

  /**
   * Receives the facts that a detector fails at, in place of what it throws. What was known of the
   * key stays if it can still be saved and restored, else it is forgotten. A document that has
   * failed {@link Quarantine#FAILURES} times is asked no more; nor is one that fails when states
   * expire or are saved, which is reported as a failure without a record. What was stored of it
   * last stays.
   */
  public void onFailure(Consumer<DetectorFailure> receiver) {
    quarantine.onFailure(receiver);
  }

  /** References of the documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return quarantine.references();
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /**
   * Notes that a document that listens has seen a fact, wherever its key belongs; called before the
   * fact is handed over to any layer of that number.
   */
  public void seen(int document, long time) {
    states.seen(document, time);
  }

  /** Hands over a fact to a document that listens to it. */
  public void accept(Fact fact, Listener listener) {
    accept(fact, listener, listener.keyOf(fact));
  }

  /**
   * Hands over facts in order of time, which may be many: their states are looked up some ahead.
   *
   * @param before receives each fact before it is handed over
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
      ahead.add(known(next.listener()), next.key().low());
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
          ahead.document(index),
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
   * @param likely the row of these in which the key most likely is
   */
  void accept(
      Fact fact,
      Listener listener,
      long high,
      long low,
      @Nullable KeyedStates<?> known,
      int likely) {
    KeyedStates<?> keyed = known == null ? states.of(listener.document()) : known;
    if (keyed != null) {
      deliver(keyed, fact, listener, high, low, likely);
    }
  }

  /** The states of the document that listens, or null if there are none yet. */
  @Nullable KeyedStates<?> known(Listener listener) {
    return states.known(listener.document());
  }

  /** Hands over a fact whose time cannot be trusted, see {@link Detector#late}. */
  public void late(Fact fact, Listener listener) {
    GroupKey key = listener.keyOf(fact);
    KeyedStates<?> keyed = key == null ? null : states.of(listener.document());
    if (key != null && keyed != null) {
      take(keyed, fact, listener, key.high(), key.low(), 0, LayerEmission.Way.LATE);
    }
  }

  /** Forgets all that a document has learned; see {@link LayerStates#forget}. */
  List<SavedState> forget(DetectorPlan.Document document) {
    return states.forget(document);
  }

  /** Hands over what somebody says of a fact; returns whether anything is known of its key. */
  public boolean applyFeedback(Fact fact, Listener listener, Opinion opinion) {
    GroupKey key = listener.keyOf(fact);
    KeyedStates<?> keyed = key == null ? null : states.of(listener.document());
    KeyedStates<?> drafts = states.known(listener.document(), true);
    if (key != null && drafts != null) {
      applyFeedback(drafts, fact, listener, key, opinion, LayerEmission.Way.SILENT);
    }
    return key != null
        && keyed != null
        && applyFeedback(keyed, fact, listener, key, opinion, LayerEmission.Way.LATE);
  }

  private <S> boolean applyFeedback(
      KeyedStates<S> keyed,
      Fact fact,
      Listener listener,
      GroupKey key,
      Opinion opinion,
      LayerEmission.Way way) {
    int document = listener.document();
    if (quarantine.holds(document)) {
      return false;
    }
    try {
      S state = keyed.openKnown(key.high(), key.low(), 0);
      if (state == null) {
        return false;
      }
      emitter.begin(document, listener.role(), key.high(), key.low(), fact, way);
      keyed.detector().applyFeedback(state, listener.role(), fact, opinion, emitter);
      keyed.close(state);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      quarantine.failed(keyed, document, key.high(), key.low(), fact, e);
      return false;
    }
  }

  private <S> void deliver(
      KeyedStates<S> keyed, Fact fact, Listener listener, long high, long low, int likely) {
    if (!keyed.detector().learns()) {
      take(keyed, fact, listener, high, low, likely, LayerEmission.Way.USUAL);
      return;
    }
    int document = listener.document();
    KeyedStates<DraftDetector.Draft<S>> drafts = states.drafts(keyed, document);
    boolean hasDraft = drafts != null && drafts.find(high, low) != KeyTable.NONE;
    if (!fact.teaches()) {
      if (hasDraft || beginDraft(keyed, fact, listener, high, low)) {
        take(
            states.madeDrafts(keyed, document),
            fact,
            listener,
            high,
            low,
            0,
            LayerEmission.Way.DRAFT);
      }
    } else if (drafts != null && hasDraft) {
      take(keyed, fact, listener, high, low, likely, LayerEmission.Way.SILENT);
      take(drafts, fact, listener, high, low, 0, LayerEmission.Way.DRAFT);
    } else {
      take(keyed, fact, listener, high, low, likely, LayerEmission.Way.USUAL);
    }
  }

  /**
   * Notes that what a document which does not learn says of a key rests on a doubted time, for as
   * long as its state does.
   */
  private <S> void doubt(KeyedStates<S> keyed, S state, int document, long high, long low) {
    DetectorPlan.Document planned = plan.document(document);
    if (planned != null && !planned.listeners().isEmpty()) {
      KeyedStates<DoubtDetector.Doubt> doubts = states.madeDoubts(keyed, document);
      DoubtDetector.Doubt doubt = doubts.open(high, low, 0);
      doubt.extend(end(keyed.detector(), state));
      doubts.close(doubt);
    }
  }

  /** Until when a state speaks of what it has taken: what waits for its timer, until that. */
  private static <S> long end(Detector<S> detector, S state) {
    long expiry = detector.expiry(state);
    return expiry == Detector.NEVER ? detector.wakeTime(state) : expiry;
  }

  /** A key has its first fact of which nothing may be learned; returns whether there is a draft. */
  private <S> boolean beginDraft(
      KeyedStates<S> keyed, Fact fact, Listener listener, long high, long low) {
    int document = listener.document();
    Detector<S> detector = keyed.detector();
    try {
      S copy = keyed.copy(high, low, plan);
      if (quarantine.holds(document) || (copy == null && !detector.begins(listener.role()))) {
        return false;
      }
      KeyedStates<DraftDetector.Draft<S>> drafts = states.madeDrafts(keyed, document);
      DraftDetector.Draft<S> draft = drafts.open(high, low, KeyTable.ABSENT);
      draft.begin(copy == null ? detector.newState() : copy, fact.time());
      drafts.close(draft);
      long time = copy == null ? Detector.NEVER : detector.wakeTime(copy);
      if (time != Detector.NEVER) {
        timers.add(new Timers.Timer(time, document, true, high, low));
      }
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      quarantine.failed(keyed, document, high, low, fact, e);
      return false;
    }
  }

  private <S> void take(
      KeyedStates<S> keyed,
      Fact fact,
      Listener listener,
      long high,
      long low,
      int likely,
      LayerEmission.Way way) {
    if (quarantine.holds(listener.document())) {
      return;
    }
    try {
      Detector<S> detector = keyed.detector();
      S state =
          way != LayerEmission.Way.LATE && detector.begins(listener.role())
              ? keyed.open(high, low, likely)
              : keyed.openKnown(high, low, likely);
      if (state == null) {
        return;
      }
      emitter.begin(listener.document(), listener.role(), high, low, fact, way);
      if (way == LayerEmission.Way.LATE) {
        detector.late(state, listener.role(), fact, emitter);
      } else {
        detector.accept(state, listener.role(), fact, emitter);
      }
      if (!fact.teaches() && !detector.learns()) {
        doubt(keyed, state, listener.document(), high, low);
      }
      keyed.close(state);
    } catch (RuntimeException | StackOverflowError e) {
      quarantine.failed(keyed, listener.document(), high, low, fact, e);
    }
  }

  /** When the next timer goes off; {@link Detector#NEVER} if there is none. */
  public long wakeTime() {
    return timers.next();
  }

  /** Wakes the detector whose timer comes first. */
  public void wake() {
    Timers.Timer timer = timers.take();
    KeyedStates<?> keyed = states.known(timer.document(), timer.draft());
    if (keyed != null && !quarantine.holds(timer.document())) {
      wake(keyed, timer);
    }
  }

  private <S> void wake(KeyedStates<S> keyed, Timers.Timer timer) {
    Fact none = new Fact(timer.document(), timer.time(), Origin.NONE, new byte[0]);
    try {
      S state = keyed.openKnown(timer.high(), timer.low(), 0);
      if (state == null) {
        return;
      }
      if (keyed.detector().wakeTime(state) == timer.time()) {
        LayerEmission.Way way =
            timer.draft()
                ? LayerEmission.Way.DRAFT
                : keyed.detector().learns() && hasDraft(timer)
                    ? LayerEmission.Way.SILENT
                    : LayerEmission.Way.USUAL;
        emitter.begin(timer.document(), 0, timer.high(), timer.low(), none, way);
        keyed.detector().wake(state, timer.time(), emitter);
      }
      keyed.close(state);
    } catch (RuntimeException | StackOverflowError e) {
      quarantine.failed(keyed, timer.document(), timer.high(), timer.low(), none, e);
    }
  }

  private boolean hasDraft(Timers.Timer timer) {
    KeyedStates<?> drafts = states.known(timer.document(), true);
    return drafts != null && drafts.find(timer.high(), timer.low()) != KeyTable.NONE;
  }

  private boolean isAlive(Timers.Timer timer) {
    KeyedStates<?> keyed = states.known(timer.document(), timer.draft());
    return keyed != null && keyed.find(timer.high(), timer.low()) != KeyTable.NONE;
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

  /** Forgets the states that say nothing any more at this time. */
  void sweep(long time) {
    states.sweep(time, quarantine::failedAtStates);
  }

  // -- what a person may ask ------------------------------------------------------------------

  /** What its documents remember. */
  public LayerStates states() {
    return states;
  }

  /** How many facts had no value for a field of the key. */
  public long unkeyed(int document) {
    return unkeyed[document];
  }

  /** How many times something inside of a state had no room since the last call. */
  public long takeOverflows(int document) {
    long taken = overflows[document];
    overflows[document] = 0;
    return taken;
  }

  // -- saving and restoring -----------------------------------------------------------------------

  /** Saves what has changed since the last save. */
  public List<SavedState> saveChanged() {
    return states.saveChanged(quarantine::failedAtStates);
  }

  /** Restores one piece of saved state, if it is that of a document of this layer. */
  public Restoration restore(SavedState saved) {
    return states.restore(
        saved,
        (of, document) -> setTimers(of, saved.group(), document),
        quarantine::failedAtStates);
  }

  private <S> void setTimers(KeyedStates<S> of, int group, int document) {
    of.forEach(group, (high, low, state) -> setTimer(of, document, high, low, state));
  }

  private <S> void setTimer(KeyedStates<S> of, int document, long high, long low, S state) {
    long time = of.detector().wakeTime(state);
    if (time != Detector.NEVER) {
      boolean draft = DraftDetector.isDraft(of.detector().kind());
      timers.add(new Timers.Timer(time, document, draft, high, low));
    }
  }

  /**
   * Takes over one piece of state that was learned elsewhere.
   *
   * @param counted is run for each state that was taken over
   * @return false if it is not that of a document of this layer
   */
  boolean adopt(SavedState saved, Runnable counted) {
    return states.adopt(
        saved,
        new LayerStates.Adopted() {
          @Override
          public <S> void state(KeyedStates<S> of, int document, long high, long low, S state) {
            counted.run();
            setTimer(of, document, high, low, state);
          }
        });
  }
}
