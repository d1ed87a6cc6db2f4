package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All layers in one thread: facts in order of time go in at the bottom, results come out, and go on
 * to the layers above at once. The simplest driver; the others must find the same.
 *
 * <p>A few observations wait until others have come behind them, while the states that they need
 * are read ahead: waiting for memory is most of what a fact of a rarely seen key costs. Whoever
 * wants all results so far calls {@link #flush} or {@link #end}; whatever asks for states, late
 * facts or the time does so by itself.
 */
public final class LayerStack {
  private static final Comparator<Fact> BY_DOCUMENT = Comparator.comparingInt(Fact::document);

  /** Room for the values of most keys. */
  private static final int KEY_BYTES = 1_024;

  private final DetectorPlan plan;
  private final Consumer<Result> results;
  private final Layer[] layers;
  private final List<Fact> found = new ArrayList<>();
  private final Prepared[] ahead = new Prepared[Layer.AHEAD];
  private int waiting;
  private boolean gathering;
  private long now = Long.MIN_VALUE;
  private long late;
  private final Heeding heeding;

  private final ReadAhead states = new ReadAhead();

  /**
   * Layers without any state.
   *
   * @param results receives every result, also those that only other documents listen to
   */
  public LayerStack(DetectorPlan plan, Consumer<Result> results) {
    this(plan, StateBudget.UNLIMITED, results);
  }

  /** The same with a budget for the states. */
  public LayerStack(DetectorPlan plan, StateBudget budget, Consumer<Result> results) {
    StateBudget.Rooms rooms = budget.rooms();
    this.plan = plan;
    this.results = results;
    KeyRoom room = new KeyRoom(KEY_BYTES);
    Arrays.setAll(ahead, unused -> new Prepared(room, plan.hashes()));
    this.layers = new Layer[plan.layers()];
    this.heeding = new Heeding(plan, (number, key) -> layers[number - 1]);
    Arrays.setAll(layers, index -> new Layer(plan, index + 1, rooms, this::result));
  }

  /** Receives the facts that detectors fail at; see {@link Layer#onFailure}. */
  public void onFailure(Consumer<DetectorFailure> receiver) {
    for (Layer layer : layers) {
      layer.onFailure(receiver);
    }
  }

  /** Hands over the next fact; one that is earlier than the one before it counts as late. */
  public void accept(Fact fact) {
    flush();
    if (fact.time() < now) {
      late++;
      deliver(fact, true);
      return;
    }
    passed(fact.time());
    deliver(fact, false);
  }

  /**
   * Hands over the facts of the next observation: all of them to a layer before anything reaches
   * the layer above; there they come before what was found below.
   */
  public void accept(Observation observation) {
    ahead[waiting++].take(observation);
    if (waiting == Layer.AHEAD) {
      flush();
    }
  }

  /** Hands over the observations that wait for others. */
  public void flush() {
    int all = waiting;
    if (all == 0) {
      return;
    }
    states.clear();
    for (int i = 0; i < all; i++) {
      readAhead(ahead[i]);
    }
    states.read();
    waiting = 0;
    for (int i = 0; i < all; i++) {
      handOver(ahead[i]);
    }
  }

  private void readAhead(Prepared prepared) {
    prepared.states = states.size();
    for (Layer layer : layers) {
      for (Audience.Told told : prepared.observation().audience().layer(layer.number())) {
        int key = 2 * told.key();
        boolean known = prepared.known[told.key()];
        states.add(known ? layer.known(told.listener()) : null, prepared.keys[key + 1]);
      }
    }
  }

  private void handOver(Prepared prepared) {
    Observation observation = prepared.observation();
    if (observation.time() < now) {
      takeLate(observation);
      return;
    }
    passed(observation.time());
    gathering = true;
    found.clear();
    int state = prepared.states;
    for (Layer layer : layers) {
      Audience.Told[] audience = observation.audience().layer(layer.number());
      deliver(layer, audience, prepared, state);
      state += audience.length;
    }
    gathering = false;
  }

  /** An observation that waits, with its facts and the keys they need. Reused. */
  private static final class Prepared {
    private final KeyRoom room;
    private final ValueHashes hashes;
    private @Nullable Observation observation;
    private @Nullable Fact[] facts = new @Nullable Fact[16];

    /** Both halves of each key beside each other, and whether there is one. */
    private long[] keys = new long[32];

    private boolean[] known = new boolean[16];

    /** Where what was looked up for it begins. */
    private int states;

    Prepared(KeyRoom room, SeededHashes seeded) {
      this.room = room;
      this.hashes = new ValueHashes(seeded);
    }

    void take(Observation taken) {
      observation = taken;
      hashes.clear();
      List<Listener> needed = taken.audience().keys();
      if (Math.max(taken.size(), needed.size()) > facts.length) {
        facts = new @Nullable Fact[2 * Math.max(taken.size(), needed.size())];
        keys = new long[2 * facts.length];
        known = new boolean[facts.length];
      }
      Arrays.fill(facts, 0, taken.size(), null);
      Fact any = fact(0);
      room.clear();
      for (int i = 0; i < needed.size(); i++) {
        known[i] = needed.get(i).keyOf(any, room, keys, 2 * i);
      }
    }

    Observation observation() {
      return Objects.requireNonNull(observation);
    }

    Fact fact(int index) {
      Fact made = facts[index];
      if (made == null) {
        made = observation().fact(index, hashes);
        facts[index] = made;
      }
      return made;
    }
  }

  private void deliver(Layer layer, Audience.Told[] audience, Prepared prepared, int first) {
    long time = prepared.observation().time();
    boolean teaches = prepared.observation().timing().teaches();
    for (int i = 0; i < audience.length; i++) {
      Audience.Told told = audience[i];
      Listener listener = told.listener();
      if (teaches) {
        layer.seen(listener.document(), time);
      }
      if (prepared.known[told.key()]) {
        long high = prepared.keys[2 * told.key()];
        long low = prepared.keys[2 * told.key() + 1];
        KeyedStates<?> known = states.document(first + i);
        layer.accept(prepared.fact(told.fact()), listener, high, low, known, states.row(first + i));
      } else {
        layer.unkeyed(listener);
      }
    }
    if (!found.isEmpty()) {
      found.sort(BY_DOCUMENT);
      for (int i = 0, below = found.size(); i < below; i++) {
        deliver(found.get(i), layer);
      }
    }
  }

  private void deliver(Fact fact, Layer layer) {
    DetectorPlan.Document document = plan.document(fact.document());
    List<Listener> listeners = document == null ? List.of() : document.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(i);
      if (listener.layer() == layer.number()) {
        accept(layer, fact, listener);
      }
    }
  }

  private static void accept(Layer layer, Fact fact, Listener listener) {
    if (fact.timing().teaches()) {
      layer.seen(listener.document(), fact.time());
    }
    layer.accept(fact, listener);
  }

  /** Hands over what a record tells whose time cannot be trusted; nothing is learned from it. */
  public void late(Observation observation) {
    flush();
    takeLate(observation);
  }

  private void takeLate(Observation observation) {
    late += observation.size();
    observation.facts().forEach(fact -> deliver(fact, true));
  }

  /** Says that everything before and at this time has been handed over, but for the next fact. */
  public void advance(long time) {
    flush();
    passed(time);
  }

  private void passed(long time) {
    now = time;
    Layer next = firstToWake();
    while (next != null && next.wakeTime() <= time) {
      next.wake();
      next = firstToWake();
    }
    for (Layer layer : layers) {
      layer.passed(time);
    }
  }

  private @Nullable Layer firstToWake() {
    Layer next = null;
    for (Layer layer : layers) {
      if (next == null || layer.wakeTime() < next.wakeTime()) {
        next = layer;
      }
    }
    return next;
  }

  /** The input has ended: every timer goes off. */
  public void end() {
    flush();
    Layer next = firstToWake();
    while (next != null && next.wakeTime() != Detector.NEVER) {
      passed(next.wakeTime());
      next = firstToWake();
    }
  }

  /**
   * Tells what somebody thinks of what a result is about: what baselines found unusual in it is
   * known at once, or never by itself, whatever their {@code known_after_alert}. Raises nothing.
   *
   * @return how many baselines have learned of its key
   */
  public int heed(Matter matter, Opinion opinion) {
    flush();
    return heeding.heed(matter, opinion);
  }

  private void result(Result result) {
    if (heeding.takes(result)) {
      return;
    }
    results.accept(result);
    if (!plan.isHeard(result.document())) {
      return;
    }
    if (gathering) {
      found.add(result.fact());
    } else {
      deliver(result.fact(), result.late());
    }
  }

  private void deliver(Fact fact, boolean isLate) {
    DetectorPlan.Document document = plan.document(fact.document());
    if (document == null) {
      return;
    }
    List<Listener> listeners = document.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(i);
      Layer layer = layers[listener.layer() - 1];
      if (isLate) {
        layer.late(fact, listener);
      } else {
        accept(layer, fact, listener);
      }
    }
  }

  /** The layers from the lowest to the highest. */
  public List<Layer> layers() {
    flush();
    return List.of(layers);
  }

  /** How many facts came too late to be put in order, or could not be trusted. */
  public long late() {
    flush();
    return late;
  }

  /** Saves everything that has changed. */
  public List<SavedState> saveChanged() {
    flush();
    List<SavedState> saved = new ArrayList<>();
    for (Layer layer : layers) {
      saved.addAll(layer.saveChanged());
    }
    return saved;
  }

  /** Restores what was saved; returns how much of it no document here can use. */
  public int restore(List<SavedState> saved) {
    flush();
    int left = 0;
    for (SavedState state : saved) {
      left += Arrays.stream(layers).anyMatch(layer -> !layer.restore(state).isSetAside()) ? 0 : 1;
    }
    return left;
  }
}
