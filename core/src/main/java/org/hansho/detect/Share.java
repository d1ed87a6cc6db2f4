package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * One of several equal parts of all detectors: those key groups whose number leaves its own as
 * rest. All shares together find what one {@link LayerStack} finds, whatever their number.
 *
 * <p>The driver hands all of them the same batches in steps, and no share begins a step before all
 * have ended the one before: {@link #prepare}, then {@link #run} for each layer from the lowest.
 * In a step a share belongs to one thread.
 */
public final class Share {
  /** How many deliveries ahead states are fetched. */
  private static final int AHEAD = 64;

  private final DetectorPlan plan;
  private final int number;
  private final int count;
  private final Consumer<Result> results;
  private final List<Layer> layers = new ArrayList<>();
  private final List<List<List<Sent>>> outboxes = new ArrayList<>();
  private final long[] earliest;

  @SuppressWarnings("UnusedVariable") // Written so that reading ahead is not optimised away.
  private int touched;

  /** A fact on its way to a state of a higher layer. */
  private record Sent(Fact fact, Listener listener, GroupKey key) {
    static final Comparator<Sent> ORDER =
        Comparator.comparing(Sent::fact, Fact.ORDER)
            .thenComparingInt(sent -> sent.listener().document())
            .thenComparingInt(sent -> sent.listener().role());
  }

  /**
   * A share without any state.
   *
   * @param number from 0
   * @param count of all shares
   * @param results receives every result of this share
   */
  public Share(DetectorPlan plan, int number, int count, Consumer<Result> results) {
    this.plan = plan;
    this.number = number;
    this.count = count;
    this.results = results;
    this.earliest = new long[plan.size()];
    Arrays.fill(earliest, Long.MAX_VALUE);
    for (int layer = 1; layer <= plan.layers(); layer++) {
      layers.add(new Layer(plan, layer, this::result));
      List<List<Sent>> outbox = new ArrayList<>();
      for (int share = 0; share < count; share++) {
        outbox.add(new ArrayList<>());
      }
      outboxes.add(outbox);
    }
  }

  private void result(Result result) {
    results.accept(result);
    Fact fact = result.fact();
    DetectorPlan.Document document = plan.document(fact.document());
    List<Listener> listeners = document == null ? List.of() : document.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(i);
      Layer layer = layers.get(listener.layer() - 1);
      earliest[listener.document()] = Math.min(earliest[listener.document()], fact.time());
      GroupKey key = listener.keyOf(fact);
      if (key == null) {
        layer.accept(fact, listener, null);
      } else {
        outboxes
            .get(layer.number() - 1)
            .get(key.group() % count)
            .add(new Sent(fact, listener, key));
      }
    }
  }

  /** Prepares this share's part of a batch. */
  public void prepare(Batch batch) {
    batch.prepare(plan, number);
  }

  /**
   * Hands a batch, and what was found in the layers below, to a layer.
   *
   * @param all every share, this one among them
   */
  public void run(int number, Batch batch, List<Share> all) {
    Layer layer = layers.get(number - 1);
    List<Sent> sent = take(layer, all);
    learnEarliest(layer, batch);
    int next = 0;
    for (Batch.Part part : batch.parts()) {
      next = run(layer, batch, part.deliveries(number, this.number), sent, next);
    }
    while (next < sent.size()) {
      accept(layer, sent.get(next++));
    }
    if (batch.size() > 0) {
      long time = batch.observation(batch.size() - 1).time();
      advance(layer, time, time);
    }
  }

  /** Hands over deliveries and, where they come before, results; returns the next of these. */
  private int run(Layer layer, Batch batch, Batch.Deliveries own, List<Sent> sent, int first) {
    int next = first;
    int index = -1;
    for (int i = 0; i < own.size(); i++) {
      if (i % AHEAD == 0) {
        touch(layer, batch, own, i);
      }
      Observation observation = batch.observation(own.observation(i));
      if (own.observation(i) != index) {
        index = own.observation(i);
        while (next < sent.size() && isBefore(sent.get(next).fact(), observation)) {
          accept(layer, sent.get(next++));
        }
        advance(layer, observation.time(), observation.time());
      }
      Audience.Told told = observation.audience().layer(layer.number())[own.told(i)];
      layer.accept(observation.fact(told.fact()), told.listener(), own.key(i));
    }
    return next;
  }

  private void touch(Layer layer, Batch batch, Batch.Deliveries own, int from) {
    for (int i = from; i < Math.min(own.size(), from + AHEAD); i++) {
      GroupKey key = own.key(i);
      if (key != null) {
        Audience audience = batch.observation(own.observation(i)).audience();
        touched += layer.touch(audience.layer(layer.number())[own.told(i)].listener(), key);
      }
    }
  }

  /** The input has ended: every wish of a layer comes true, behind what was found below. */
  public void end(int number, List<Share> all) {
    Layer layer = layers.get(number - 1);
    take(layer, all).forEach(sent -> accept(layer, sent));
    while (layer.wakeTime() != Detector.NEVER) {
      advance(layer, layer.wakeTime(), layer.wakeTime());
    }
  }

  /** What all shares have found for this one's part of a layer, in order. */
  private List<Sent> take(Layer layer, List<Share> all) {
    List<Sent> taken = new ArrayList<>();
    for (Share share : all) {
      List<Sent> outbox = share.outboxes.get(layer.number() - 1).get(number);
      taken.addAll(outbox);
      outbox.clear();
      learnEarliest(layer, share);
    }
    taken.sort(Sent.ORDER);
    return taken;
  }

  /** When the first fact of each document was seen counts for all of its keys. */
  private void learnEarliest(Layer layer, Batch batch) {
    for (DetectorPlan.Document document : plan.keyed()) {
      for (Batch.Part part : batch.parts()) {
        if (document.layer() == layer.number()) {
          layer.seen(document.index(), part.earliest(document.index()));
        }
      }
    }
  }

  private void learnEarliest(Layer layer, Share share) {
    for (int document = plan.rules(); document < plan.size(); document++) {
      DetectorPlan.Document planned = plan.document(document);
      if (planned != null && planned.layer() == layer.number()) {
        layer.seen(document, share.earliest[document]);
      }
    }
  }

  /** Results come behind the facts of the same record. */
  private static boolean isBefore(Fact result, Observation observation) {
    int byTime = Long.compare(result.time(), observation.time());
    return byTime != 0 ? byTime < 0 : result.origin().compareTo(observation.origin()) < 0;
  }

  /** What the passing of time decides comes before wake-ups of this layer at that time. */
  private static void accept(Layer layer, Sent sent) {
    Fact fact = sent.fact();
    boolean decidedByTime = fact.time() != fact.origin().time();
    advance(layer, fact.time(), decidedByTime ? fact.time() - 1 : fact.time());
    layer.accept(fact, sent.listener(), sent.key());
  }

  private static void advance(Layer layer, long time, long wakeUntil) {
    while (layer.wakeTime() <= wakeUntil) {
      layer.wake();
    }
    layer.passed(time);
  }

  /** Its part of the layers, from the lowest to the highest. */
  public List<Layer> layers() {
    return layers;
  }
}
