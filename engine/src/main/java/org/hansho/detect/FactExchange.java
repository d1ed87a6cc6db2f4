package org.hansho.detect;

/**
 * The way of facts between sessions that share the key groups: whoever hosts them carries each fact
 * to the session that holds its key ({@link GroupKey#holder}). Called on the thread of the session
 * that sends.
 */
@FunctionalInterface
public interface FactExchange {
  /**
   * Carries a fact; it must have arrived before the layer of its listener is run up to its time.
   *
   * @param late whether it is not to be put in order, see {@link Detector#late}
   */
  void send(KeyedFact fact, boolean late);
}
