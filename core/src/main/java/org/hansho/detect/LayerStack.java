package org.hansho.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All layers in one thread: facts in order of time go in at the bottom, results come out, and go on
 * to the layers above at once. The simplest driver; the others must find the same.
 */
public final class LayerStack {
  private static final Comparator<Fact> BY_DOCUMENT = Comparator.comparingInt(Fact::document);

  private final DetectorPlan plan;
  private final Consumer<Result> results;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Fact> found = new ArrayList<>();
  private @Nullable Fact[] facts = new @Nullable Fact[64];
  private @Nullable GroupKey[] keys = new @Nullable GroupKey[64];
  private boolean gathering;
  private long now = Long.MIN_VALUE;
  private long late;
  private boolean dismissing;

  /**
   * Layers without any state.
   *
   * @param results receives every result, also those that only other documents listen to
   */
  public LayerStack(DetectorPlan plan, Consumer<Result> results) {
    this.plan = plan;
    this.results = results;
    for (int number = 1; number <= plan.layers(); number++) {
      layers.add(new Layer(plan, number, this::result));
    }
  }

  /** Hands over the next fact; one that is earlier than the one before it counts as late. */
  public void accept(Fact fact) {
    if (fact.time() < now) {
      late++;
      deliver(fact, true);
      return;
    }
    advance(fact.time());
    deliver(fact, false);
  }

  /**
   * Hands over the facts of the next observation: all of them to a layer before anything reaches
   * the layer above; there they come before what was found below.
   */
  public void accept(Observation observation) {
    if (observation.time() < now) {
      late += observation.size();
      observation.facts().forEach(fact -> deliver(fact, true));
      return;
    }
    advance(observation.time());
    prepare(observation);
    gathering = true;
    found.clear();
    for (Layer layer : layers) {
      deliver(layer, observation.audience().layer(layer.number()), observation.time());
    }
    gathering = false;
  }

  private void prepare(Observation observation) {
    int size = observation.size();
    List<Listener> needed = observation.audience().keys();
    if (Math.max(size, needed.size()) > facts.length) {
      facts = new @Nullable Fact[2 * Math.max(size, needed.size())];
      keys = new @Nullable GroupKey[facts.length];
    }
    for (int i = 0; i < size; i++) {
      facts[i] = observation.fact(i);
    }
    for (int i = 0; i < needed.size(); i++) {
      keys[i] = needed.get(i).keyOf(observation.fact(0));
    }
  }

  private void deliver(Layer layer, Audience.Told[] audience, long time) {
    for (Audience.Told told : audience) {
      Listener listener = told.listener();
      Fact fact = facts[told.fact()];
      if (fact != null) {
        layer.seen(listener.document(), time);
        layer.accept(fact, listener, keys[told.key()]);
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
        layer.seen(listener.document(), fact.time());
        layer.accept(fact, listener);
      }
    }
  }

  /** Says that everything before and at this time has been handed over, but for the next fact. */
  public void advance(long time) {
    now = time;
    Layer first = firstToWake();
    while (first != null && first.wakeTime() <= time) {
      first.wake();
      first = firstToWake();
    }
    for (Layer layer : layers) {
      layer.passed(time);
    }
  }

  private @Nullable Layer firstToWake() {
    Layer first = null;
    for (Layer layer : layers) {
      if (first == null || layer.wakeTime() < first.wakeTime()) {
        first = layer;
      }
    }
    return first;
  }

  /** The input has ended: every wish comes true. */
  public void end() {
    Layer first = firstToWake();
    while (first != null && first.wakeTime() != Detector.NEVER) {
      advance(first.wakeTime());
      first = firstToWake();
    }
  }

  /**
   * Says that what a fact of a rule brought is harmless: the values that baselines found unusual in
   * it are known at once, whatever their {@code absorb}. Raises nothing. Baselines above a
   * correlation are not reached, since its results are not kept.
   *
   * @param fact made again of a record that is evidence of the alert that was dismissed
   */
  public void dismiss(Fact fact) {
    dismissing = true;
    deliver(fact, true);
    dismissing = false;
  }

  private void result(Result result) {
    if (!dismissing) {
      results.accept(result);
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
      Layer layer = layers.get(listener.layer() - 1);
      layer.seen(listener.document(), fact.time());
      if (dismissing) {
        layer.dismiss(fact, listener);
      } else if (isLate) {
        layer.late(fact, listener);
      } else {
        layer.accept(fact, listener);
      }
    }
  }

  /** The layers from the lowest to the highest. */
  public List<Layer> layers() {
    return layers;
  }

  /** How many facts came too late to be put in order. */
  public long late() {
    return late;
  }

  /** Saves everything that has changed. */
  public List<SavedState> saveChanged() {
    List<SavedState> saved = new ArrayList<>();
    layers.forEach(layer -> saved.addAll(layer.saveChanged()));
    return saved;
  }

  /** Restores what was saved; returns how much of it is worth nothing any more. */
  public int restore(List<SavedState> saved) {
    int left = 0;
    for (SavedState state : saved) {
      left += layers.stream().anyMatch(layer -> layer.restore(state)) ? 0 : 1;
    }
    return left;
  }
}
