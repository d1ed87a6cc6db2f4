package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of a plan with the states of some key groups, layer by layer. Facts go in, results
 * come out, and go on to those who listen to them. Belongs to one thread, the one writer of its
 * states.
 *
 * <p>There are two ways for facts. Where one stack holds all key groups, {@link
 * #accept(Observation)} takes records in order of time, and results go on to the layers above at
 * once. Where several share the key groups ({@link #shared}), facts of one may belong to another:
 * each is sent through a {@link FactExchange}, waits where its key is held, and is handed over when
 * that layer is advanced past its time. Both find the same.
 *
 * <p>In the first way a few observations wait until others have come behind them, while the states
 * that they need are read ahead: waiting for memory is most of what a fact of a rarely seen key
 * costs. Whoever wants all results so far calls {@link #flush} or {@link #end}; whatever asks for
 * states, late facts or the time does so by itself.
 */
public final class LayerStack {
  /** After so many failures a document is asked no more. */
  public static final int FAILURES = Quarantine.FAILURES;

  private static final Comparator<Fact> BY_DOCUMENT = Comparator.comparingInt(Fact::document);

  /** Room for the values of most keys. */
  private static final int KEY_BYTES = 1_024;

  private final DetectorPlan plan;
  private final ResultSink results;
  private final Layer[] layers;
  private final List<Fact> found = new ArrayList<>();
  private final PreparedObservation[] ahead = new PreparedObservation[Layer.AHEAD];
  private int waiting;
  private boolean gathering;
  private long now = Long.MIN_VALUE;
  private long late;
  private Feedback feedback;

  private final SharedGroups shared;
  private final ReadAhead states = new ReadAhead();

  /**
   * Layers without any state.
   *
   * @param results receives every result, also those that only other documents listen to
   */
  public LayerStack(DetectorPlan plan, ResultSink results) {
    this(plan, StateBudget.UNLIMITED, results);
  }

  /** The same with a budget for the states. */
  public LayerStack(DetectorPlan plan, StateBudget budget, ResultSink results) {
    this(plan, budget, results, null);
  }

  /**
   * The same with some of the key groups, if there is an exchange.
   *
   * @param exchange carries facts, also those of results, to the stack that holds their key
   */
  public LayerStack(
      DetectorPlan plan, StateBudget budget, ResultSink results, @Nullable FactExchange exchange) {
    StateBudget.Rooms rooms = budget.rooms();
    this.plan = plan;
    this.results = results;
    KeyRoom room = new KeyRoom(KEY_BYTES);
    Arrays.setAll(ahead, unused -> new PreparedObservation(room, plan.hashes()));
    this.layers = new Layer[plan.layers()];
    this.feedback = new Feedback(plan, (number, key) -> layers[number - 1]);
    Arrays.setAll(layers, index -> new Layer(plan, index + 1, rooms, this::result));
    this.shared = new SharedGroups(plan, layers, exchange);
  }

  /**
   * Joins stacks that hold the key groups between them: the one at {@link GroupKey#holder} holds a
   * group. From then on {@link #applyFeedback} of each reaches the states of all, while no thread
   * works with any of them.
   */
  public static void share(List<LayerStack> all) {
    for (LayerStack first : all.subList(0, Math.min(1, all.size()))) {
      Feedback shared =
          new Feedback(
              first.plan,
              (number, key) ->
                  all.get(GroupKey.holder(key.group(), all.size())).layers[number - 1]);
      all.forEach(stack -> stack.feedback = shared);
    }
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

  private void readAhead(PreparedObservation prepared) {
    prepared.firstState = states.size();
    for (Layer layer : layers) {
      for (Subscribers.Subscription subscription :
          prepared.observation().subscribers().layer(layer.number())) {
        boolean hasKey = prepared.hasKey(subscription.key());
        states.add(
            hasKey ? layer.known(subscription.listener()) : null, prepared.low(subscription.key()));
      }
    }
  }

  private void handOver(PreparedObservation prepared) {
    Observation observation = prepared.observation();
    if (observation.time() < now) {
      takeLate(observation);
      return;
    }
    passed(observation.time());
    gathering = true;
    found.clear();
    int state = prepared.firstState;
    for (Layer layer : layers) {
      Subscribers.Subscription[] subscribers = observation.subscribers().layer(layer.number());
      deliver(layer, subscribers, prepared, state);
      state += subscribers.length;
    }
    gathering = false;
  }

  private void deliver(
      Layer layer,
      Subscribers.Subscription[] subscribers,
      PreparedObservation prepared,
      int first) {
    long time = prepared.observation().time();
    boolean teaches = prepared.observation().timing().teaches();
    for (int i = 0; i < subscribers.length; i++) {
      Subscribers.Subscription subscription = subscribers[i];
      Listener listener = subscription.listener();
      if (teaches) {
        layer.seen(listener.document(), time);
      }
      if (prepared.hasKey(subscription.key())) {
        long high = prepared.high(subscription.key());
        long low = prepared.low(subscription.key());
        KeyedStates<?> known = states.document(first + i);
        layer.accept(
            prepared.fact(subscription.fact()), listener, high, low, known, states.row(first + i));
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
    if (fact.teaches()) {
      layer.seen(listener.document(), fact.time());
    }
    layer.accept(fact, listener);
  }

  /**
   * Hands over the facts of a record whose time cannot be trusted; nothing is learned from them.
   */
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
   * Applies a person's opinion on what a result is about: what baselines found unusual in it is
   * known at once, or never by itself, whatever their {@code known_after_alert}. Raises nothing.
   *
   * @return how many baselines have learned of its key
   */
  public int applyFeedback(Matter matter, Opinion opinion) {
    flush();
    return feedback.applyFeedback(matter, opinion);
  }

  private void result(Result result) {
    if (feedback.takes(result)) {
      return;
    }
    if (results.counts(result)) {
      result.spend();
    } else {
      result.make();
      results.accept(result);
    }
    if (!plan.isHeard(result.document())) {
      return;
    }
    if (shared.areShared()) {
      shared.send(result.fact(), result.late());
    } else if (gathering) {
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

  /** What the detectors know. */
  public Knowledge knowledge() {
    flush();
    return new Knowledge(plan, layers);
  }

  /** References of the documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    flush();
    List<String> documents = new ArrayList<>();
    for (Layer layer : layers) {
      documents.addAll(layer.quarantined());
    }
    return documents;
  }

  /** Forgets the states that say nothing any more at this time. */
  public void sweep(long time) {
    for (Layer layer : layers) {
      layer.sweep(time);
    }
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
    int left = 0;
    for (SavedState state : saved) {
      left += restore(state).isSetAside() ? 1 : 0;
    }
    return left;
  }

  /** Restores one piece that was saved, before any fact is handed over. */
  public Restoration restore(SavedState saved) {
    flush();
    Restoration restoration = Restoration.UNKNOWN;
    for (int i = 0; i < layers.length && restoration == Restoration.UNKNOWN; i++) {
      restoration = layers[i].restore(saved);
    }
    return restoration;
  }

  /**
   * Takes over one piece of state that was learned elsewhere under the same seed of hashes; the
   * states of a key that is known in both places are joined, see {@link Detector#join}. Only what
   * learns what is normal is taken over; nothing if no document here means what the piece was
   * learned for.
   *
   * @return how many states were taken over
   */
  public long adopt(SavedState saved) {
    flush();
    long[] taken = new long[1];
    boolean isFound = false;
    for (int i = 0; i < layers.length && !isFound; i++) {
      isFound = layers[i].adopt(saved, () -> taken[0]++);
    }
    return taken[0];
  }

  /**
   * Forgets all that a document has learned, and since when. What waits for time to pass it counts
   * from then on.
   *
   * @return for each piece that is to be deleted where it was saved, one without bytes; some are of
   *     key groups that others hold
   */
  public List<SavedState> forget(int document) {
    flush();
    DetectorPlan.Document planned = plan.document(document);
    if (planned == null || planned.layer() == 0) {
      return List.of();
    }
    shared.forget(planned);
    return layers[planned.layer() - 1].forget(planned);
  }

  /** Notes when a document saw its first fact, which may have been elsewhere or earlier. */
  public void seen(int document, long time) {
    DetectorPlan.Document planned = plan.document(document);
    if (planned != null) {
      layers[planned.layer() - 1].seen(document, time);
    }
  }

  /** Whether a timer goes off by then. */
  public boolean wakesBy(long time) {
    Layer next = firstToWake();
    return next != null && next.wakeTime() <= time;
  }

  /** What passes between this stack and others that hold the rest of the key groups. */
  public SharedGroups shared() {
    return shared;
  }
}
