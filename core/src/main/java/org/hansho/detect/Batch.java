package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some observations in order, and who is to be told of them, for several {@link Share}s to work on.
 * Filled once: each share prepares a part of it, and then takes out of all parts what is its own,
 * so that no share looks at what belongs to another.
 */
public final class Batch {
  private final List<Observation> observations;
  private final List<Part> parts;

  /**
   * Observations in order, whose keys are not made yet.
   *
   * @param shares how many work on it
   */
  public Batch(List<Observation> observations, int shares) {
    this.observations = List.copyOf(observations);
    this.parts = new ArrayList<>();
    for (int share = 0; share < shares; share++) {
      parts.add(new Part(part(share, shares), part(share + 1, shares)));
    }
  }

  private int part(int share, int shares) {
    return (int) ((long) observations.size() * share / shares);
  }

  /** How many observations there are. */
  public int size() {
    return observations.size();
  }

  Observation observation(int index) {
    return observations.get(index);
  }

  /** Makes the keys of a share's part, and notes to whom each of its facts goes. */
  void prepare(DetectorPlan plan, int share) {
    parts.get(share).prepare(plan);
  }

  /** The parts, in the order of their observations. */
  List<Part> parts() {
    return parts;
  }

  /** Facts on their way to the states of one share in one layer. */
  static final class Deliveries {
    private long[] places = new long[64];
    private @Nullable GroupKey[] keys = new @Nullable GroupKey[64];
    private int size;

    private void add(int observation, int told, @Nullable GroupKey key) {
      if (size == places.length) {
        places = Arrays.copyOf(places, 2 * size);
        keys = Arrays.copyOf(keys, 2 * size);
      }
      places[size] = (long) observation << Integer.SIZE | told;
      keys[size++] = key;
    }

    int size() {
      return size;
    }

    /** Index of the observation in the batch. */
    int observation(int delivery) {
      return (int) (places[delivery] >>> Integer.SIZE);
    }

    /** Which of those who are told in the layer, in the observation's audience. */
    int told(int delivery) {
      return (int) places[delivery];
    }

    /** The key; null if the fact has none. */
    @Nullable GroupKey key(int delivery) {
      return keys[delivery];
    }
  }

  /** The deliveries of a run of observations. */
  final class Part {
    private final int from;
    private final int to;
    private final List<List<Deliveries>> byLayer = new ArrayList<>();
    private long[] earliest = {};

    private Part(int from, int to) {
      this.from = from;
      this.to = to;
    }

    /** Those of a layer for a share. */
    Deliveries deliveries(int layer, int share) {
      return byLayer.get(layer - 1).get(share);
    }

    /** When a document that listens was first told of a fact, whatever its key. */
    long earliest(int document) {
      return earliest[document];
    }

    private void prepare(DetectorPlan plan) {
      earliest = new long[plan.size()];
      Arrays.fill(earliest, Long.MAX_VALUE);
      for (int layer = 1; layer <= plan.layers(); layer++) {
        List<Deliveries> ofLayer = new ArrayList<>();
        parts.forEach(part -> ofLayer.add(new Deliveries()));
        byLayer.add(ofLayer);
      }
      for (int index = from; index < to; index++) {
        prepare(index, observations.get(index));
      }
    }

    private void prepare(int index, Observation observation) {
      List<Listener> needed = observation.audience().keys();
      @Nullable GroupKey[] keys = new @Nullable GroupKey[needed.size()];
      Fact fact = observation.fact(0);
      for (int key = 0; key < keys.length; key++) {
        keys[key] = needed.get(key).keyOf(fact);
      }
      for (int layer = 1; layer <= byLayer.size(); layer++) {
        Audience.Told[] audience = observation.audience().layer(layer);
        for (int told = 0; told < audience.length; told++) {
          GroupKey key = keys[audience[told].key()];
          int share = key == null ? 0 : key.group() % parts.size();
          deliveries(layer, share).add(index, told, key);
          int document = audience[told].listener().document();
          earliest[document] = Math.min(earliest[document], observation.time());
        }
      }
    }
  }
}
